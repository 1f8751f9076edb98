/** Reads what a compiled call on plain items is given: expressions. Object and array literals are looked into. */
import type { ItemReader } from '../../tasks/needs/items/index.ts';
import { isOnly, Kind, mayBe } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';

const SCALARS = Kind.string | Kind.number | Kind.boolean | Kind.null;

/** The reader of expressions. */
export const expressionReader: ItemReader<RawExpr> = {
  entries: recordEntries,
  items: (value) =>
    value.kind === 'list' && value.entries.every((entry) => entry.kind === 'item')
      ? value.entries.map((entry) => entry.value)
      : null,
  constant: (value) => (value.kind === 'literal' ? value.value : undefined),
  isScalar: (value) => value.shape.kinds !== 0 && isOnly(value.shape, SCALARS),
  mayBeNull: (value) => mayBe(value.shape, Kind.null),
  isMissing: (value) => value.kind === 'absent',
  mayBeMissing: (value) => mayBe(value.shape, Kind.absent),
};

/** The properties of an object literal in the order that JavaScript lists them: array indexes first. */
export function recordEntries(value: RawExpr): readonly (readonly [string, RawExpr])[] | null {
  if (value.kind !== 'record') return null;
  const properties: Record<string, RawExpr> = {};
  for (const entry of value.entries) {
    if (entry.kind !== 'property' || entry.key.kind !== 'literal') return null;
    properties[String(entry.key.value)] = entry.value;
  }
  return Object.entries(properties);
}
