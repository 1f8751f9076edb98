/** Promises that are pushed one by one, some under a condition: elements of which each knows whether it was made. */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { Kind, shapes, withKinds } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import { forkOf } from '../fork.ts';
import { demandItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { CollectRequest } from './collect-request.ts';
import { atEntry, entryOf } from './entry.ts';
import type { Collected, Element, Ending } from './source.ts';

/** Null until the promise is made. */
const SLOT = withKinds(shapes.record, Kind.null);

/** The array is an element per push, in the order of the source. */
export function collectOnce({ made, home, pushes, needs, cx }: CollectRequest): Collected {
  const origin = cx.origin(made);
  const elements: Element[] = [];
  const direct = new Set<ts.Node>();
  const slots = new Map<ts.Node, VarId>();
  for (const use of pushes) {
    const call = use.parent.parent;
    if (call.parent.parent === home) direct.add(call);
    else slots.set(call, cx.variable({ name: 'made', origin, shape: SLOT, constant: false }));
  }
  const begin = (value: RawExpr): readonly [] => {
    elements.push({ kind: 'promise', value });
    return [];
  };
  return {
    before: [...slots.values()].map((slot) => b.declare(slot, b.literal(null, origin), origin)),
    source: { kind: 'elements', before: [], elements },
    begin,
    put: (node, value) => {
      const slot = slots.get(node);
      if (slot === undefined) return direct.has(node) ? begin(value) : undefined;
      const site = { value, needed: needs(value) };
      const entry = b.ref(slot, SLOT, origin);
      const asked = cx.origin(conditionOf(node));
      const test = b.binary('!==', entry, b.literal(null, asked), asked);
      const code = atEntry(site, entry, cx);
      elements.push({ kind: 'each', each: { before: [], perform: (ending) => perhaps(test, code, ending, cx) } });
      return [b.assign(slot, entryOf(site, origin, cx), origin)];
    },
    reads: () => elements.flatMap((element) => readsOf(element, [...slots.values()])),
    isEmpty: () => elements.length === 0,
  };
}

/** The condition under which a promise is made, or what makes it. */
function conditionOf(node: ts.Node): ts.Node {
  for (let { parent } = node; !ts.isFunctionLike(parent) && !ts.isSourceFile(parent); { parent } = parent)
    if (ts.isIfStatement(parent)) return parent.expression;
  return node;
}

/** A list of one value, or of none. */
function perhaps(test: RawExpr, value: RawExpr, ending: Ending | null, cx: Lowering): RawExpr {
  const { origin } = value;
  const none = b.list([], origin);
  if (!ending) {
    const item = demandItem(value, shapes.list(shapes.json), cx);
    return b.conditional(test, b.list([{ kind: 'item', value: item }], origin), none, origin);
  }
  const { declare, results } = forkOf([{ origin, ...ending(value), boxed: false }], origin, cx);
  return b.conditional(test, b.sequence(declare, results, origin), none, origin);
}

function readsOf(element: Element, slots: readonly VarId[]): readonly VarId[] {
  if (element.kind === 'group') return [];
  const value = element.kind === 'each' ? element.each.perform(null) : element.value;
  return [...rawWalk.freeVariables(value)].filter((id) => !slots.includes(id));
}
