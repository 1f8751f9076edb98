/**
 * The machines that the engine is measured with. Those in JSONPath mode use only what `aws-local-stepfunctions` supports too,
 * so that both interpreters do the same work.
 */
import type { Json, StateMachine } from '../../src/asl/index.ts';

/** A machine, what it is given, and how many states one execution enters. */
export interface Workload {
  readonly title: string;
  readonly definition: StateMachine;
  readonly input: Json;
  readonly states: number;
  /** Functions that its tasks call, by the name of the state. */
  readonly functions: Readonly<Record<string, (input: Json) => Json>>;
}

/** JSONPath mode, in which both interpreters can run it. */
const jsonPath = (definition: object): StateMachine => JSON.parse(JSON.stringify(definition));
const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:';
const number = (value: Json): number => Number(value);

const ROUNDS = 500;
const ITEMS = 500;

/** Machines that both interpreters run. */
export const JSON_PATH: readonly Workload[] = [
  {
    title: 'one Pass',
    definition: jsonPath({ StartAt: 'P', States: { P: { Type: 'Pass', Parameters: { 'a.$': '$.n' }, End: true } } }),
    input: { n: 1 },
    states: 1,
    functions: {},
  },
  {
    title: 'Choice loop',
    definition: jsonPath({
      StartAt: 'Count',
      States: {
        Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'More' },
        More: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericLessThan: ROUNDS, Next: 'Count' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    }),
    input: { n: 0 },
    states: 2 * ROUNDS + 1,
    functions: {},
  },
  {
    title: 'Task loop',
    definition: jsonPath({
      StartAt: 'Add',
      States: {
        Add: { Type: 'Task', Resource: `${LAMBDA}Add`, InputPath: '$.n', ResultPath: '$.n', Next: 'More' },
        More: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericLessThan: ROUNDS, Next: 'Add' }], Default: 'Done' },
        Done: { Type: 'Succeed' },
      },
    }),
    input: { n: 0, order: { id: 'o-1', lines: [1, 2, 3] } },
    states: 2 * ROUNDS + 1,
    functions: { Add: (n) => number(n) + 1 },
  },
  {
    title: 'Map of Tasks',
    definition: jsonPath({
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemsPath: '$.items',
          ItemProcessor: {
            StartAt: 'Double',
            States: { Double: { Type: 'Task', Resource: `${LAMBDA}Double`, End: true } },
          },
          End: true,
        },
      },
    }),
    input: { items: Array.from({ length: ITEMS }, (_, index) => index) },
    states: ITEMS + 1,
    functions: { Double: (n) => 2 * number(n) },
  },
  {
    title: 'Parallel of Passes',
    definition: jsonPath({
      StartAt: 'All',
      States: {
        All: {
          Type: 'Parallel',
          Branches: Array.from({ length: 20 }, (_, index) => ({
            StartAt: `P${index}`,
            States: { [`P${index}`]: { Type: 'Pass', Parameters: { 'at.$': '$.n' }, End: true } },
          })),
          End: true,
        },
      },
    }),
    input: { n: 1 },
    states: 21,
    functions: {},
  },
];

/** Machines that only an interpreter of JSONata runs. */
export const JSONATA: readonly Workload[] = [
  {
    title: 'one Pass',
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'P',
      States: { P: { Type: 'Pass', Output: { a: '{% $states.input.n %}' }, End: true } },
    },
    input: { n: 1 },
    states: 1,
    functions: {},
  },
  {
    title: 'Choice loop',
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'Count',
      States: {
        Count: { Type: 'Pass', Output: { n: '{% $states.input.n + 1 %}' }, Next: 'More' },
        More: {
          Type: 'Choice',
          Choices: [{ Condition: `{% $states.input.n < ${ROUNDS} %}`, Next: 'Count' }],
          Default: 'Done',
        },
        Done: { Type: 'Succeed' },
      },
    },
    input: { n: 0 },
    states: 2 * ROUNDS + 1,
    functions: {},
  },
  {
    title: 'variables and a Task',
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'Init',
      States: {
        Init: { Type: 'Pass', Assign: { n: 0, order: '{% $states.input %}' }, Next: 'Add' },
        Add: {
          Type: 'Task',
          Resource: `${LAMBDA}Add`,
          Arguments: '{% $n %}',
          Assign: { n: '{% $states.result %}' },
          Next: 'More',
        },
        More: { Type: 'Choice', Choices: [{ Condition: `{% $n < ${ROUNDS} %}`, Next: 'Add' }], Default: 'Done' },
        Done: { Type: 'Succeed', Output: '{% $order %}' },
      },
    },
    input: { id: 'o-1', lines: [1, 2, 3] },
    states: 2 * ROUNDS + 2,
    functions: { Add: (n) => number(n) + 1 },
  },
  {
    title: 'Map of Tasks',
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          Items: '{% $states.input.items %}',
          ItemProcessor: {
            StartAt: 'Double',
            States: { Double: { Type: 'Task', Resource: `${LAMBDA}Double`, End: true } },
          },
          End: true,
        },
      },
    },
    input: { items: Array.from({ length: ITEMS }, (_, index) => index) },
    states: ITEMS + 1,
    functions: { Double: (n) => 2 * number(n) },
  },
];
