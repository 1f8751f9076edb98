/**
 * Branches of a Parallel state and their results. A result that may be undefined travels in a box (`{ v: value }` or `{}`),
 * since lists cannot hold undefined.
 */
import type { Origin } from '../core/origin.ts';
import { Kind, mayBe, shapes, type ValueShape } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement, RetryRule } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

/** One branch: statements that end with returning its result. */
export interface Branch {
  readonly origin: Origin;
  readonly body: readonly RawStatement[];
  /** Shape of the result. */
  readonly shape: ValueShape;
  /** The result is in a box. */
  readonly boxed: boolean;
}

/** A branch that returns a value. */
export function branchOf(value: RawExpr): Branch {
  const { origin, shape } = value;
  const boxed = mayBe(shape, Kind.absent);
  const returned = boxed ? b.object({ v: value }, origin) : value;
  return { origin, shape, boxed, body: [{ kind: 'return', origin, value: returned }] };
}

/** Branches that ran side by side: the statement that runs them, the list of what they gave, and their values. */
export interface Forked {
  readonly declare: readonly RawStatement[];
  readonly results: RawExpr;
  readonly values: readonly RawExpr[];
}

/** Runs branches side by side. */
export function forkOf(
  branches: readonly Branch[],
  origin: Origin,
  cx: Lowering,
  options: { readonly name: string; readonly retry?: readonly RetryRule[] } = { name: 'results' },
): Forked {
  for (const branch of branches) demandOwnWrites(branch, cx);
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: shapes.list(),
    effect: {
      kind: 'fork',
      branches: branches.map((branch) => ({ origin: branch.origin, body: branch.body })),
      retry: options.retry ?? [],
      name: null,
    },
  };
  const [declare, results] = b.capture(performed, options.name, cx);
  return { declare, results, values: branches.map((branch, position) => resultOf(branch, results, position, origin)) };
}

/** What a branch writes it has declared: nobody outside would see the rest. */
function demandOwnWrites({ body, origin }: Branch, cx: Lowering): void {
  const declared = rawWalk.declaredVariables(body);
  const lost = [...rawWalk.assignedVariables(body)].find((id) => !declared.has(id));
  if (lost !== undefined) cx.report(d.capturedWrite(origin, { variable: cx.variableOf(lost).name }));
}

function resultOf({ shape, boxed }: Branch, results: RawExpr, position: number, origin: Origin): RawExpr {
  const item = b.index(results, b.literal(position, origin), boxed ? shapes.record : shape, origin, true);
  return boxed ? b.member(item, 'v', shape, origin) : item;
}
