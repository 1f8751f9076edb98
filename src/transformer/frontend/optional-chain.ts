/**
 * Optional chains: `a?.b.c?.[k]` stops at the first null or undefined, and its value is then undefined. Plain properties of a
 * missing object are undefined anyway, so only calls and computed keys need a test.
 */
import ts from 'typescript';
import { Kind, mayBe } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { lowerCall } from './call.ts';
import { elementOf } from './element-of.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { propertyOf } from './property-of.ts';
import type { Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** Lowers a whole optional chain. */
export function lowerChain(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  return chain(node, scope, cx, (value) => value);
}

type Rest = (value: RawExpr) => RawExpr;

function chain(node: ts.Expression, scope: Scope, cx: Lowering, rest: Rest): RawExpr {
  const link = unwrapInChain(node);
  if (!link) return rest(cx.expression(node, scope));
  const apply: Rest = (base) => rest(step(link, base, scope, cx));
  const guarded: Rest = stops(link) ? (base) => guard(base, apply, cx) : apply;
  return chain(baseOf(link), scope, cx, guarded);
}

type Link = ts.PropertyAccessChain | ts.ElementAccessChain | ts.CallChain;

/** The node as a link of the chain, or undefined where the chain begins. `!` inside a chain does not end it. */
function unwrapInChain(node: ts.Expression): Link | undefined {
  if (ts.isNonNullExpression(node) && (node.flags & ts.NodeFlags.OptionalChain) !== 0)
    return unwrapInChain(node.expression);
  const isLink = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node);
  return isLink && (node.flags & ts.NodeFlags.OptionalChain) !== 0 ? (node as Link) : undefined;
}

/** The link has `?.`; in `a?.method()` the method's name carries it, which is no link of its own. */
function stops(link: Link): boolean {
  if (link.questionDotToken) return true;
  const callee = ts.isCallExpression(link) ? unwrap(link.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.questionDotToken !== undefined;
}

/** What a link applies to; a method call applies to the method's object. */
function baseOf(link: Link): ts.Expression {
  if (!ts.isCallExpression(link)) return link.expression;
  const callee = unwrap(link.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : link.expression;
}

function step(link: Link, base: RawExpr, scope: Scope, cx: Lowering): RawExpr {
  if (ts.isCallExpression(link)) return lowerCall(link, scope, cx, base);
  return ts.isPropertyAccessExpression(link) ? propertyOf(base, link, cx) : elementOf(base, link, scope, cx);
}

/** `base == null ? undefined : rest(base)`. */
function guard(base: RawExpr, rest: Rest, cx: Lowering): RawExpr {
  if (!mayBe(base.shape, Kind.null | Kind.absent)) return rest(base);
  const [declare, ref] = b.capture(base, 'value', cx);
  const value = rest({ ...ref, shape: b.present(ref.shape) });
  const plain = value.kind === 'member' && value.object.kind === 'ref';
  if (plain && ref.kind === 'ref' && value.object.kind === 'ref' && value.object.variable === ref.variable) {
    return b.member(base, value.key, { ...value.shape, kinds: value.shape.kinds | Kind.absent }, value.origin);
  }
  return b.sequence(
    declare,
    b.conditional(b.isNullish(ref, base.origin), b.absent(base.origin), value, base.origin),
    base.origin,
  );
}
