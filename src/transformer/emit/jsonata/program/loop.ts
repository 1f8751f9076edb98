/**
 * `while` and `do` loops: a function of the variables that the loop writes, which calls itself last, so that any number of
 * iterations nests no deeper than one.
 */
import type { Loop, LoopHead } from '../../../core/statement.ts';
import { bind, condition, lambda, NOTHING } from '../build.ts';
import type { BodyStatement, Emitted } from '../emission.ts';
import { type Exits, exitsOf, hasExits, writtenVariables } from './analysis.ts';
import { planCompletion } from './completion.ts';
import type { Compiler, Flow, Items } from './flow.ts';
import { withJump } from './flow.ts';
import { joinBefore, namesOf } from './join.ts';
import { callsContinuation } from './recursion.ts';
import { packed, unpacked } from './state.ts';
import { tail } from './tail.ts';

type WhileLoop = Loop<Emitted, never> & { readonly head: Exclude<LoopHead<Emitted>, { kind: 'each' }> };

/** Items for a loop and what follows it. */
export function compileLoop(loop: WhileLoop, rest: readonly BodyStatement[], flow: Flow, compiler: Compiler): Items {
  const { cx } = compiler;
  const written = writtenVariables(loop.body, loop.update);
  const exits = withoutLabel(exitsOf(loop.body, loop.update), loop);
  if (callsContinuation([loop], flow, cx)) {
    const join = joinBefore(compiler.statements(rest, flow), written, cx);
    return [...join.definition, ...iteration(loop, flow, join.enter, compiler)];
  }
  if (!hasExits(exits)) {
    // Without writes and exits only an endless loop would be noticed.
    if (written.length === 0) return compiler.statements(rest, flow);
    const done = (): Items => [packed(written, cx)];
    const [definition, call] = iteration(loop, { ...flow, continuation: null }, done, compiler);
    return [definition, ...unpacked(call, written, cx), ...compiler.statements(rest, flow)];
  }
  const plan = planCompletion(exits, written, flow, cx);
  const [definition, call] = iteration(loop, plan.inside, () => plan.done(), compiler);
  const completion = cx.fresh('done');
  return [definition, bind(completion.name, call), ...plan.after(completion, () => compiler.statements(rest, flow))];
}

/** The loop's function and the call that starts it. */
function iteration(loop: WhileLoop, flow: Flow, done: () => Items, compiler: Compiler): [Items[number], Items[number]] {
  const { cx } = compiler;
  const { head, label } = loop;
  const name = cx.fresh('loop');
  const variables = writtenVariables(loop.body, loop.update).map((variable) => cx.local(variable));
  const call = { kind: 'call', callee: name, arguments: variables } as const;
  const again = (): Items => [call];
  const tested = (inner: () => Items): Items =>
    head.test === null
      ? inner()
      : compiler.test(head.test, flow, (test) => [condition(test, tail(inner()), tail(done()))]);
  const next = (): Items =>
    compiler.statements(loop.update, { ...flow, fall: head.kind === 'do' ? () => tested(again) : again });
  const inner = withJump({ ...flow, fall: next }, label, { break: done, continue: next });
  const body = (): Items => compiler.statements(loop.body, inner);
  const items = head.kind === 'do' ? body() : tested(body);
  return [bind(name.name, lambda(namesOf(variables), tail(items.length === 0 ? [NOTHING] : items))), call];
}

function withoutLabel(exits: Exits, { label }: WhileLoop): Exits {
  const without = (labels: Exits['breaks']): Exits['breaks'] => new Set([...labels].filter((other) => other !== label));
  return { returns: exits.returns, breaks: without(exits.breaks), continues: without(exits.continues) };
}
