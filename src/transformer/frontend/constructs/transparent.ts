/** Syntax that has no meaning at run time: parentheses, `as`, `!`, `satisfies` and `<T>value`. */
import ts from 'typescript';
import { Kind, mayBe, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { ExpressionConstruct } from '../construct.ts';
import { expressionConstruct } from '../construct.ts';
import { isAnything, noteAssertion } from '../denied.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { testedKinds } from '../tested-items.ts';
import { unwrap } from '../write-facts.ts';

type Wrapper = ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion;

const transparent = (title: string, asserts: boolean): ExpressionConstruct => {
  const asserted = (value: RawExpr, shape: ValueShape, untyped: boolean): RawExpr =>
    asserts || isAnything(value.shape) ? narrowed(value, shape, untyped) : value;
  return expressionConstruct<Wrapper>({
    title,
    lower: (node, scope, cx) => {
      const value = cx.expression(node.expression, scope);
      if (value.shape.error) return value;
      noteAssertion(cx.facts.type(node.expression), cx.facts.type(node), cx, testedKinds(node.expression, cx));
      return asserted(value, cx.facts.shape(node), cx.facts.isUntyped(node.expression));
    },
    awaited: (node, scope, cx) => {
      demandPromise(node, cx);
      return asserted(
        cx.awaited(node.expression, scope),
        cx.facts.awaitedShape(node),
        cx.facts.isUntyped(node.expression),
      );
    },
    started: (node, scope, cx) => {
      demandPromise(node, cx);
      const { value, ...started } = cx.started(node.expression, scope);
      return { ...started, value: asserted(value, cx.facts.awaitedShape(node), cx.facts.isUntyped(node.expression)) };
    },
  });
};

/**
 * The value in the shape of the whole: a type is believed where it says more than the value's own shape, but not that a value is
 * there: `xs[9] as string` is as undefined as `xs[9]!`. Of an untyped value that came as a whole, from a task or by `JSON.parse`,
 * the assertion is all there is to know.
 */
function narrowed(value: RawExpr, shape: ValueShape, untyped: boolean): RawExpr {
  if (b.isLostSum(shape, value.shape)) return value;
  const unchecked = mayBe(value.shape, Kind.absent);
  // An array is a record to whoever asks it for keys, as walks through any JSON do.
  const keyed = !untyped && (shape.kinds & Kind.record) !== 0 ? Kind.list : 0;
  const believed =
    untyped && !unchecked && isAnything(value.shape)
      ? shape
      : { ...shape, kinds: shape.kinds | Kind.null | Kind.absent | keyed };
  const kinds = value.shape.kinds & believed.kinds;
  if ((kinds & shape.kinds) === 0 || kinds === value.shape.kinds) return value;
  const { integer: _, ...own } = b.narrower(value.shape, believed);
  const integer = untyped ? shape.integer : value.shape.integer;
  return { ...value, shape: { ...own, ...(integer && { integer }) } } as RawExpr;
}

export const parenthesized = transparent('parentheses', false);
export const asExpression = transparent('as', true);
export const satisfiesExpression = transparent('satisfies', false);
export const typeAssertion = transparent('type assertion', true);

/** `value!` says nothing at run time: a value that may be undefined stays so, and JavaScript's TypeError with it. */
export const nonNullExpression = expressionConstruct<ts.NonNullExpression>({
  title: 'non-null assertion',
  lower: (node, scope, cx) => cx.expression(node.expression, scope),
  awaited: (node, scope, cx) => {
    demandPromise(node, cx);
    return cx.awaited(node.expression, scope);
  },
  started: (node, scope, cx) => {
    demandPromise(node, cx);
    return cx.started(node.expression, scope);
  },
});

/** A promise that is only asserted to be there has no methods if it is not: `(test ? work() : null)!.catch(…)`. Awaited it is null. */
function demandPromise(node: Wrapper | ts.NonNullExpression, cx: Lowering): void {
  const isMissing = (part: ts.Expression): boolean =>
    cx.facts.checker.getNonNullableType(cx.facts.type(part)) !== cx.facts.type(part);
  if (!isMissing(node.expression) || isMissing(node)) return;
  let whole: ts.Node = node;
  while (unwrap(whole.parent) !== whole.parent) whole = whole.parent;
  const { parent } = whole;
  if (ts.isAwaitExpression(parent) || ts.isArrayLiteralExpression(parent)) return;
  const hint = 'Test it first: `if (promise) …`, or await it: `await promise`.';
  cx.report(
    d.unsupportedSyntax(cx.origin(node), { syntax: 'a promise that may be missing although its type denies it', hint }),
  );
}
