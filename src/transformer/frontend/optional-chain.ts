/**
 * Optional chains: `a?.b.c?.[k]` stops where a `?.` finds null or undefined, and its value is then undefined. A link without
 * `?.` throws TypeError as everywhere else. A plain property of a missing object is undefined anyway and needs no test.
 */
import ts from 'typescript';
import { Kind, mayBe, without } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { lowerCall } from './call.ts';
import { elementOf } from './element-of.ts';
import { isRegExp } from './library/regexp-of.ts';
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
  if (isPatternCall(link, cx)) return unlessAbsent(lowerCall(link, scope, cx), rest, cx);
  const apply: Rest = (base) => rest(step(link, base, scope, cx));
  const guarded: Rest = stops(link, cx) ? (base) => guard(base, apply, cx) : apply;
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
function stops(link: Link, cx: Lowering): boolean {
  const callee = ts.isCallExpression(link) ? unwrap(link.expression) : undefined;
  const method = callee && ts.isPropertyAccessExpression(callee) ? callee : undefined;
  if (method?.questionDotToken) return true;
  // In `text.trim?.()` the method is there; whether the text is, it does not ask.
  return link.questionDotToken !== undefined && !(method && cx.facts.libraryMember(method));
}

/** What a link applies to; a method call applies to the method's object. */
function baseOf(link: Link): ts.Expression {
  if (!ts.isCallExpression(link)) return link.expression;
  const callee = unwrap(link.expression);
  return ts.isPropertyAccessExpression(callee) ? callee.expression : link.expression;
}

function step(link: Link, base: RawExpr, scope: Scope, cx: Lowering): RawExpr {
  if (ts.isElementAccessExpression(link)) return elementOf(base, link, scope, cx);
  if (!ts.isCallExpression(link)) return propertyOf(base, link, cx);
  const value = lowerCall(link, scope, cx, base);
  const surplus = value.kind === 'library' && mayBe(value.shape, Kind.absent) && isDefined(link, cx);
  return surplus ? ({ ...value, shape: without(value.shape, Kind.absent) } as RawExpr) : value;
}

/** The call itself never gives undefined; to the checker every link of a chain does, because the chain may stop before it. */
function isDefined(link: ts.CallChain, cx: Lowering): boolean {
  const { checker } = cx.facts;
  const declaration = checker.getResolvedSignature(link)?.declaration;
  if (!declaration || ts.isJSDocSignature(declaration)) return false;
  const signature = checker.getSignatureFromDeclaration(declaration);
  return signature !== undefined && !mayBe(cx.facts.shapeOf(signature.getReturnType()), Kind.absent);
}

/** `patterns[key]?.exec(text)`: a pattern has no value, so that the call itself looks whether there is one. */
function isPatternCall(link: Link, cx: Lowering): link is ts.CallChain {
  const callee = ts.isCallExpression(link) ? unwrap(link.expression) : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && isRegExp(callee.expression, cx);
}

/** What follows such a call is left out where there was no pattern. */
function unlessAbsent(value: RawExpr, rest: Rest, cx: Lowering): RawExpr {
  if (!mayBe(value.shape, Kind.absent)) return rest(value);
  const { origin } = value;
  const [declare, ref] = b.capture(value, 'found', cx);
  const given = rest({ ...ref, shape: without(ref.shape, Kind.absent) });
  return b.sequence(declare, b.conditional(b.isAbsent(ref, origin), b.absent(origin), given, origin), origin);
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
