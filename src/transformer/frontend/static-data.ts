/** Data in values that are known at compile time: `table[kind].label`, `options.name`, `steps.length`. */
import ts from 'typescript';
import { withKinds } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { surplusKinds } from './denied.ts';
import { holdsFunctions } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { oneList } from './one-list.ts';
import { isPredicate, isTested } from './presence-test.ts';
import { constantKey } from './property-key.ts';
import type { Scope } from './scope.ts';
import { partOf, withoutNothing } from './static-choice.ts';
import { asData, asPresence, demandThere } from './static-forms.ts';
import { staticOf } from './static-value.ts';

/** The data that an access reads from such a value; undefined where its object is data itself. */
export function staticData(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const { checker } = cx.facts;
  if (!holdsFunctions(cx.facts.type(node.expression), checker) || cx.facts.handleKind(node.expression))
    return undefined;
  const owner = staticOf(node.expression, scope, cx);
  if (!owner) return undefined;
  const origin = cx.origin(node);
  const { binding } = owner;
  const key = constantKey(node);
  const checked = ts.isOptionalChain(node) ? [] : demandThere(binding, origin, key);
  const before = [...owner.before, ...checked];
  if (binding.kind === 'map')
    return key === 'size' ? b.sequence(before, b.literal(binding.entries.length, origin), origin) : undefined;
  const list = key === 'length' ? oneList(binding) : undefined;
  if (list) return b.sequence(before, b.lengthOf(list.tags, origin), origin);
  if (binding.kind === 'list') {
    const item = isTested(node) ? staticOf(node, scope, cx) : undefined;
    return item && b.sequence(item.before, asPresence(item.binding, origin), origin);
  }
  const there = ts.isOptionalChain(node) ? binding : withoutNothing(binding);
  const part = key === undefined ? undefined : partOf(there, key);
  if (!part) return undefined;
  if (holdsFunctions(cx.facts.type(node), checker)) {
    if (isTested(node) || isPredicate(node, cx.facts)) return b.sequence(before, asPresence(part, origin), origin);
    cx.report(d.functionAsValue(origin));
    return cx.invalid(node);
  }
  const data = asData(part, origin, cx);
  if (!data) return undefined;
  // What the property's type denies, narrowing says nothing of.
  const surplus = surplusKinds(data.shape, cx.facts.declaredShape(node));
  const typed = { ...data, shape: withKinds(b.narrower(data.shape, cx.facts.shape(node)), surplus) } as RawExpr;
  return b.sequence(before, typed, origin);
}
