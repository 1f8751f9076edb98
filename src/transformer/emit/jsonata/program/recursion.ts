/**
 * Recursion. Calls in tail position cost no depth. A function that calls itself anywhere else outside a callback takes a
 * continuation: it hands its result to a function it is given, so that every call is a tail call and depth does not grow.
 * Calls inside callbacks of built-ins (`children.map(walk)`) nest, a few levels each.
 */
import type { FunctionId } from '../../../core/ids.ts';
import type { PureFunction } from '../../../hir/types.ts';
import type { BodyStatement, Emission, Value } from '../emission.ts';
import { bodiesOf, expressionsOf, partsOf, visitBody } from '../walk.ts';
import type { Flow } from './flow.ts';

type Functions = ReadonlyMap<FunctionId, PureFunction<never>>;

/** Functions that take a continuation. */
export function continuedFunctions(functions: Functions): ReadonlySet<FunctionId> {
  const reachable = new Map([...functions.keys()].map((id) => [id, reachableFrom(id, functions)]));
  const recursiveTogether = (a: FunctionId, b: FunctionId): boolean =>
    reachable.get(a)?.has(b) === true && reachable.get(b)?.has(a) === true;
  const nested = [...functions.values()].filter((fn) =>
    [...nestedCalls(fn.body)].some((called) => recursiveTogether(fn.id, called)),
  );
  return new Set([...functions.keys()].filter((id) => nested.some((fn) => recursiveTogether(fn.id, id))));
}

function reachableFrom(id: FunctionId, functions: Functions): ReadonlySet<FunctionId> {
  const reached = new Set<FunctionId>();
  const visit = (from: FunctionId): void => {
    visitBody(functions.get(from)?.body ?? [], {
      callbacks: true,
      value: (value) => {
        if (value.kind !== 'call' || reached.has(value.function)) return;
        reached.add(value.function);
        visit(value.function);
      },
    });
  };
  visit(id);
  return reached;
}

/** Functions called outside callbacks and not as the last thing that the body does. */
function nestedCalls(body: readonly BodyStatement[]): ReadonlySet<FunctionId> {
  const called = new Set<FunctionId>();
  const visit = (value: Value, last: boolean): void => {
    if (value.kind === 'call' && !last) called.add(value.function);
    const parts = partsOf(value);
    parts.forEach((part, index) => {
      const branch = value.kind === 'conditional' ? index > 0 : value.kind === 'logical' && index === 1;
      visit(part, last && branch);
    });
  };
  const visitAll = (statements: readonly BodyStatement[], inLoop: boolean): void => {
    for (const statement of statements) {
      for (const value of expressionsOf(statement)) visit(value, statement.kind === 'return' && !inLoop);
      for (const inner of bodiesOf(statement)) visitAll(inner, inLoop || statement.kind === 'loop');
    }
  };
  visitAll(body, false);
  return called;
}

/** True when an expression calls, outside callbacks, a function that takes a continuation. */
export function callsContinued(value: Value, cx: Emission): boolean {
  return (
    (value.kind === 'call' && cx.continues(value.function)) || partsOf(value).some((part) => callsContinued(part, cx))
  );
}

/** True when statements of a continuation-passing body have to go on inside a continuation. */
export function callsContinuation(statements: readonly BodyStatement[], flow: Flow, cx: Emission): boolean {
  if (flow.continuation === null) return false;
  return statements.some(
    (statement) =>
      expressionsOf(statement).some((value) => callsContinued(value, cx)) ||
      bodiesOf(statement).some((body) => callsContinuation(body, flow, cx)),
  );
}
