/** Loops over the items of a place as loops over their keys, so that the item's name means the place. */
import { mapStatementChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { shapes } from '../../core/shape.ts';
import type { Loop } from '../../core/statement.ts';
import { hir } from '../build.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import { hirWalk, mapEffect, rewriteExpressions } from '../walk.ts';
import { writePath } from './path.ts';
import { itemAt, placeOf, type View } from './view.ts';

export interface ItemLoop {
  readonly key: Expr;
  /** What a pair begins with. */
  readonly first: Expr;
  /** The item of a round. */
  readonly item: Expr;
  /** The loop with another body. */
  around(body: readonly HirStatement[]): readonly HirStatement[];
}

/** The loop over the keys of a view. */
export function overKeys(node: Loop<never, PerformStatement>, view: View, table: VariableTable): ItemLoop {
  const { origin, label, update } = node;
  const shape = view.container === 'list' ? shapes.integer : shapes.string;
  const counted = view.keys === null;
  // In a round it is a constant.
  const variable = table.temporary({ name: counted ? 'index' : 'key', shape, origin });
  const key = hir.ref(variable, shape, origin);
  const position =
    view.pairs && !counted && view.container === 'list'
      ? table.temporary({ name: 'index', shape, origin, constant: false })
      : null;
  const count = position === null ? [] : [hir.declare(position, hir.literal(0, origin), origin)];
  const first = position === null ? key : hir.ref(position, shape, origin);
  const around = (body: readonly HirStatement[]): readonly HirStatement[] => {
    const counting =
      position === null
        ? update
        : [...update, hir.assign(position, hir.binary('+', first, hir.literal(1, origin), origin), origin)];
    const head = { kind: 'each' as const, variable, list: view.keys ?? key };
    if (!counted) return [...view.declarations, ...count, hir.loop(label, head, body, origin, counting)];
    table.change(variable, { constant: false });
    const test = hir.binary('<', key, hir.length(placeOf(view, origin), origin), origin);
    const next = hir.assign(variable, hir.binary('+', key, hir.literal(1, origin), origin), origin);
    return [
      ...view.declarations,
      hir.declare(variable, hir.literal(0, origin), origin),
      hir.loop(label, { kind: 'while', test }, body, origin, [...update, next]),
    ];
  };
  return { key, first, item: itemAt(view, key, origin), around };
}

/** The statements with the parts of a pair `[key, item]` in their places; null where the pair itself is used. */
export function renamePair(
  list: readonly HirStatement[],
  pair: VarId,
  { key, first, item }: ItemLoop,
  view: View,
): readonly HirStatement[] | null {
  let failed = false;
  const expression = (node: Expr): Expr => hirWalk.mapExpression(node, rewriteExpressions(partOf));
  const partOf = (part: Expr): Expr => {
    if (part.kind !== 'index' || part.object.kind !== 'ref' || part.object.variable !== pair) return part;
    const { shape, origin } = part;
    if (isLiteral(part.index, 0)) return { ...first, shape, origin } as Expr;
    return isLiteral(part.index, 1) ? withShape(item, part, origin) : part;
  };
  const statement = (node: HirStatement): HirStatement => {
    if (node.kind === 'perform')
      return {
        ...node,
        effect: mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
          declare: (id) => id,
          expression,
          body: statements,
        }),
      };
    const mapped = mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression,
      statements,
    });
    if (mapped.kind !== 'assign' || mapped.variable !== pair) return mapped;
    const [step, ...path] = mapped.path;
    if (!step || !isLiteral(step.key, 1) || (path.length === 0 && !mapped.inPlace)) {
      failed = true;
      return mapped;
    }
    const { path: to } = view.place;
    const steps = [...writePath(to, view.placeKeys), { key, container: view.container }];
    return { ...mapped, variable: to.root.variable, path: [...steps, ...path] };
  };
  const statements = (body: readonly HirStatement[]): readonly HirStatement[] => body.map(statement);
  const renamed = statements(list);
  return failed || hirWalk.readVariables(renamed).has(pair) ? null : renamed;
}

function withShape(item: Expr, { shape }: Expr, origin: Origin): Expr {
  return { ...item, shape, origin } as Expr;
}

function isLiteral(node: Expr, value: number): boolean {
  return node.kind === 'literal' && node.value === value;
}
