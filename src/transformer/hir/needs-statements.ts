/**
 * Which raw expressions cannot stay one pure expression: those that perform effects, run statements, or call an impure
 * built-in. What stands in a callback does not count: it is hoisted inside the callback's own body.
 */
import type { Conditional, Logical } from '../core/expr.ts';
import { isImpure } from '../core/library.ts';
import type { RawExpr, RawLeaf, RawStatement } from './types.ts';
import { rawWalk } from './walk.ts';

/** True when lowering the expression makes statements. Inside callbacks impure built-ins stay where they are. */
export function needsStatements(node: RawExpr, insideFunction: boolean): boolean {
  let found = false;
  rawWalk.visit(node, {
    expression: (part) => {
      if (part.kind === 'perform' || part.kind === 'sequence') found = true;
      if (part.kind === 'library' && isImpure(part.member) && !insideFunction) found = true;
      return !found && part.kind !== 'lambda';
    },
    statement: () => !found,
  });
  return found;
}

/** True when a part that is not always evaluated makes statements. */
export function branchesNeedStatements(
  node: Conditional<RawLeaf> | Logical<RawLeaf>,
  insideFunction: boolean,
): boolean {
  if (node.kind === 'logical') return needsStatements(node.right, insideFunction);
  return needsStatements(node.consequent, insideFunction) || needsStatements(node.alternate, insideFunction);
}

/** True when a callback of a built-in that is not run as statements of its own writes into objects. */
export function writesObjectsInCallbacks(node: RawExpr): boolean {
  let found = false;
  rawWalk.visit(node, {
    expression: (part) => {
      if (part.kind === 'lambda') found ||= rawWalk.someStatement(part.body, isObjectWrite);
      return !found && part.kind !== 'perform' && part.kind !== 'sequence';
    },
  });
  return found;
}

function isObjectWrite(node: RawStatement): boolean {
  return node.kind === 'assign' && (node.path.length > 0 || node.inPlace === true);
}
