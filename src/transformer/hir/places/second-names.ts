/**
 * Names of a list, or of a slice of it, that are used up before the variable is bound anew, as `[first, ...rest] = queue; queue = rest`
 * has them: the variable stands in their place.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { isOnly, Kind } from '../../core/shape.ts';
import type { Assign } from '../../core/statement.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk, rewriteExpressions } from '../walk.ts';

/** The statements without such names; `reads` tells how often the whole code reads one. */
export function withoutSecondNames(
  list: readonly HirStatement[],
  reads: ReadonlyMap<VarId, number>,
): readonly HirStatement[] {
  for (const [at, node] of list.entries()) {
    if (node.kind !== 'declare' || node.value === null || !isOnly(node.value.shape, Kind.list)) continue;
    const { variable, value } = node;
    const following = list.slice(at + 1);
    const named = nameOf(value);
    const passedOn = isPassedOn(variable, following[0]) && readsOf(variable, following) === 1;
    const once = value.kind === 'ref' || isMadeOnce(variable, following);
    const usedUp = passedOn || (named !== null && once && isUsedUp(variable, named, following));
    // The test of a loop may read what its body declares.
    if (!usedUp || readsOf(variable, following) !== reads.get(variable)) continue;
    const replace = (part: Expr): Expr => (part.kind === 'ref' && part.variable === variable ? value : part);
    const replaced = hirWalk.mapStatements(following, rewriteExpressions(replace));
    // One name's turn may come with another's.
    return withoutSecondNames([...list.slice(0, at), ...replaced], reads);
  }
  return list;
}

/** The variable of `const rest = queue.slice(1)` or `const all = queue`. */
function nameOf(value: Expr): VarId | null {
  if (value.kind === 'ref') return value.variable;
  if (value.kind !== 'library' || value.member !== 'Array.prototype.slice' || value.receiver?.kind !== 'ref')
    return null;
  return value.arguments.every(({ kind }) => kind === 'literal') ? value.receiver.variable : null;
}

/** `queue = value`, which is all that the name is for. */
function isPassedOn(name: VarId, next: HirStatement | undefined): boolean {
  return (
    next?.kind === 'assign' && next.value !== 'remove' && next.value.kind === 'ref' && next.value.variable === name
  );
}

/** A list that is made anew for each read is still one: no name is left of it but the variable that is bound to it. */
function isMadeOnce(name: VarId, following: readonly HirStatement[]): boolean {
  const last = following.findLastIndex((node) => readsOf(name, [node]) > 0);
  const node = following[last];
  if (node === undefined || readsOf(name, following.slice(0, last)) > 0) return false;
  const list = node.kind === 'if' ? [...node.consequent, ...node.alternate] : [node];
  return list.every((part) => readsOf(name, [part]) === 0 || (part.kind === 'assign' && isBound(name, part)));
}

function isBound(name: VarId, node: Assign<never>): boolean {
  const { path, inPlace, value } = node;
  return path.length === 0 && !inPlace && value !== 'remove' && readsAlone(name, value) === readsOf(name, [node]);
}

/** How often the value is the list, or holds its items in another one. */
function readsAlone(name: VarId, value: Expr): number {
  if (value.kind === 'ref') return value.variable === name ? 1 : 0;
  if (value.kind === 'conditional') return readsAlone(name, value.consequent) + readsAlone(name, value.alternate);
  if (value.kind !== 'list') return 0;
  const spread = value.entries.filter((entry) => entry.kind === 'spread');
  return spread.reduce((count, entry) => count + readsAlone(name, entry.value), 0);
}

/** Every read of the name comes before the first write of the variable, or is a part of that. */
function isUsedUp(name: VarId, variable: VarId, following: readonly HirStatement[]): boolean {
  if (hirWalk.assignedVariables(following).has(name)) return false;
  const last = following.findLastIndex((node) => readsOf(name, [node]) > 0);
  const node = following[last];
  if (node === undefined || hirWalk.assignedVariables(following.slice(0, last)).has(variable)) return false;
  if (!hirWalk.assignedVariables([node]).has(variable)) return true;
  if (node.kind === 'assign') return true;
  if (node.kind !== 'if' || readsOf(name, [{ ...node, consequent: [], alternate: [] }]) > 0) return false;
  return [node.consequent, node.alternate].every((branch) => isInFirstWrite(name, variable, branch));
}

/** The branch writes the variable once, and has the name there only. */
function isInFirstWrite(name: VarId, variable: VarId, branch: readonly HirStatement[]): boolean {
  const reads = readsOf(name, branch);
  if (reads === 0) return true;
  let writes = 0;
  hirWalk.visit(branch, {
    write: (id) => {
      if (id === variable) writes += 1;
    },
  });
  return (
    writes === 1 &&
    branch.some((node) => node.kind === 'assign' && node.variable === variable && readsOf(name, [node]) === reads)
  );
}

function readsOf(name: VarId, list: readonly HirStatement[]): number {
  let count = 0;
  hirWalk.visit(list, {
    expression: (node) => {
      if (node.kind === 'ref' && node.variable === name) count += 1;
      return true;
    },
  });
  return count;
}
