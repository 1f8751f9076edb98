/**
 * The ways in which control can leave the body or handler of a `try`, apart from completing normally, and how code that
 * leaves is sent somewhere else first.
 */
import type { Ref } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { joinShapes, shapes, type ValueShape } from '../core/shape.ts';
import type { Break, Continue, Return, Try } from '../core/statement.ts';
import { hir } from './build.ts';
import { mapRegion, visitRegion } from './region-statements.ts';
import type { HirStatement, PerformStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';
import { hirWalk } from './walk.ts';

type Jump = Break | Continue | (Return<never> & { readonly value: Ref });

/** Ways out of a try statement. */
export interface WaysOut {
  /** One of each jump to a label outside, and of each `return` whose value is read after the finalizer. */
  readonly jumps: readonly Jump[];
  /** The other returns. */
  readonly returns: readonly Return<never>[];
  /** An error can leave it. */
  readonly throws: boolean;
  /** It can run to its end. */
  readonly completes: boolean;
}

/** Finds them; ways out of the finalizer itself do not count. */
export function findWaysOut(node: Try<never, PerformStatement>): WaysOut {
  const parts = [...node.body, ...(node.handler?.body ?? [])];
  const inside = hirWalk.declaredLabels(parts);
  const changed = changedOnly(node.finalizer ?? [], hirWalk.declaredVariables(parts));
  const jumps: Jump[] = [];
  const returns: Return<never>[] = [];
  visitRegion(parts, (part) => {
    const out = isLateReturn(part, changed) || (isLabelJump(part) && !inside.has(part.label));
    if (out && !jumps.some((known) => isSameJump(known, part))) jumps.push(part);
    if (part.kind === 'return' && !out) returns.push(part);
  });
  const completes = !endsAbruptly(node.body) || (node.handler !== null && !endsAbruptly(node.handler.body));
  return { jumps, returns, throws: mayThrow([{ ...node, finalizer: null }]), completes };
}

function isLabelJump(node: HirStatement): node is Break | Continue {
  return node.kind === 'break' || node.kind === 'continue';
}

function isSameJump(jump: Jump, node: HirStatement): boolean {
  if (jump.kind === 'return')
    return node.kind === 'return' && node.value?.kind === 'ref' && node.value.variable === jump.value.variable;
  return isLabelJump(node) && node.kind === jump.kind && node.label === jump.label;
}

/** Variables from outside of the `try` whose objects the finalizer changes, while the variables keep their objects. */
function changedOnly(finalizer: readonly HirStatement[], inside: ReadonlySet<VarId>): ReadonlySet<VarId> {
  const changed = new Set<VarId>();
  const bound = new Set(inside);
  hirWalk.visit(finalizer, {
    statement: (node) => {
      if (node.kind === 'assign') (node.path.length > 0 || node.inPlace ? changed : bound).add(node.variable);
      return undefined;
    },
  });
  return new Set([...changed].filter((variable) => !bound.has(variable)));
}

/** JavaScript returns the object itself, so what the finalizer does to it is seen: the variable is read afterwards. */
function isLateReturn(
  node: HirStatement,
  changed: ReadonlySet<VarId>,
): node is Return<never> & { readonly value: Ref } {
  return node.kind === 'return' && node.value?.kind === 'ref' && changed.has(node.value.variable);
}

/** Only effects and `throw` raise errors: expressions are pure. */
function mayThrow(list: readonly HirStatement[]): boolean {
  return list.some((node) => {
    switch (node.kind) {
      case 'throw':
      case 'perform':
        return true;
      case 'if':
        return mayThrow(node.consequent) || mayThrow(node.alternate);
      case 'loop':
        return mayThrow(node.body) || mayThrow(node.update);
      case 'block':
        return mayThrow(node.body);
      case 'try':
        return mayThrow(node.handler ? node.handler.body : node.body) || mayThrow(node.finalizer ?? []);
      default:
        return false;
    }
  });
}

/** True when the last statement surely leaves the list. False is always a safe answer. */
function endsAbruptly(list: readonly HirStatement[]): boolean {
  const last = list.at(-1);
  switch (last?.kind) {
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return true;
    case 'if':
      return endsAbruptly(last.consequent) && endsAbruptly(last.alternate);
    case 'block':
      return last.label === null && endsAbruptly(last.body);
    case 'try':
      return endsAbruptly(last.body) && (last.handler === null || endsAbruptly(last.handler.body));
    default:
      return false;
  }
}

/** Where the ways out lead instead: to code that makes the jump later. */
export interface Detour {
  /** What stands in for a jump out. */
  jump(index: number, origin: Origin): readonly HirStatement[];
  /** What stands in for `return` once the value is saved. */
  leave(origin: Origin): readonly HirStatement[];
  /** Variable that keeps the value; null when no `return` has one. */
  readonly saved: VarId | null;
}

/** The statements with every way out replaced by its detour. */
export function redirect(list: readonly HirStatement[], ways: WaysOut, detour: Detour): readonly HirStatement[] {
  return mapRegion(list, (node) => {
    const index = ways.jumps.findIndex((jump) => isSameJump(jump, node));
    if (index >= 0) return detour.jump(index, node.origin);
    if (node.kind === 'return') {
      if (detour.saved === null) return detour.leave(node.origin);
      const value = node.value ?? hir.absent(node.origin);
      return [hir.assign(detour.saved, value, node.origin), ...detour.leave(node.origin)];
    }
    return [node];
  });
}

/** The variable that keeps the value of a `return`, its declaration, and the `return` that uses it. */
export interface SavedResult {
  readonly variable: VarId | null;
  readonly declare: readonly HirStatement[];
  readonly last: HirStatement;
}

/** Makes them; nothing to save where no `return` has a value. */
export function saveResult(ways: WaysOut, origin: Origin, table: VariableTable): SavedResult {
  const shape = ways.returns
    .map(({ value }): ValueShape => value?.shape ?? shapes.absent)
    .reduce<ValueShape | null>((joined, next) => (joined === null ? next : joinShapes(joined, next)), null);
  if (shape === null || ways.returns.every(({ value }) => value === null)) {
    return { variable: null, declare: [], last: hir.return(null, origin) };
  }
  const variable = table.temporary({ name: 'result', shape, origin, constant: false });
  const last = { ...(ways.returns[0]?.origin ?? origin), via: 'expandFinally' };
  return {
    variable,
    declare: [hir.declare(variable, null, origin)],
    last: hir.return(hir.ref(variable, shape, last), last),
  };
}

/** The `try` without its finalizer. Errors that leave it go to `caught`, if there is one. */
export function guard(
  node: Try<never, PerformStatement>,
  caught: { readonly variable: VarId; readonly body: readonly HirStatement[] } | null,
  ways: WaysOut,
  detour: Detour,
): readonly HirStatement[] {
  const body = redirect(node.body, ways, detour);
  const handler = node.handler && { ...node.handler, body: redirect(node.handler.body, ways, detour) };
  const inner: readonly HirStatement[] = handler === null ? body : [{ ...node, body, handler, finalizer: null }];
  return caught === null ? inner : [hir.try(inner, caught, null, { ...node.origin, via: 'expandFinally' })];
}
