/**
 * What Node and Step Functions make of the workflows in `differences.ts`, by the entry of docs/semantics.md that licenses
 * the difference.
 */
import { after, type CaseTasks, TaskFailure } from '../../differential/cases.ts';

/** What a run comes to: its output or error, and the texts that it gave to `Note`. */
export interface Came {
  readonly output?: unknown;
  readonly error?: string;
  readonly notes?: readonly string[];
}

/** One input of a workflow. */
export interface Difference {
  readonly workflow: string;
  readonly input?: unknown;
  /** Absent where Node would end the process, never end, or read the clock of this computer. */
  readonly node?: Came;
  readonly stepFunctions: Came;
  readonly tasks?: CaseTasks;
}

/** Fails for a negative number, else answers after as many seconds. */
export const TASKS: CaseTasks = {
  Ask: (n: number) => (n < 0 ? new TaskFailure('Negative') : after(n, n)),
  Note: () => null,
};

/** The licensed differences, by their bold words. */
export const LICENSED: Readonly<Record<string, readonly Difference[]>> = {
  'Concurrency is structured.': [
    { workflow: 'siblings', node: { output: null, notes: ['slow'] }, stepFunctions: { output: null, notes: [] } },
    { workflow: 'heldFailure', stepFunctions: { error: 'Negative', notes: [] } },
    { workflow: 'heldFailureCaught', stepFunctions: { output: 'Negative', notes: ['after'] } },
  ],
  'Some errors of the language compare by name.': [
    {
      workflow: 'nameOfError',
      input: { items: [] },
      node: { error: 'TypeError' },
      stepFunctions: { error: 'TypeError' },
    },
  ],
  'Batches by size.': [
    {
      workflow: 'batches',
      input: ['a', 'b', 'c', 'd', 'e', 'f'],
      node: { output: null, notes: ['4', '2'] },
      stepFunctions: { output: null, notes: ['4', '2'] },
    },
  ],
  'Objects have their own properties only.': [
    {
      workflow: 'inherited',
      input: { key: 'constructor' },
      node: { output: [true, true] },
      stepFunctions: { output: [false, false] },
    },
    {
      workflow: 'ownToString',
      input: { data: { toString: 'text' } },
      node: { error: 'TypeError' },
      stepFunctions: { output: '[object Object]!' },
    },
  ],
  'Arrays have items only.': [
    {
      workflow: 'propertyOfArray',
      input: { data: [1] },
      node: { output: [1] },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
  ],
  'NaN and the infinities keep their value between states': [
    {
      workflow: 'markedNumber',
      input: { n: -1, text: 'text' },
      node: { output: ['number', 'string', 'number'] },
      stepFunctions: { output: ['number', 'string', 'number'] },
    },
    {
      workflow: 'markedNumber',
      input: { n: 1, text: '\ue000NaN' },
      node: { output: ['number', 'string', 'number'] },
      stepFunctions: { output: ['number', 'number', 'number'] },
    },
  ],
  'Undefined items keep their places': [
    {
      workflow: 'markedItem',
      input: { items: [{ name: '\ue000undefined' }, {}] },
      node: { output: [false, true] },
      stepFunctions: { output: [true, true] },
    },
  ],
  'Ranges of no length.': [
    {
      workflow: 'rangeOfNothing',
      input: { n: -1 },
      node: { error: 'RangeError' },
      stepFunctions: { output: [] },
    },
  ],
  'Negative zero is 0 between states': [
    {
      workflow: 'negativeZero',
      input: { n: 0 },
      node: { output: [true, false, 0] },
      stepFunctions: { output: [false, true, 0] },
    },
  ],
  'The clock.': [{ workflow: 'clock', stepFunctions: { output: [1000, 0] } }],
  'Overflow.': [
    { workflow: 'overflow', input: { n: 1e200 }, node: { output: null }, stepFunctions: { output: 'Infinity' } },
    {
      workflow: 'overflowUsed',
      input: { n: 1e200 },
      node: { output: null },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
  ],
  'Types are believed.': [
    {
      workflow: 'believed',
      input: { n: 5 },
      node: { output: null },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
    { workflow: 'present', input: [], node: { error: 'TypeError' }, stepFunctions: { error: 'TypeError' } },
  ],
  'Comparators that contradict themselves.': [
    {
      workflow: 'contradicting',
      input: [1, 2, 3, 4, 5, 6, 7, 8, 9],
      node: { output: [9, 6, 3, 1, 2, 4, 5, 7, 8] },
      stepFunctions: { output: [9, 1, 2, 4, 7, 8, 6, 5, 3] },
    },
    {
      workflow: 'oneLess',
      input: [3, 1, 2, 1],
      node: { output: [1, 1, 2, 3] },
      stepFunctions: { output: [1, 1, 2, 3] },
    },
  ],
  'Error classes match by name.': [
    {
      workflow: 'errorByName',
      node: { output: 'other' },
      stepFunctions: { output: 'base' },
      tasks: { Ask: () => new TaskFailure('Derived') },
    },
  ],
};

/** The limits of the platform, by their bold words. */
export const LIMITS: Readonly<Record<string, readonly Difference[]>> = {
  'Size.': [
    {
      workflow: 'tooMuch',
      input: { n: 300_000 },
      node: { output: 'x'.repeat(300_000) },
      stepFunctions: { error: 'States.DataLimitExceeded' },
    },
  ],
  'Expressions.': [
    { workflow: 'forever', node: { output: 999_999 }, stepFunctions: { error: 'States.QueryEvaluationError' } },
  ],
  'Holes.': [
    { workflow: 'holes', input: { at: 1 }, node: { output: 2 }, stepFunctions: { output: 2 } },
    {
      workflow: 'holes',
      input: { at: 3 },
      node: { output: 4 },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
    { workflow: 'lengthened', input: { to: 1 }, node: { output: 1 }, stepFunctions: { output: 1 } },
    { workflow: 'lengthened', input: { to: 2 }, node: { output: 2 }, stepFunctions: { output: 2 } },
    {
      workflow: 'lengthened',
      input: { to: 3 },
      node: { output: 3 },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
  ],
  'Long arrays.': [
    { workflow: 'longArray', input: { n: 3, by: 2 }, node: { output: 2 }, stepFunctions: { output: 2 } },
    {
      workflow: 'longArray',
      input: { n: 3, by: 0 },
      node: { error: 'RangeError' },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
  ],
  'Deep data.': [
    { workflow: 'deepData', input: { depth: 10 }, node: { output: 10 }, stepFunctions: { output: 10 } },
    {
      workflow: 'deepData',
      input: { depth: 60 },
      node: { output: 60 },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
  ],
  'Dates.': [
    {
      workflow: 'readDate',
      input: '2026-01-01T00:00:00Z',
      node: { output: 1_767_225_600_000 },
      stepFunctions: { output: 1_767_225_600_000 },
    },
    { workflow: 'readDate', input: 'yesterday', node: { output: null }, stepFunctions: { output: null } },
    { workflow: 'readDate', input: '12/31/2020', stepFunctions: { error: 'States.QueryEvaluationError' } },
    { workflow: 'readDate', input: '2026-01-01T00:00:00', stepFunctions: { error: 'States.QueryEvaluationError' } },
    { workflow: 'readDate', input: 'n/a 3', stepFunctions: { error: 'States.QueryEvaluationError' } },
  ],
  'Keys given twice.': [
    { workflow: 'parsed', input: '{"a":1,"b":2}', node: { output: [1] }, stepFunctions: { output: [1] } },
    {
      workflow: 'parsed',
      input: '{"a":1,"a":2}',
      node: { output: [2] },
      stepFunctions: { error: 'States.QueryEvaluationError' },
    },
  ],
  'Long winners.': [
    {
      workflow: 'longWinner',
      input: { n: 1 },
      node: { output: 'x'.repeat(40_000) },
      stepFunctions: { error: 'StepScript.ResultTooLarge' },
      tasks: { Ask: () => after(1, 40_000) },
    },
  ],
  'Races over nothing.': [{ workflow: 'noRace', input: [], stepFunctions: { error: 'StepScript.NeverSettles' } }],
};
