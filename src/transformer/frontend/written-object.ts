/**
 * The object that a method changes: a place in a variable, or a temporary of its own where an expression has just made it. What
 * a call gives may also be a part of a variable (`list.find(…)`), which the ownership check finds out.
 */
import ts from 'typescript';
import { Kind, mayBe, shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { isAssignment } from './assigned.ts';
import { checkKeyed, checkOwner } from './checks.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Target } from './place.ts';
import type { Scope } from './scope.ts';
import { lowerTarget } from './target.ts';
import { unwrap } from './write-facts.ts';

/**
 * The place of the object that `method` is called on, or that a static function takes, behind the TypeError of one that is not
 * there; undefined when it was reported.
 */
export function lowerWrittenObject(
  expression: ts.Expression,
  origin: RawExpr['origin'],
  scope: Scope,
  cx: Lowering,
  method: string | null,
): Target | undefined {
  const target = placeOf(unwrap(expression) as ts.Expression, scope, cx);
  if (!target || !mayBe(target.current.shape, Kind.null | Kind.absent)) return target;
  const check = method === null ? checkKeyed(target.current, origin) : checkOwner(target.current, method, origin);
  const present = { ...target.current, shape: b.present(target.current.shape) } as RawExpr;
  return { ...target, before: [...target.before, check], current: present };
}

function placeOf(node: ts.Expression, scope: Scope, cx: Lowering): Target | undefined {
  const place =
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    isAssignment(node);
  if (place) return lowerTarget(node, scope, cx);
  return temporaryTarget(cx.expression(node, scope), cx);
}

/** A variable of its own for an object that an expression gives. */
export function temporaryTarget(value: RawExpr, cx: Lowering): Target {
  const variable = cx.variable({ name: 'object', origin: value.origin, shape: value.shape, constant: false });
  return {
    variable,
    path: [],
    before: [b.declare(variable, value, value.origin)],
    current: b.ref(variable, value.shape, value.origin),
    owner: shapes.unknown,
  };
}
