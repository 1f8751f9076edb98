/** Syntax that has no meaning at run time: parentheses, `as`, `!`, `satisfies` and `<T>value`. */
import type ts from 'typescript';
import { isOnly, Kind } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { ExpressionConstruct } from '../construct.ts';
import { expressionConstruct } from '../construct.ts';
import { noteAssertion } from '../denied.ts';
import * as b from '../make.ts';

type Wrapper = ts.ParenthesizedExpression | ts.AsExpression | ts.SatisfiesExpression | ts.TypeAssertion;

const transparent = (title: string): ExpressionConstruct =>
  expressionConstruct<Wrapper>({
    title,
    lower: (node, scope, cx) => {
      const value = cx.expression(node.expression, scope);
      if (value.shape.error) return value;
      noteAssertion(cx.facts.type(node.expression), cx.facts.type(node), cx);
      return asserted(value, cx.facts.shape(node), cx.facts.isUntyped(node.expression));
    },
    awaited: (node, scope, cx) =>
      asserted(cx.awaited(node.expression, scope), cx.facts.awaitedShape(node), cx.facts.isUntyped(node.expression)),
    started: (node, scope, cx) => {
      const { value, ...started } = cx.started(node.expression, scope);
      return { ...started, value: asserted(value, cx.facts.awaitedShape(node), cx.facts.isUntyped(node.expression)) };
    },
  });

/**
 * A type assertion is believed where it says more than the value's own shape, but not that a value is there: `xs[9] as string`
 * is as undefined as `xs[9]!`. Of an untyped value the assertion is all there is to know.
 */
function asserted(value: RawExpr, shape: RawExpr['shape'], untyped: boolean): RawExpr {
  if (b.isLostSum(shape, value.shape)) return value;
  const unchecked = value.kind === 'index' && !value.inRange && isOnly(value.object.shape, Kind.list);
  // An array is a record to whoever asks it for keys, as walks through any JSON do.
  const keyed = !untyped && (shape.kinds & Kind.record) !== 0 ? Kind.list : 0;
  const believed = untyped && !unchecked ? shape : { ...shape, kinds: shape.kinds | Kind.null | Kind.absent | keyed };
  const kinds = value.shape.kinds & believed.kinds;
  if ((kinds & shape.kinds) === 0 || kinds === value.shape.kinds) return value;
  const { integer: _, ...narrowed } = b.narrower(value.shape, believed);
  const integer = untyped ? shape.integer : value.shape.integer;
  return { ...value, shape: { ...narrowed, ...(integer && { integer }) } } as RawExpr;
}

export const parenthesized = transparent('parentheses');
export const asExpression = transparent('as');
export const satisfiesExpression = transparent('satisfies');
export const typeAssertion = transparent('type assertion');

/** `value!` says nothing at run time: a value that may be undefined stays so, and JavaScript's TypeError with it. */
export const nonNullExpression = expressionConstruct<ts.NonNullExpression>({
  title: 'non-null assertion',
  lower: (node, scope, cx) => cx.expression(node.expression, scope),
  awaited: (node, scope, cx) => cx.awaited(node.expression, scope),
  started: (node, scope, cx) => cx.started(node.expression, scope),
});
