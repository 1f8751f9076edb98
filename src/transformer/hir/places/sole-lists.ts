/**
 * Lists that one name has alone: `queue = queue.filter(test)` and `list = [...list, item]` bind it to a list made of its own. No other
 * name can see the old one, so to change the list in place, as `push` does it, is the same; its items are then known to have stayed.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import type { Assign } from '../../core/statement.ts';
import { hir } from '../build.ts';
import { movedItems } from '../ownership/moved-items.ts';
import { mapLists } from '../region-statements.ts';
import type { HirStatement, HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';
import { withoutSecondNames } from './second-names.ts';
import { countReads, findSoleLists } from './sole-names.ts';

/**
 * @example const changing = changeSoleLists(workflow);
 */
export function changeSoleLists(workflow: HirWorkflow): HirWorkflow {
  const reads = countReads(workflow.body);
  const named = mapLists(workflow.body, (list) => withoutSecondNames(list, reads));
  const sole = findSoleLists(named, workflow);
  let count = 0;
  const body = hirWalk.mapStatements(named, {
    statement: (node) => {
      if (node.kind !== 'assign' || !isBinding(node) || !sole.has(node.variable)) return [node];
      const changed = inPlace(node.variable, node.value, node.origin);
      if (changed !== null) count += 1;
      return changed ?? [node];
    },
  });
  return count === 0 ? workflow : { ...workflow, body };
}

/** `variable = value`. */
export function isBinding(node: HirStatement): node is Assign<never> & { readonly value: Expr } {
  return node.kind === 'assign' && node.path.length === 0 && !node.inPlace && node.value !== 'remove';
}

/** The binding as a change of the list; null where the list is not made of the old one's items and others. */
function inPlace(variable: VarId, value: Expr, origin: Origin): readonly HirStatement[] | null {
  if (value.kind === 'conditional') {
    const [yes, no] = [value.consequent, value.alternate].map((part) => inPlace(variable, part, origin));
    return yes && no ? [hir.if(value.test, yes, no, origin)] : null;
  }
  if (value.kind === 'ref' && value.variable === variable) return [];
  return isMadeOf(variable, value) ? [hir.replaceContent(variable, [], value, origin)] : null;
}

/** Each of the old list's items is there once at most. */
function isMadeOf(variable: VarId, value: Expr): boolean {
  if (isPartOf(variable, value)) return value.kind !== 'ref';
  if (value.kind === 'library' && value.receiver !== null && isPartOf(variable, value.receiver)) {
    if (value.member === 'Array.prototype.map') return true;
    return value.member === 'Array.prototype.concat' && !reads(value.arguments, variable);
  }
  if (value.kind !== 'list') return false;
  const own = value.entries.findIndex((entry) => entry.kind === 'spread' && isPartOf(variable, entry.value));
  const moved = movedItems(value.entries, own);
  const others = value.entries.filter((_, position) => position !== own && !moved.has(position));
  return (
    own >= 0 &&
    !reads(
      others.map((entry) => entry.value),
      variable,
    )
  );
}

/** One of the values has the list's items, too, but for those that read no more than its length. */
function reads(values: readonly Expr[], variable: VarId): boolean {
  return values.some((value) =>
    hirWalk.someExpression(value, (part) => part.kind === 'ref' && part.variable === variable),
  );
}

/** The list's own items, or some of them, perhaps in another order. */
function isPartOf(variable: VarId, value: Expr): boolean {
  if (value.kind === 'ref') return value.variable === variable;
  return (
    value.kind === 'library' && PARTS.has(value.member) && value.receiver !== null && isPartOf(variable, value.receiver)
  );
}

const PARTS: ReadonlySet<string> = new Set([
  'Array.prototype.filter',
  'Array.prototype.slice',
  'Array.prototype.toReversed',
  'Array.prototype.toSorted',
]);
