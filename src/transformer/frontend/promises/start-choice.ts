/** `test ? f() : g()`: promises of which one is made. The other's arguments are not evaluated; values that are no promises are. */
import type ts from 'typescript';
import type { Origin } from '../../core/origin.ts';
import { joinShapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { carriedValues } from './carried.ts';
import { heldBy } from './held.ts';

/** A choice: a promise, or a value. */
interface Arm extends Started {
  readonly promise: boolean;
}

/** Both choices, and what is started. */
interface Chosen {
  readonly first: RawExpr;
  readonly second: RawExpr;
  readonly started: Started;
}

/** Starts what a test chooses. The test is in a temporary already. */
export function startChoice(test: RawExpr, arms: readonly [Arm, Arm], origin: Origin, cx: Lowering): Chosen {
  const carry = (arm: Arm) => {
    const { before, outer, values } = carriedValues(arm.before, [arm.value, presenceOf(arm, origin)], cx);
    const [value = arm.value, presence = arm.value] = values;
    return { before, declare: outer.map((id): RawStatement => b.declare(id, null, origin)), value, presence };
  };
  const [one, two] = arms;
  const [first, second] = [carry(one), carry(two)];
  const choose: RawStatement = { kind: 'if', origin, test, consequent: first.before, alternate: second.before };
  const acts = first.before.length > 0 || second.before.length > 0;
  const [shape, ...shapes] = arms.flatMap((arm) => (arm.promise ? [arm.choice?.shape ?? arm.value.shape] : []));
  const presence = b.conditional(test, first.presence, second.presence, origin);
  return {
    first: first.value,
    second: second.value,
    started: {
      before: acts ? [...first.declare, ...second.declare, choose] : [],
      value: b.conditional(test, first.value, second.value, origin),
      ...(shape && { choice: { presence, shape: shapes.reduce(joinShapes, shape) } }),
    },
  };
}

/** `true` for a promise. */
function presenceOf(arm: Arm, origin: Origin): RawExpr {
  return arm.choice?.presence ?? (arm.promise ? b.literal(true, origin) : arm.value);
}

/** An arm; a promise that was made before runs whether it is chosen or not. */
export function armOf(node: ts.Expression, scope: Scope, cx: Lowering): Arm {
  if (heldBy(node, scope, cx)?.state.kind === 'pending') cx.report(d.promiseHeld(cx.origin(node)));
  return { ...cx.started(node, scope), promise: cx.facts.isPromise(node) };
}
