/**
 * carryValues: closes the bodies of distributed maps, which run as executions of their own. What a body reads of the code
 * around it, variables or no more than a property of them, and the context of the execution, becomes a value that travels in
 * the child's input. In: HIR. Out: no body of a distributed map reads a variable that it does not declare.
 */
import type { Expr } from '../core/expr.ts';
import type { IdSupply, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { joinShapes, Kind, mayBe, orAbsent, type ValueShape } from '../core/shape.ts';
import { hir } from './build.ts';
import { type CarryObstacle, encodeCarried } from './carried-encoding.ts';
import { visitCertain } from './certain-code.ts';
import type { Batching, CarriedValue, MapRun } from './map-run.ts';
import type { HirEffect, HirStatement, HirWorkflow } from './types.ts';
import { createVariableTable, type VariableTable } from './variable-table.ts';
import { hirWalk, rewriteExpressions } from './walk.ts';

/** A value that cannot travel. */
export interface CarryProblem {
  readonly origin: Origin;
  readonly name: string;
  readonly obstacle: CarryObstacle;
}

type MapEffect = Extract<HirEffect, { kind: 'map' }>;

/** The workflow with closed bodies, and what keeps others from being so. */
export function carryValues(
  workflow: HirWorkflow,
  ids: IdSupply,
): { readonly workflow: HirWorkflow; readonly problems: readonly CarryProblem[] } {
  const table = createVariableTable(workflow.variables, ids);
  const problems: CarryProblem[] = [];
  const literals = literalConstants(workflow.body);
  const body = hirWalk.mapStatements(workflow.body, {
    // Inner maps first: what they need of outer code is then read by the body around them.
    statement: (node) =>
      node.kind === 'perform' && node.effect.kind === 'map' && node.effect.run
        ? [{ ...node, effect: close(node.effect, node.effect.run, literals, table, problems) }]
        : [node],
  });
  return { workflow: { ...workflow, body, variables: table.all() }, problems };
}

/** Something that a body reads: a variable, a property of one, or a part of the context. */
interface Use {
  readonly name: string;
  readonly value: Expr;
  readonly shape: ValueShape;
}

function close(
  effect: MapEffect,
  run: MapRun<never>,
  literals: ReadonlyMap<VarId, Expr>,
  table: VariableTable,
  problems: CarryProblem[],
): MapEffect {
  const constant = rewriteExpressions((node) => (node.kind === 'ref' ? (literals.get(node.variable) ?? node) : node));
  const body = hirWalk.mapStatements(effect.body, constant);
  const own = new Set([effect.itemVariable, ...(effect.indexVariable === null ? [] : [effect.indexVariable])]);
  const outer = new Set([...hirWalk.freeVariables(body)].filter((id) => !own.has(id)));
  const carried: CarriedValue<never>[] = [];
  const names = new Map<string, VarId>();
  const decoded: HirStatement[] = [];
  for (const [path, use] of usesOf(body, outer, table)) {
    const encoded = encodeCarried(use, table);
    if ('obstacle' in encoded) problems.push({ origin: use.value.origin, name: use.name, obstacle: encoded.obstacle });
    else {
      names.set(path, encoded.variable);
      decoded.push(...encoded.decode);
      carried.push({ key: freeKey(use.name, carried), value: encoded.value, variable: encoded.sent });
    }
  }
  const renamed = hirWalk.mapStatements(
    body,
    rewriteExpressions((node) => {
      const path = pathOf(node, outer);
      const variable = path === null ? undefined : names.get(path);
      return variable === undefined ? node : hir.ref(variable, node.shape, node.origin);
    }),
  );
  const batching = run.batching && withInput(run.batching);
  return { ...effect, run: { ...run, batching, carried }, body: [...decoded, ...renamed] };
}

function withInput(batching: Batching<never>): Batching<never> {
  return batching.input && mayBe(batching.input.shape, Kind.absent) ? { ...batching, wrapped: true } : batching;
}

/** The uses of a body by path, no path a part of another one. */
function usesOf(
  body: readonly HirStatement[],
  outer: ReadonlySet<VarId>,
  table: VariableTable,
): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  const certain = new Set<string>();
  visitCertain(body, (node) => {
    const path = pathOf(node, outer);
    if (path !== null && !mayBe(node.shape, Kind.absent)) certain.add(path);
    return path === null;
  });
  hirWalk.visit(body, {
    expression: (node) => {
      const path = pathOf(node, outer);
      if (path === null) return true;
      const known = uses.get(path);
      const use = known ?? useOf(node, table);
      const shape = joinShapes(use.shape, node.shape);
      uses.set(path, { ...use, shape, value: { ...use.value, shape } });
      return false;
    },
  });
  const paths = [...uses.keys()];
  const widest = [...uses].filter(([path]) => !paths.some((other) => path.startsWith(`${other}.`)));
  // What the checker knew of a property where it is used need not hold where the map starts.
  return new Map(
    widest.map(([path, use]) =>
      use.value.kind !== 'member' || certain.has(path)
        ? [path, use]
        : [path, { ...use, shape: orAbsent(use.shape), value: { ...use.value, shape: orAbsent(use.shape) } }],
    ),
  );
}

function useOf(node: Expr, table: VariableTable): Use {
  if (node.kind === 'ref') {
    const { name, shape } = table.get(node.variable);
    return { name, value: { ...node, shape }, shape };
  }
  if (node.kind === 'context') {
    const name = node.path.map((part, index) => (index === 0 ? part.toLowerCase() : part)).join('');
    return { name: name.replace('statemachine', 'stateMachine'), value: node, shape: node.shape };
  }
  const key = node.kind === 'member' ? node.key : 'value';
  return { name: /^[A-Za-z]\w*$/.test(key) ? key : 'value', value: node, shape: node.shape };
}

/** The path of a value of the surroundings; null for other expressions. */
function pathOf(node: Expr, outer: ReadonlySet<VarId>): string | null {
  if (node.kind === 'context') {
    return node.path[0] === 'Execution' || node.path[0] === 'StateMachine' ? node.path.join('.') : null;
  }
  if (node.kind === 'ref') return outer.has(node.variable) ? `#${node.variable}` : null;
  if (node.kind !== 'member') return null;
  const object = pathOf(node.object, outer);
  return object === null ? null : `${object}.${encodeURIComponent(node.key).replaceAll('.', '%2E')}`;
}

function freeKey(name: string, taken: readonly { readonly key: string }[]): string {
  const used = new Set(['item', 'index', 'input', ...taken.map(({ key }) => key)]);
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? name : `${name}_${number}`;
    if (!used.has(key)) return key;
  }
}

/** Variables that only ever hold one literal. */
function literalConstants(body: readonly HirStatement[]): ReadonlyMap<VarId, Expr> {
  const literals = new Map<VarId, Expr>();
  const written = new Set<VarId>();
  hirWalk.visit(body, {
    statement: (node) => {
      if (node.kind === 'declare' && node.value?.kind === 'literal') literals.set(node.variable, node.value);
      return true;
    },
    write: (id) => {
      written.add(id);
    },
  });
  for (const id of written) literals.delete(id);
  return literals;
}
