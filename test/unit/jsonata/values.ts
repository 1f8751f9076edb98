/**
 * Builders of the value language for tests: every node gets an origin and, where it is not given, the shape that a value of
 * its kind has.
 */
import type {
  BinaryOperator,
  Expr,
  ListEntry,
  LogicalOperator,
  RecordEntry,
  UnaryOperator,
} from '../../../src/transformer/core/expr.ts';
import { createIdSupply, type FunctionId, type LabelId, type VarId } from '../../../src/transformer/core/ids.ts';
import type { LibraryMember } from '../../../src/transformer/core/library.ts';
import { Kind, mayBe, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import type { PathStep, PureStatement } from '../../../src/transformer/core/statement.ts';

export const ORIGIN = { file: '/test.ts', start: 0, end: 0 } as const;
export const ids = createIdSupply();
export type E = Expr;
export type S = PureStatement;

const origin = ORIGIN;

export const literal = (value: string | number | boolean | null): E => ({
  kind: 'literal',
  origin,
  value,
  shape: shapeOfData(value),
});
export const absent: E = { kind: 'absent', origin, shape: shapes.absent };
export const ref = (variable: VarId, shape: ValueShape = shapes.unknown): E => ({
  kind: 'ref',
  origin,
  variable,
  shape,
});
export const member = (object: E, key: string, shape: ValueShape = shapes.unknown): E => ({
  kind: 'member',
  origin,
  object,
  key,
  shape,
});
export const index = (object: E, key: E, shape: ValueShape = shapes.unknown): E => ({
  kind: 'index',
  origin,
  object,
  index: key,
  shape,
});
export const record = (entries: readonly RecordEntry<never>[]): E => {
  const maybeUndefined = entries.some(({ kind, value }) => kind === 'property' && mayBe(value.shape, Kind.absent));
  const shape = { ...shapes.record, ...(maybeUndefined && { undefinedProperties: true as const }) };
  return { kind: 'record', origin, entries, shape };
};
export const property = (key: string | E, value: E): RecordEntry<never> => ({
  kind: 'property',
  key: typeof key === 'string' ? literal(key) : key,
  value,
});
export const spread = (value: E): ListEntry<never> & RecordEntry<never> => ({ kind: 'spread', value });
export const item = (value: E): ListEntry<never> => ({ kind: 'item', value });
export const list = (entries: readonly ListEntry<never>[]): E => ({
  kind: 'list',
  origin,
  entries,
  shape: shapes.list(),
});
export const template = (...parts: readonly E[]): E => ({ kind: 'template', origin, parts, shape: shapes.string });
export const unary = (operator: UnaryOperator, operand: E, shape: ValueShape = shapes.unknown): E => ({
  kind: 'unary',
  origin,
  operator,
  operand,
  shape,
});
export const binary = (operator: BinaryOperator, left: E, right: E, shape: ValueShape = shapes.unknown): E => ({
  kind: 'binary',
  origin,
  operator,
  left,
  right,
  shape,
});
export const logical = (operator: LogicalOperator, left: E, right: E, shape: ValueShape = shapes.unknown): E => ({
  kind: 'logical',
  origin,
  operator,
  left,
  right,
  shape,
});
export const conditional = (test: E, consequent: E, alternate: E, shape: ValueShape = shapes.unknown): E => ({
  kind: 'conditional',
  origin,
  test,
  consequent,
  alternate,
  shape,
});
export const library = (
  name: LibraryMember,
  receiver: E | null,
  args: readonly E[] = [],
  shape: ValueShape = shapes.unknown,
): E => ({ kind: 'library', origin, member: name, receiver, arguments: args, shape });
export const lambda = (
  parameters: readonly VarId[],
  body: E | readonly S[],
  shape: ValueShape = shapes.unknown,
): E => ({
  kind: 'lambda',
  origin,
  parameters,
  body: 'kind' in body ? [returns(body)] : body,
  shape: 'kind' in body ? body.shape : shape,
});
export const callFunction = (id: FunctionId, args: readonly E[], shape: ValueShape = shapes.unknown): E => ({
  kind: 'call',
  origin,
  function: id,
  arguments: args,
  shape,
});
export const program = (body: readonly S[], shape: ValueShape = shapes.unknown): E => ({
  kind: 'program',
  origin,
  body,
  shape,
});

export const declare = (variable: VarId, value: E | null): S => ({ kind: 'declare', origin, variable, value });
export const assign = (variable: VarId, value: E | 'remove', ...path: readonly PathStep<never>[]): S => ({
  kind: 'assign',
  origin,
  variable,
  path,
  value,
});
export const inRecord = (key: string | E): PathStep<never> => ({
  container: 'record',
  key: typeof key === 'string' ? literal(key) : key,
});
export const inList = (key: number | E): PathStep<never> => ({
  container: 'list',
  key: typeof key === 'number' ? literal(key) : key,
});
export const inEither = (key: E): PathStep<never> => ({ container: 'either', key });
export const when = (test: E, consequent: readonly S[], alternate: readonly S[] = []): S => ({
  kind: 'if',
  origin,
  test,
  consequent,
  alternate,
});
export const whileLoop = (
  test: E | null,
  body: readonly S[],
  update: readonly S[] = [],
  label: LabelId = ids.label(),
): S => ({ kind: 'loop', origin, label, head: { kind: 'while', test }, body, update });
export const doLoop = (
  test: E | null,
  body: readonly S[],
  update: readonly S[] = [],
  label: LabelId = ids.label(),
): S => ({ kind: 'loop', origin, label, head: { kind: 'do', test: test ?? literal(true) }, body, update });
export const each = (
  variable: VarId,
  items: E,
  body: readonly S[],
  update: readonly S[] = [],
  label: LabelId = ids.label(),
): S => ({ kind: 'loop', origin, label, head: { kind: 'each', variable, list: items }, body, update });
export const breakTo = (label: LabelId): S => ({ kind: 'break', origin, label });
export const continueTo = (label: LabelId): S => ({ kind: 'continue', origin, label });
export const returns = (value: E | null): S => ({ kind: 'return', origin, value });
export const block = (body: readonly S[], label: LabelId | null = null): S => ({ kind: 'block', origin, label, body });

/** The narrowest shape that the value has. */
export function shapeOfData(value: unknown): ValueShape {
  if (value === undefined) return shapes.absent;
  if (value === null) return shapes.null;
  if (typeof value === 'string') return shapes.string;
  if (typeof value === 'boolean') return shapes.boolean;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return shapes.anyNumber;
    return Number.isSafeInteger(value) ? shapes.integer : shapes.number;
  }
  const nonFinite = hasNonFinite(value) ? { nonFinite: true as const } : {};
  return { kinds: Array.isArray(value) ? Kind.list : Kind.record, ...nonFinite };
}

/** True when NaN or ±Infinity occurs in the value. */
export function hasNonFinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNonFinite);
}
