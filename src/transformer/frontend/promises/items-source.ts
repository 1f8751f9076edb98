/** All promises of a list of which some are awaited by themselves, as `Promise.all` gets them: in their order, each where it is there. */
import type ts from 'typescript';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { demandStored } from '../data.ts';
import { demandItem } from '../items.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Binding, PartsBinding } from '../scope.ts';
import { awaitHeld } from './held.ts';
import { LAST, REST } from './item-keys.ts';
import type { Element, HeldPromise, Source } from './source.ts';

export function itemsSource({ parts, items }: PartsBinding, node: ts.Expression, cx: Lowering, all: boolean): Source {
  const origin = cx.origin(node);
  const promises = [...parts.values()].flatMap((part: Binding) => (part.kind === 'promise' ? [part.held] : []));
  if (!all) {
    for (const held of promises) held.state = { kind: 'refused' };
    cx.report(d.promiseHeld(origin));
    return { kind: 'elements', before: [], elements: [] };
  }
  const listed = (key: string, value: RawExpr): RawExpr => {
    const presence = items?.there.get(key);
    if (!presence) return value;
    const there = value.kind === 'conditional' ? value.consequent : { ...value, shape: presence.shape };
    const item = demandItem(demandStored(there, cx), shapes.list(shapes.json), cx);
    return b.conditional(presence.test, b.items([item], origin), b.items([], origin), origin);
  };
  const elementOf = (key: string): readonly Element[] => {
    const part = parts.get(key);
    if (part?.kind !== 'promise') return [];
    const { held } = part;
    if (held.state.kind !== 'pending') return [{ kind: 'spread', value: listed(key, awaitHeld(held, node, cx)) }];
    const run = (): RawExpr => runningOf(held, cx);
    held.state = { kind: 'taken' };
    return [{ kind: 'each', each: { before: [], perform: () => listed(key, run()) } }];
  };
  const keys = items?.items ?? [];
  const order = keys[0] === LAST ? [REST, LAST] : [...keys, REST];
  return { kind: 'elements', before: [], elements: order.flatMap(elementOf) };
}

function runningOf({ running, made }: HeldPromise, cx: Lowering): RawExpr {
  if (running.kind === 'one') return running.value;
  const { source } = running;
  return source.kind === 'each' ? source.perform(null) : cx.invalid(made);
}
