/**
 * Tests of workflows: `simulate` runs a compiled workflow in virtual time, `mock` stands in for what it calls.
 */
export { submitted, TaskError } from '../task-connector.ts';
export { type Mock, mock } from './mock.ts';
export { type SimulateOptions, type Simulation, simulate } from './simulate.ts';
