/**
 * Statements that move into a branch. A branch has copies of the variables outside, so each variable that the statements write
 * or declare for later gets a name of its own there; the branch returns their values and they are assigned after the join.
 */
import type ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Branch } from '../fork.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { usesIn } from './awaits.ts';

/** A branch of statements. */
export interface StatementBranch {
  readonly branch: Branch;
  readonly body: readonly RawStatement[];
  /** Takes over what the branch has written, from its result. */
  after(result: RawExpr): readonly RawStatement[];
}

/** Lowers `nodes` as a branch; `later` are the statements behind the join. */
export function inBranch(
  nodes: readonly ts.Statement[],
  later: readonly ts.Statement[],
  scope: Scope,
  cx: Lowering,
  lower: () => readonly RawStatement[],
): StatementBranch | undefined {
  const [first] = nodes;
  if (!first) return undefined;
  const known = new Set(scope.bindings.keys());
  const body = lower();
  const origin = cx.origin(first);
  const declared = [...scope.bindings].flatMap(([symbol, binding]) =>
    binding.kind === 'variable' &&
    !known.has(symbol) &&
    later.some((node) => usesIn(node, symbol, cx.facts.symbol).length > 0)
      ? [binding.variable]
      : [],
  );
  const written = [...rawWalk.assignedVariables(body)];
  const outward = [...declared, ...written];
  const copies = new Map<VarId, VarId>(
    outward.map((id) => [
      id,
      cx.variable({ ...cx.variableOf(id), constant: declared.includes(id) && cx.isConstant(id) }),
    ]),
  );
  const renamed = rawWalk.mapStatements(body, {
    declare: (id) => copies.get(id) ?? id,
    write: (id) => copies.get(id) ?? id,
    expression: (node) =>
      node.kind === 'ref' ? { ...node, variable: copies.get(node.variable) ?? node.variable } : node,
  });
  const read = (id: VarId): RawExpr => b.ref(id, cx.shapeOfVariable(id), origin);
  const keys = outward.map((id, index) => {
    const { name } = cx.variableOf(id);
    return outward.findIndex((other) => cx.variableOf(other).name === name) === index ? name : `${name}_${index}`;
  });
  const result = b.object(
    Object.fromEntries(outward.map((id, index) => [keys[index], read(copies.get(id) ?? id)])),
    origin,
  );
  const value = outward.length === 0 ? b.literal(null, origin) : result;
  const entry = written.map((id): RawStatement => b.declare(copies.get(id) ?? id, read(id), origin));
  return {
    body,
    branch: {
      origin,
      shape: outward.length === 0 ? shapes.null : result.shape,
      boxed: false,
      body: [...entry, ...renamed, { kind: 'return', origin, value }],
    },
    after: (given) =>
      outward.map((id, index): RawStatement => {
        const taken = b.member(given, keys[index] ?? '', cx.shapeOfVariable(id), origin);
        return declared.includes(id) ? b.declare(id, taken, origin) : b.assign(id, taken, origin);
      }),
  };
}
