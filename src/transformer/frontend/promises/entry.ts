/** What a promise that was made in a block of its own needs from there, as a record that goes to where it runs. */
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { renamed } from './carried.ts';

/** A promise's code, and the variables that it needs. */
export interface Site {
  readonly value: RawExpr;
  readonly needed: readonly VarId[];
}

/** The record. */
export function entryOf({ needed }: Site, origin: Origin, cx: Lowering): RawExpr {
  const read = (id: VarId): RawExpr => b.ref(id, cx.shapeOfVariable(id), cx.variableOf(id).origin);
  return b.object(Object.fromEntries(needed.map((id, index) => [keyOf(id, index, cx), read(id)])), origin);
}

/** The code where the record is known. */
export function atEntry({ value, needed }: Site, entry: RawExpr, cx: Lowering): RawExpr {
  const { origin } = value;
  const copies = new Map(needed.map((id) => [id, cx.variable(cx.variableOf(id))]));
  const unpack = needed.map((id, index): RawStatement => {
    const part = b.member(entry, keyOf(id, index, cx), cx.shapeOfVariable(id), origin);
    return b.declare(copies.get(id) ?? id, part, origin);
  });
  const [code] = renamed([b.evaluate(value, origin)], copies);
  return b.sequence(unpack, code?.kind === 'evaluate' ? code.value : value, origin);
}

function keyOf(id: VarId, index: number, cx: Lowering): string {
  return `${cx.variableOf(id).name}${index || ''}`;
}
