/** `await (p || f())`: a promise that is there is what is awaited, whatever it gives; only its absence asks for the other. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { heldBy } from './held.ts';

/** The awaited value of a logical expression of which a part is a promise. */
export function awaitLogical(
  operator: '&&' | '||' | '??',
  node: ts.BinaryExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const { left, right } = node;
  const origin = cx.origin(node);
  const awaitRight = (): RawExpr => cx.awaited(right, scope);
  if (!cx.facts.isPromise(left)) return b.logical(operator, cx.awaited(left, scope), awaitRight(), origin);
  // `p && f()` makes a promise that nobody awaits.
  if (operator === '&&') return refused(left, scope, cx);
  if (isSurelyPromise(left, cx)) return cx.awaited(left, scope);
  const presence = heldBy(left, scope, cx)?.choice?.presence;
  if (presence) {
    const [declare, value] = b.capture(cx.awaited(left, scope), 'value', cx);
    const test = operator === '??' ? b.not(b.isNullish(presence, origin), origin) : presence;
    return b.sequence(declare, b.conditional(test, value, awaitRight(), origin), origin);
  }
  // What it gives tells the same as whether it is there, where it never gives nothing.
  if (operator === '??' && !mayGiveNothing(left, cx))
    return b.logical(operator, cx.awaited(left, scope), awaitRight(), origin);
  return refused(left, scope, cx);
}

function refused(left: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const held = heldBy(left, scope, cx);
  if (held) held.state = { kind: 'refused' };
  cx.report(d.promiseHeld(cx.origin(left)));
  return cx.invalid(left);
}

function isSurelyPromise(node: ts.Expression, { facts }: Lowering): boolean {
  return membersOf(facts.type(node)).every((type) => facts.isPromiseType(type));
}

function mayGiveNothing(node: ts.Expression, { facts }: Lowering): boolean {
  return membersOf(facts.type(node)).some(
    (type) =>
      facts.isPromiseType(type) &&
      membersOf(facts.checker.getAwaitedType(type) ?? type).some((given) => !isThere(given)),
  );
}

const isThere = (type: ts.Type): boolean =>
  (type.flags &
    (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Void)) ===
  0;

const membersOf = (type: ts.Type): readonly ts.Type[] => (type.isUnion() ? type.types : [type]);
