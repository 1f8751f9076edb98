/**
 * Loops over maps and sets. A map is walked by the texts of its keys, so that a value is a place in the map; a body that removes
 * entries skips those that are gone, one that adds entries counts them anew in each round.
 */
import type ts from 'typescript';
import type { LabelId } from '../../core/ids.ts';
import { Kind, mayBe, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { asList } from './iterated.ts';
import { keyOf } from './keys.ts';
import { type CollectionWrites, collectionWrites } from './writes.ts';

/** One round: the key and the value, which are the item in a set. */
export type Round = (key: RawExpr, value: RawExpr) => readonly RawStatement[];

/** The loop; `types` are the shapes of the collection's type arguments. */
export function entryLoop(
  collection: RawExpr,
  types: readonly ValueShape[],
  node: ts.Node,
  label: LabelId,
  cx: Lowering,
  round: Round,
): readonly RawStatement[] {
  const origin = cx.origin(node);
  const [declare, on] = collection.kind === 'ref' ? [[], collection] : b.capture(collection, 'collection', cx);
  if (on.kind !== 'ref') return [];
  const isMap = mayBe(on.shape, Kind.record);
  const texts = (member: 'Object.keys' | 'Map.texts'): RawExpr =>
    b.library(member, null, [on], shapes.list(shapes.string), origin);
  const list = isMap ? texts('Object.keys') : asList(on);
  const shape = isMap ? shapes.string : (list.shape.item ?? types[0] ?? shapes.json);
  const variable = cx.variable({ name: isMap ? 'entry' : 'item', origin, shape, constant: true });
  const entry = b.ref(variable, shape, origin);
  const [key = shapes.unknown, value = shapes.unknown] = types;
  const body = isMap ? round(keyOf(entry, key), b.index(on, entry, value, origin)) : round(entry, entry);
  const writes = collectionWrites(body, on.variable, variable, cx);
  if (writes.others || (writes.adds && writes.removes)) {
    cx.report(
      d.unsupportedSyntax(origin, {
        syntax: 'a loop over a collection that its body changes in more than one way',
        hint: 'Go through a copy: `for (const key of [...map.keys()])`.',
      }),
    );
    return [];
  }
  const loop = writes.adds
    ? growing(list, variable, shape, body, label, cx)
    : [
        plain(
          isMap ? (writes.updates ? list : texts('Map.texts')) : copyOf(list, writes),
          variable,
          present(body, entry, list, label, writes),
          label,
          origin,
        ),
      ];
  return [...declare, ...loop];
}

function plain(
  list: RawExpr,
  variable: Parameters<typeof b.assign>[0],
  body: readonly RawStatement[],
  label: LabelId,
  origin: RawExpr['origin'],
): RawStatement {
  return { kind: 'loop', origin, label, head: { kind: 'each', variable, list }, body, update: [] };
}

function copyOf(list: RawExpr, writes: CollectionWrites): RawExpr {
  return writes.removes ? b.library('Array.prototype.slice', list, [], list.shape, list.origin) : list;
}

/** The body, behind the test that its entry is still there. */
function present(
  body: readonly RawStatement[],
  entry: RawExpr,
  list: RawExpr,
  label: LabelId,
  writes: CollectionWrites,
): readonly RawStatement[] {
  if (!writes.removes) return body;
  const { origin } = list;
  const found = b.library('Array.prototype.includes', list, [entry], shapes.boolean, origin);
  const skip: RawStatement = { kind: 'continue', origin, label };
  return [{ kind: 'if', origin, test: b.not(found, origin), consequent: [skip], alternate: [] }, ...body];
}

/** Entries are added at the end: each round looks for the next one. */
function growing(
  list: RawExpr,
  variable: Parameters<typeof b.assign>[0],
  shape: ValueShape,
  body: readonly RawStatement[],
  label: LabelId,
  cx: Lowering,
): readonly RawStatement[] {
  const { origin } = list;
  const counter = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: false });
  const index = b.ref(counter, shapes.integer, origin);
  const test = b.binary('<', index, b.lengthOf(list, origin), origin);
  const entry = b.index(list, index, shape, origin, true);
  return [
    b.declare(counter, b.literal(0, origin), origin),
    {
      kind: 'loop',
      origin,
      label,
      head: { kind: 'while', test },
      body: [b.declare(variable, entry, origin), ...body],
      update: [b.assign(counter, b.binary('+', index, b.literal(1, origin), origin), origin)],
    },
  ];
}
