/** Small definitions for validator tests: one state under test in an otherwise valid machine. */
import { formatProblem, type ValidationOptions, validateStateMachine } from '../../../../src/asl/index.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** A machine that starts at `X` with the given fields; `more` are further states. */
export function machineOf(fields: Fields, more: Readonly<Record<string, Fields>> = {}): Fields {
  return { QueryLanguage: 'JSONata', StartAt: 'X', States: { X: fields, ...more } };
}

/** Fields of a Pass that ends. */
export const pass = (fields: Fields = {}): Fields => ({ Type: 'Pass', ...fields, End: true });

/** Fields of a Task that ends. */
export const task = (fields: Fields = {}): Fields => ({
  Type: 'Task',
  Resource: '${ChargeArn}',
  ...fields,
  ...('Next' in fields ? {} : { End: true }),
});

/** A graph of one state. */
export const graphOf = (name: string, state: Fields): Fields => ({ StartAt: name, States: { [name]: state } });

/** Fields of an inline Map over states. */
export const map = (processor: Fields, fields: Fields = {}): Fields => ({
  Type: 'Map',
  ItemProcessor: processor,
  ...fields,
  End: true,
});

/** Fields of a Distributed Map over states. */
export const distributedMap = (processor: Fields, fields: Fields = {}): Fields =>
  map({ ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...processor }, fields);

/** Fields of a Parallel. */
export const parallel = (branches: readonly Fields[], fields: Fields = {}): Fields => ({
  Type: 'Parallel',
  Branches: branches,
  ...fields,
  ...('Next' in fields ? {} : { End: true }),
});

/** The problems of a definition as CreateStateMachine prints them. */
export function problemsOf(machine: unknown, options: ValidationOptions = {}): string[] {
  return validateStateMachine(machine, options).map(formatProblem);
}
