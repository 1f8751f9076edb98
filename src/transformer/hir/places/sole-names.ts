/** Which variables have their lists for themselves: nothing else ever holds one of them, and no loop or callback goes through one. */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { isOnly, Kind, without } from '../../core/shape.ts';
import { holdsObjects } from '../ownership/objects.ts';
import { visitRegion } from '../region-statements.ts';
import type { HirStatement, HirWorkflow } from '../types.ts';
import { effectOperands, hirWalk } from '../walk.ts';
import { alternativesOf, findMovedValues } from './moved-values.ts';

/** The variables, among those that are declared. */
export function findSoleLists(body: readonly HirStatement[], workflow: HirWorkflow): ReadonlySet<VarId> {
  const shared = new Set<VarId>();
  const bound = new Set<VarId>();
  const results = new Set<VarId>();
  const given = new Set<VarId>();
  const moved = findMovedValues(body, workflow);
  const looked = new Set<Expr>();
  /** Nothing follows these; what callbacks and branches return gets another name. */
  const last = new Set<HirStatement>();
  visitRegion(body, (node) => last.add(node));
  /** `kept` = what the expression gives may get another name. */
  const scan = (node: Expr, kept: boolean): void => {
    looked.add(node);
    const all = (parts: readonly Expr[], is: boolean): void => {
      for (const part of parts) scan(part, is);
    };
    switch (node.kind) {
      case 'ref':
        if (kept) shared.add(node.variable);
        return;
      case 'member':
      case 'index':
      case 'unary':
      case 'binary':
      case 'template':
        all(hirWalk.operands(node), false);
        return;
      case 'record':
      case 'list':
        for (const entry of node.entries) {
          if (entry.kind === 'property') scan(entry.key, false);
          scan(entry.value, entry.kind !== 'spread' && kept);
        }
        return;
      case 'conditional':
        scan(node.test, false);
        all([node.consequent, node.alternate], kept);
        return;
      case 'logical':
        all([node.left, node.right], kept);
        return;
      case 'library': {
        if (node.receiver !== null) scan(node.receiver, !node.member.startsWith('Array.prototype.') || seesList(node));
        all(node.arguments, !READS.has(node.member));
        return;
      }
      case 'lambda':
        visit(node.body);
        return;
      default:
        all(hirWalk.operands(node), true);
        for (const id of node.kind === 'program' ? hirWalk.freeVariables(node) : []) shared.add(id);
    }
  };
  const whileBound = (over: readonly Expr[], inside: readonly HirStatement[]): void => {
    const written = hirWalk.assignedVariables(inside);
    for (const node of over)
      hirWalk.visit(node, {
        expression: (part) => {
          if (part.kind === 'ref' && written.has(part.variable)) shared.add(part.variable);
          return true;
        },
      });
  };
  const visit = (list: readonly HirStatement[]): void =>
    hirWalk.visit(list, {
      statement: (node) => {
        if (node.kind === 'return' && node.value !== null) scan(node.value, !last.has(node));
        // What a `return` gives is there before the finalizer runs.
        if (node.kind === 'try') for (const id of hirWalk.assignedVariables(node.finalizer ?? [])) shared.add(id);
        if (node.kind === 'if') scan(node.test, false);
        if (node.kind === 'loop' && node.head.kind === 'each') {
          scan(node.head.list, false);
          whileBound([node.head.list], [...node.body, ...node.update]);
          given.add(node.head.variable);
        }
        if (node.kind === 'perform') {
          for (const part of effectOperands(node.effect)) scan(part, false);
          if (node.effect.kind === 'map') whileBound(effectOperands(node.effect), node.effect.body);
          if (node.effect.kind === 'map') given.add(node.effect.itemVariable);
          if (node.result !== null) (node.effect.kind === 'task' ? results : given).add(node.result);
        }
        const binds = node.kind === 'declare' || (node.kind === 'assign' && node.path.length === 0 && !node.inPlace);
        if (!binds) return true;
        bound.add(node.variable);
        const { value } = node;
        if (value === null || value === 'remove') return true;
        if (!isFresh(value, moved)) shared.add(node.variable);
        // What has no other name gives this one no second one.
        for (const one of alternativesOf(value)) if (moved.has(one)) scan(one, false);
        return true;
      },
      expression: (node) => {
        if (!looked.has(node)) scan(node, true);
        return false;
      },
    });
  visit(body);
  return new Set(
    [...bound].filter((id) => {
      const shape = workflow.variables.get(id)?.shape;
      const list = shape !== undefined && isOnly(without(shape, Kind.absent), Kind.list);
      return list && holdsObjects(shape) && !shared.has(id) && !results.has(id) && !given.has(id);
    }),
  );
}

/** How often each variable is read. */
export function countReads(body: readonly HirStatement[]): ReadonlyMap<VarId, number> {
  const found = new Map<VarId, number>();
  hirWalk.visit(body, {
    expression: (node) => {
      if (node.kind === 'ref') found.set(node.variable, (found.get(node.variable) ?? 0) + 1);
      return true;
    },
  });
  return found;
}

/** A callback gets the list itself after the item and its index. */
function seesList({ member, arguments: given }: Extract<Expr, { kind: 'library' }>): boolean {
  const before = member.startsWith('Array.prototype.reduce') ? 3 : 2;
  return given.some((argument) => argument.kind === 'lambda' && argument.parameters.length > before);
}

/** A list that was just made, or has no other name. */
function isFresh(value: Expr, moved: ReadonlySet<Expr>): boolean {
  return alternativesOf(value).every(
    (one) =>
      moved.has(one) ||
      one.kind === 'list' ||
      one.kind === 'absent' ||
      (one.kind === 'library' && MAKES.has(one.member)),
  );
}

const MAKES: ReadonlySet<string> = new Set(
  ['concat', 'filter', 'flatMap', 'map', 'slice', 'toReversed', 'toSorted'].map((name) => `Array.prototype.${name}`),
);

/** Built-ins whose results hold nothing of their arguments themselves. */
const READS: ReadonlySet<string> = new Set([
  'length',
  'Array.isArray',
  'JSON.stringify',
  'Object.entries',
  'Object.keys',
  'Object.values',
  'structuredClone',
]);
