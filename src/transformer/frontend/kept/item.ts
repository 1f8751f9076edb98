/** Items of lists of functions: which function a tag means, and what the record of a kept function says it captured. */
import { shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { type Binding, childScope, type FunctionValue, type KeptList, type ListBinding } from '../scope.ts';
import { KIND, type Plan } from './kinds.ts';

const NOTHING: Binding = { kind: 'nothing' };

/** The option that a number means. */
function optionOf(options: readonly Binding[], tag: RawExpr, maybeNone = false): Binding {
  const last = maybeNone ? NOTHING : (options.at(-1) ?? NOTHING);
  const tested = maybeNone ? options : options.slice(0, -1);
  if (tested.length === 0) return last;
  return {
    kind: 'choice',
    options: tested.map((binding, index) => ({
      test: b.binary('===', tag, b.literal(index, tag.origin), tag.origin),
      binding,
    })),
    otherwise: last,
  };
}

/** The item that a tag means; a tag that may be undefined means an item that may be. */
export function itemAt(list: ListBinding, tag: RawExpr, maybeNone: boolean, cx: Lowering): Binding {
  const { kept } = list;
  if (!kept) return optionOf(list.options, tag, maybeNone);
  const { origin } = tag;
  const kind = b.member(tag, KIND, shapes.integer, origin);
  const bindings = cx.kept.kindsOf(kept.declaration).map((plan) => unpacked(plan, tag, kept, cx));
  const last = bindings.pop() ?? NOTHING;
  const options = bindings.map((binding, index) => ({
    test: b.binary('===', kind, b.literal(index, origin), origin),
    binding,
  }));
  const item: Binding = options.length === 0 ? last : { kind: 'choice', options, otherwise: last };
  if (!maybeNone || last === NOTHING) return item;
  const none = { test: b.isAbsent(tag, origin), binding: NOTHING };
  return { kind: 'choice', options: [none], otherwise: item, presence: tag };
}

function unpacked(plan: Plan, tag: RawExpr, kept: KeptList, cx: Lowering): Binding {
  const part = (inner: Plan): Binding => unpacked(inner, tag, kept, cx);
  switch (plan.kind) {
    case 'data':
      return { kind: 'value', value: b.member(tag, plan.field, plan.shape, tag.origin) };
    case 'parts':
      return { kind: 'parts', parts: new Map([...plan.parts].map(([key, inner]) => [key, part(inner)])) };
    case 'function': {
      const scope = childScope(kept.scope, { types: new Map([...kept.scope.types, ...plan.types]) });
      for (const [symbol, inner] of plan.captured) scope.bindings.set(symbol, part(inner));
      return { kind: 'function', value: { node: plan.node, scope, kept } };
    }
    case 'constant':
      return { kind: 'alias', node: plan.node, scope: kept.scope };
    case 'itself': {
      const tags = b.ref(kept.place, cx.shapeOfVariable(kept.place), tag.origin);
      return { kind: 'list', tags, options: [], kept, place: kept.place };
    }
    default:
      return NOTHING;
  }
}

/** So many parameters after the item comes the list. */
const LIST = 2;

/** Arguments of a callback whose item is a tag: it gets the item that the tag means, and the list as what it is. */
export function itemOf(list: ListBinding, position: number, cx: Lowering): NonNullable<FunctionValue['adapt']> {
  return (args) =>
    args.map((argument, index) => {
      if (argument.kind !== 'value' || (index !== position && index !== position + LIST)) return argument;
      const { place: _, ...copy } = list;
      const binding = index === position ? itemAt(list, argument.value, false, cx) : { ...copy, tags: argument.value };
      return { kind: 'static', before: [], binding };
    });
}
