/** Items of lists of functions: which function a tag means, and what the record of a kept function says it captured. */
import type ts from 'typescript';
import { Kind, mayBe, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import {
  type Binding,
  type CellBinding,
  childScope,
  type FunctionValue,
  type KeptList,
  type ListBinding,
  type Static,
  withoutPlace,
} from '../scope.ts';
import { NULL, UNDEFINED } from '../static-forms.ts';
import { KIND, type Plan } from './kinds.ts';

/** The option that a number means. */
function optionOf(options: readonly Binding[], tag: RawExpr): Binding {
  const last = options.at(-1) ?? UNDEFINED;
  if (options.length < 2) return last;
  return {
    kind: 'choice',
    options: options.slice(0, -1).map((binding, index) => ({
      test: b.binary('===', tag, b.literal(index, tag.origin), tag.origin),
      binding,
    })),
    otherwise: last,
  };
}

/** The item that a tag means; a tag that may be undefined means an item that may be. */
export function itemAt(list: ListBinding, tag: RawExpr, maybeNone: boolean, cx: Lowering): Binding {
  const { kept } = list;
  const item = kept ? kindOf(kept, tag, cx) : optionOf(list.options, tag);
  if (!maybeNone) return item;
  const mayBeNull = mayBe(tag.shape, Kind.null);
  if (item.kind === 'nothing' && !mayBeNull) return item;
  const none = { test: b.isAbsent(tag, tag.origin), binding: UNDEFINED };
  const isNull = { test: b.binary('===', tag, b.literal(null, tag.origin), tag.origin), binding: NULL };
  return { kind: 'choice', options: mayBeNull ? [none, isNull] : [none], otherwise: item, presence: tag };
}

/** What a variable holds when it is read. */
export function held({ kept, place }: CellBinding, node: ts.Node, cx: Lowering): Static {
  const origin = cx.origin(node);
  const [before, tag] = b.capture(b.ref(place, cx.shapeOfVariable(place), origin), 'held', cx);
  const list: ListBinding = { kind: 'list', tags: tag, options: [], kept };
  return { before, binding: itemAt(list, tag, true, cx) };
}

/** What the record of a kept function means. */
function kindOf(kept: KeptList, tag: RawExpr, cx: Lowering): Binding {
  const { origin } = tag;
  const kind = b.member(tag, KIND, shapes.integer, origin);
  const bindings = cx.kept.kindsOf(kept.declaration).map((plan) => unpacked(plan, tag, kept, cx));
  const last = bindings.pop() ?? UNDEFINED;
  const options = bindings.map((binding, index) => ({
    test: b.binary('===', kind, b.literal(index, origin), origin),
    binding,
  }));
  return options.length === 0 ? last : { kind: 'choice', options, otherwise: last };
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
      if (kept.place === undefined) return UNDEFINED;
      const tags = b.ref(kept.place, cx.shapeOfVariable(kept.place), tag.origin);
      return { kind: 'list', tags, options: [], kept, place: kept.place };
    }
    case 'nothing':
      return plan.isNull ? NULL : UNDEFINED;
  }
}

/** So many parameters after the item comes the list. */
const LIST = 2;

/** Arguments of a callback whose item is a tag: it gets the item that the tag means, and the list as what it is. */
export function itemOf(list: ListBinding, position: number, cx: Lowering): NonNullable<FunctionValue['adapt']> {
  return (args) =>
    args.map((argument, index) => {
      if (argument.kind !== 'value' || (index !== position && index !== position + LIST)) return argument;
      const copy = { ...withoutPlace(list), tags: argument.value };
      const binding = index === position ? itemAt(list, argument.value, false, cx) : copy;
      return { kind: 'static', before: [], binding };
    });
}

/** Arguments of a comparator of such items. */
export function bothItems(list: ListBinding, cx: Lowering): NonNullable<FunctionValue['adapt']> {
  return (args) =>
    args.map((argument) =>
      argument.kind === 'value'
        ? { kind: 'static', before: [], binding: itemAt(list, argument.value, false, cx) }
        : argument,
    );
}
