/** Replaces a name by what it means: reads become reads of the place, writes go to the variable that the place is in. */
import { mapStatementChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { PathStep } from '../../core/statement.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import { hirWalk, mapEffect, rewriteExpressions } from '../walk.ts';
import type { Lifetime, Meaning } from './lifetime.ts';
import { type Place, readPlace } from './place.ts';

/** The statements without the name; null when it is used somewhere where its meaning is lost. */
export function renameIn(
  list: readonly HirStatement[],
  variable: VarId,
  place: Place,
  lifetime: Lifetime,
): readonly HirStatement[] | null {
  let failed = false;
  const expression = (node: Expr, meaning: Meaning): Expr => {
    const replace = (part: Expr): Expr => {
      if (part.kind !== 'ref' || part.variable !== variable) return part;
      if (meaning === 'lost') failed = true;
      if (typeof meaning === 'number') return { ...part, variable: meaning };
      return readPlace(place.expr, part.shape, part.origin);
    };
    return hirWalk.mapExpression(node, rewriteExpressions(replace));
  };
  const statement = (node: HirStatement): readonly HirStatement[] => {
    const meaning = lifetime.get(node) ?? 'lost';
    if (node.kind === 'perform') return [perform(node, meaning)];
    if (node.kind === 'assign' && node.variable === variable && node.path.length === 0 && !node.inPlace) return [];
    const inner = node.kind === 'loop' && node.head.kind !== 'each' ? (lifetime.get(node.head) ?? 'lost') : meaning;
    const mapped = mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression: (part) => expression(part, inner),
      statements,
    });
    if (mapped.kind !== 'assign' || mapped.variable !== variable) return [mapped];
    if (meaning === 'lost') failed = true;
    const [root, steps]: [VarId, readonly PathStep<never>[]] =
      typeof meaning === 'number' ? [meaning, []] : [place.root, place.steps];
    return [{ ...mapped, variable: root, path: [...steps, ...mapped.path] }];
  };
  const perform = (node: PerformStatement, meaning: Meaning): PerformStatement => ({
    ...node,
    effect: mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
      declare: (id) => id,
      expression: (part) => expression(part, meaning),
      body: statements,
    }),
  });
  const statements = (body: readonly HirStatement[]): readonly HirStatement[] => body.flatMap(statement);

  const renamed = statements(list);
  return failed ? null : renamed;
}
