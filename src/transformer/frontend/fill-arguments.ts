/** Puts a handle's identifier into the arguments of its stub: at a key, or into each entry of a list that lacks it. */
import { shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** `fills` is a key, `Key.Inner`, or `List[].Key`. What the caller wrote wins in lists, the handle wins at a key. */
export function fillArguments(
  parameters: RawExpr | null,
  fills: string,
  identifier: RawExpr,
  origin: RawExpr['origin'],
  cx: Lowering,
): RawExpr {
  const [list, key] = fills.split('[].');
  const own = parameters ?? b.record([], origin);
  if (list === undefined || key === undefined) {
    const [outer = fills, inner] = fills.split('.');
    return prepend(outer, inner === undefined ? identifier : b.object({ [inner]: identifier }, origin), own);
  }
  if (own.kind === 'sequence') return { ...own, value: fillArguments(own.value, fills, identifier, origin, cx) };
  if (own.kind !== 'record') return own;
  const entries = own.entries.map((entry) => {
    if (entry.kind !== 'property' || entry.key.kind !== 'literal' || entry.key.value !== list) return entry;
    return { ...entry, value: fillList(entry.value, key, identifier, origin, cx) };
  });
  return { ...own, entries };
}

function prepend(key: string, value: RawExpr, record: RawExpr): RawExpr {
  const entry = { kind: 'property' as const, key: b.literal(key, value.origin), value };
  if (record.kind === 'record') return { ...record, entries: [entry, ...record.entries] };
  if (record.kind === 'sequence') return { ...record, value: prepend(key, value, record.value) };
  return b.record([entry, { kind: 'spread', value: record }], record.origin);
}

function fillList(list: RawExpr, key: string, identifier: RawExpr, origin: RawExpr['origin'], cx: Lowering): RawExpr {
  if (list.kind === 'list' && list.entries.every((entry) => entry.kind === 'item')) {
    return {
      ...list,
      entries: list.entries.map((entry) => ({ ...entry, value: prepend(key, identifier, entry.value) })),
    };
  }
  const item = cx.variable({ name: 'entry', origin, shape: shapes.record, constant: true });
  const filled = prepend(key, identifier, b.ref(item, shapes.record, origin));
  const body = b.lambda([item], [{ kind: 'return', origin, value: filled }], shapes.record, origin);
  return b.library('Array.prototype.map', list, [body], shapes.list(shapes.record), origin);
}
