/**
 * Lowers raw expressions to pure ones. What cannot stay an expression (effects, impure built-ins, branches that need
 * statements) is bound to a temporary; everything else keeps its form.
 */
import { mapExpressionChildren, sameIdentifiers } from '../core/children.ts';
import { fault } from '../core/compiler-fault.ts';
import type { CoreExpr, Expr, Lambda } from '../core/expr.ts';
import { isImpure } from '../core/library.ts';
import type { Hoisting, Operand, Output, Taken } from './hoisting.ts';
import { branchesNeedStatements } from './needs-statements.ts';
import type { RawExpr, RawLeaf, RawStatement } from './types.ts';
import { isPure, rawWalk } from './walk.ts';

/** See `Hoisting.value`. */
export function hoistValue(node: RawExpr, out: Output, cx: Hoisting): Expr {
  switch (node.kind) {
    case 'sequence':
      out.push(...cx.statements(node.body));
      return cx.value(node.value, out);
    case 'perform':
      return bound(node, 'result', out, cx);
    case 'library':
      return isImpure(node.member) && !cx.insideFunction ? bound(node, 'value', out, cx) : hoistParts(node, out, cx);
    case 'conditional':
    case 'logical':
      return branchesNeedStatements(node, cx.insideFunction)
        ? bound(node, 'value', out, cx)
        : hoistParts(node, out, cx);
    case 'lambda':
      return hoistLambda(node, cx);
    default:
      return hoistParts(node, out, cx);
  }
}

/** Keeps the node and lowers its operands. */
export function hoistParts(node: CoreExpr<RawLeaf>, out: Output, cx: Hoisting): Expr {
  const taken = takenOperands(node);
  const operands = rawWalk.operands(node).map((part, index): Operand => ({ node: part, taken: taken[index] }));
  const lowered = cx.operands(operands, out).values();
  return mapExpressionChildren<RawLeaf, never>(node, {
    ...sameIdentifiers,
    expression: (part) => lowered.next().value ?? fault('an operand got lost', part.origin),
    lambda: (body) => pureBody(body, node, cx),
    program: (body) => body,
  });
}

/** For each operand, what the node takes of its contents before it evaluates the next one. */
function takenOperands(node: CoreExpr<RawLeaf>): readonly (Taken | undefined)[] {
  switch (node.kind) {
    case 'template':
      return node.parts.map(() => 'text');
    case 'list':
      return node.entries.map((entry) => (entry.kind === 'spread' ? 'list' : undefined));
    case 'record':
      return node.entries.flatMap((entry) =>
        entry.kind === 'spread' ? ['record' as const] : ['text' as const, undefined],
      );
    default:
      return [];
  }
}

function hoistLambda(node: Lambda<RawLeaf>, cx: Hoisting): Expr {
  return { ...node, body: pureBody(node.body, node, cx) };
}

/** The body of a callback, without effects. */
export function pureBody(
  body: readonly RawStatement[],
  node: { readonly origin: Lambda<never>['origin'] },
  cx: Hoisting,
) {
  const statements = cx.within().statements(body);
  return isPure(statements) ? statements : fault('an effect inside a callback', node.origin);
}

function bound(node: RawExpr, name: string, out: Output, cx: Hoisting): Expr {
  const origin = { ...node.origin, via: 'hoistEffects' };
  const variable = cx.table.temporary({ name, shape: node.shape, origin });
  cx.define(variable, node, origin, out);
  return { kind: 'ref', origin: node.origin, shape: node.shape, variable };
}
