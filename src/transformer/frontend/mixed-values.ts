/**
 * Errors, dates, maps and sets are represented as data, and only their shapes tell them from it. Where a variable or a choice between
 * two values loses that, one would be taken for the other.
 */
import type { VarId } from '../core/ids.ts';
import { Kind, mayBe, shapes, type ValueShape, without } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';

/** Reports values that are given to variables which do not know what they are, and choices between values that look alike. */
export function demandUnmixed(bodies: readonly (readonly RawStatement[])[], cx: Lowering): void {
  const shapeOf = (value: RawExpr): ValueShape =>
    value.kind === 'ref' && cx.shapeOfVariable(value.variable).error ? { ...value.shape, error: true } : value.shape;
  const give = (variable: VarId, value: RawExpr): void => {
    const known = cx.shapeOfVariable(variable);
    // Of what a loop collects, the expressions that read it know more than its variable.
    if (cx.typedBy.has(variable) || known.kinds !== shapes.unknown.kinds)
      report(value, mixed(shapeOf(value), known), cx);
  };
  for (const body of bodies) {
    rawWalk.visit(body, {
      statement: (node) => {
        if (node.kind === 'declare' && node.value) give(node.variable, node.value);
        if (node.kind === 'assign' && node.path.length === 0 && node.value !== 'remove' && !node.inPlace)
          give(node.variable, node.value);
        return undefined;
      },
      expression: (node) => {
        if (node.kind === 'conditional') report(node, mixed(shapeOf(node.consequent), shapeOf(node.alternate)), cx);
        if (node.kind === 'logical')
          report(node, mixed(fallenThrough(node.operator, shapeOf(node.left)), shapeOf(node.right)), cx);
        return undefined;
      },
    });
  }
}

function report(value: RawExpr, what: string | undefined, cx: Lowering): void {
  const hint = 'Keep them apart: give each a variable or property of its own.';
  if (what !== undefined) cx.report(d.notJson(value.origin, { what: `${what} among other values`, hint }));
}

/** The left side of `&&` is only the value where it is none of the objects. */
function fallenThrough(operator: '&&' | '||' | '??', left: ValueShape): ValueShape {
  return operator === '&&' ? without(left, Kind.record | Kind.list) : left;
}

/** What one of the shapes is, where the other may be data that looks the same. */
function mixed(a: ValueShape, b: ValueShape): string | undefined {
  if (looksAlike(a.error, b.error, Kind.record, a, b)) return 'An error object';
  if (looksAlike(a.date, b.date, Kind.number, a, b)) return 'A Date';
  return looksAlike(a.collection, b.collection, Kind.record | Kind.list, a, b) ? 'A Map or Set' : undefined;
}

function looksAlike(one: true | undefined, other: true | undefined, as: number, a: ValueShape, b: ValueShape): boolean {
  return one !== other && mayBe(a, as) && mayBe(b, as);
}
