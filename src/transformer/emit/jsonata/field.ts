/**
 * Whole field values of the ASL document: plain JSON where the value is constant, JSON with expressions at its leaves where its
 * shape is known and surely present, one expression elsewhere.
 */
import type { Json } from '../../../asl/index.ts';
import type { Expr } from '../../core/expr.ts';
import { Kind, mayBe, mayBeNonFinite } from '../../core/shape.ts';
import type { JsonataNode } from './ast.ts';
import { balanced } from './balance.ts';
import { isLiteral } from './build.ts';
import { createEmission } from './create-emission.ts';
import { type Emission, operand } from './emission.ts';
import { printJsonata } from './print.ts';
import { pruned } from './prune.ts';
import type { Boundary, EmitScope } from './scope.ts';
import { boxed, dataOf, packedOf } from './semantics/boundary.ts';
import { toText } from './semantics/text.ts';
import { booleanOf } from './semantics/truth.ts';

/**
 * The value of an ASL field.
 *
 * @example
 * emitField(order, 'data', scope); // { id: '{% $order.id %}', urgent: true }
 */
export function emitField(expr: Expr, boundary: Boundary, scope: EmitScope): Json {
  if (boundary === 'condition') return leaf(expr, scope, (cx) => booleanOf(cx.test(expr)));
  if (boundary === 'text') return leaf(expr, scope, (cx) => toText(operand(expr, cx), cx));
  if (boundary !== 'data' && boundary.store === 'boxed') {
    const mayBeOdd = mayBe(expr.shape, Kind.absent) || mayBeNonFinite(expr.shape);
    return mayBeOdd ? leaf(expr, scope, (cx) => boxed(operand(expr, cx), cx)) : { v: data(expr, scope, packedOf) };
  }
  return data(expr, scope, boundary === 'data' ? dataOf : packedOf);
}

/**
 * The text of an expression, without delimiters. Its value may be undefined.
 *
 * @example
 * emitExpression(sum, scope); // $total + $states.result.n
 */
export function emitExpression(expr: Expr, scope: EmitScope): string {
  return printJsonata(expression(expr, scope, (cx) => cx.emit(expr)));
}

/** JSON as far as keys and lengths are known. */
function data(expr: Expr, scope: EmitScope, leafOf: typeof dataOf): Json {
  if (expr.kind === 'record') {
    const fields = new Map<string, Json>();
    for (const entry of expr.entries) {
      const known = entry.kind === 'property' && entry.key.kind === 'literal' && !mayBe(entry.value.shape, Kind.absent);
      if (!known || needsEscape(String(entry.key.value))) return dataLeaf(expr, scope, leafOf);
      fields.set(String(entry.key.value), data(entry.value, scope, leafOf));
    }
    return Object.fromEntries(fields);
  }
  if (expr.kind === 'list' && expr.entries.every((entry) => entry.kind === 'item')) {
    return expr.entries.map((entry) => data(entry.value, scope, leafOf));
  }
  return dataLeaf(expr, scope, leafOf);
}

function dataLeaf(expr: Expr, scope: EmitScope, leafOf: typeof dataOf): Json {
  return leaf(expr, scope, (cx) => leafOf(operand(expr, cx), cx));
}

/** A constant, or one expression. */
function leaf(expr: Expr, scope: EmitScope, emit: (cx: Emission) => JsonataNode): Json {
  const node = expression(expr, scope, emit);
  if (isLiteral(node) && !(typeof node.value === 'string' && needsEscape(node.value))) {
    return typeof node.value === 'number' ? node.value + 0 : node.value;
  }
  if (node.kind === 'placeholder') return node.text;
  return `{% ${printJsonata(node)} %}`;
}

function expression(expr: Expr, scope: EmitScope, emit: (cx: Emission) => JsonataNode): JsonataNode {
  const session = createEmission(expr, scope);
  return balanced(pruned(session.complete(emit(session.cx))), session.cx.fresh);
}

/** Text that Step Functions or deployment would not take as it stands. */
function needsEscape(text: string): boolean {
  return text.startsWith('{%') || text.endsWith('%}') || text.includes('${');
}
