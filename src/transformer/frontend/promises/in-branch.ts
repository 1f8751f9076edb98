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
import { type Scope, variablesOf } from '../scope.ts';
import { usesIn } from './awaits.ts';
import { renamed } from './carried.ts';

/** A branch of statements. */
export interface StatementBranch {
  readonly branch: Branch;
  /** Takes over what the branch has written, from its result. */
  after(result: RawExpr): readonly RawStatement[];
}

/**
 * Puts code in a branch that begins at `first`; `later` are the statements behind the join, `rest` is code before those. They need
 * `also` these variables.
 */
export function inBranch(
  body: readonly RawStatement[],
  rest: readonly RawStatement[],
  first: ts.Node,
  later: readonly ts.Statement[],
  scope: Scope,
  cx: Lowering,
  also: readonly VarId[],
): StatementBranch | undefined {
  if (body.length === 0) return undefined;
  const origin = cx.origin(first);
  const needed = new Set([...rawWalk.freeVariables(rest), ...also]);
  const named = new Set(
    [...scope.bindings].flatMap(([symbol, binding]) =>
      later.some((node) => usesIn(node, symbol, cx.facts.symbol).length > 0) ? variablesOf(binding) : [],
    ),
  );
  const declared = [...rawWalk.declaredVariables(body)].filter((id) => named.has(id) || needed.has(id));
  const written = [...rawWalk.assignedVariables(body)];
  const outward = [...declared, ...written];
  const copies = new Map<VarId, VarId>(
    outward.map((id) => [
      id,
      cx.variable({ ...cx.variableOf(id), constant: declared.includes(id) && cx.isConstant(id) }),
    ]),
  );
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
    branch: {
      origin,
      shape: outward.length === 0 ? shapes.null : result.shape,
      boxed: false,
      body: [...entry, ...renamed(body, copies), { kind: 'return', origin, value }],
    },
    after: (given) =>
      outward.map((id, index): RawStatement => {
        const taken = b.member(given, keys[index] ?? '', cx.shapeOfVariable(id), origin);
        return declared.includes(id) ? b.declare(id, taken, origin) : b.assign(id, taken, origin);
      }),
  };
}
