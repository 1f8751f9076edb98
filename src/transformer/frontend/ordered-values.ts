/**
 * Values that are written in one order and used in another: where evaluating one of them makes statements, all are evaluated
 * before their use, in the order in which they are written.
 */
import { needsStatements } from '../hir/needs-statements.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** Statements that evaluate the values, and what stands for each of them afterwards. */
export interface OrderedValues {
  readonly before: readonly RawStatement[];
  readonly all: Readonly<Record<string, RawExpr | undefined>>;
}

/** Keeps the order of the keys. */
export function inOrder(values: Readonly<Record<string, RawExpr>>, cx: Lowering): OrderedValues {
  const entries = Object.entries(values);
  if (!entries.some(([, value]) => needsStatements(value, false))) return { before: [], all: values };
  const before: RawStatement[] = [];
  const all: Record<string, RawExpr> = {};
  for (const [key, value] of entries) {
    const [declare, captured] = value.kind === 'placeholder' ? [[], value] : b.capture(value, nameOf(key), cx);
    before.push(...declare);
    all[key] = captured;
  }
  return { before, all };
}

function nameOf(key: string): string {
  const last = key.split('.').at(-1) ?? key;
  return last.charAt(0).toLowerCase() + last.slice(1);
}
