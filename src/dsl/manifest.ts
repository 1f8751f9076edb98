/**
 * Which exported names of this package are part of the workflow language, as pure data. The transformer resolves each
 * name to its `ts.Symbol` once and matches by identity, so that aliases and re-exports are seen through. Every key is an
 * export of `src/dsl/index.ts`; a unit test keeps the two in step.
 */
export {
  csvDelimiters,
  type FormatOptions,
  type ItemFormat,
  locationKeys,
  type ReaderConfig,
  readerSpelling,
} from './distributed-map/reader-config.ts';
export { attributeSent, bareHandleAttribute, deriveAttribute } from './handle-attribute.ts';
export { parentKey } from './parent-key.ts';

/** What a name of the package means to the compiler. */
export type IntrinsicKind =
  | 'workflow'
  | 'sleep'
  | 'sleepUntil'
  | 'map'
  | 'distributedMap'
  | 'retry'
  | 'context'
  | 'parseCause'
  | 'errorBase'
  | 'errors'
  | 'decorator.workflow'
  | 'decorator.retry'
  | 'decorator.timeout'
  | 'decorator.heartbeat'
  | 'decorator.comment';

/** Exported value name → intrinsic kind. */
export const intrinsics = {
  workflow: 'workflow',
  sleep: 'sleep',
  sleepUntil: 'sleepUntil',
  map: 'map',
  distributedMap: 'distributedMap',
  retry: 'retry',
  context: 'context',
  parseCause: 'parseCause',
  WorkflowError: 'errorBase',
  errors: 'errors',
  Workflow: 'decorator.workflow',
  Retry: 'decorator.retry',
  Timeout: 'decorator.timeout',
  Heartbeat: 'decorator.heartbeat',
  Comment: 'decorator.comment',
} as const satisfies Readonly<Record<string, IntrinsicKind>>;

/** A name listed in {@link intrinsics}. */
export type IntrinsicName = keyof typeof intrinsics;
