/**
 * Loops over a list. A loop that only collects is `$map`; one that runs to its end is `$reduce`; one that can be left goes on
 * through `$reduce` without doing anything, which is cheaper than reading a list by index.
 */
import type { VarId } from '../../../core/ids.ts';
import { Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { bind, block, call, condition, field, lambda } from '../build.ts';
import type { BodyStatement } from '../emission.ts';
import { type Exits, exitsOf, hasExits, writtenVariables } from './analysis.ts';
import { compileCollecting } from './collect.ts';
import { planCompletion } from './completion.ts';
import type { EachLoop } from './each-loop.ts';
import type { Compiler, Flow, Items } from './flow.ts';
import { withJump } from './flow.ts';
import { joinBefore, namesOf } from './join.ts';
import { callsContinuation } from './recursion.ts';
import { fromRecord, packed, record, unpacked } from './state.ts';
import { tail } from './tail.ts';

/** Items for a loop and what follows it. */
export function compileEach(loop: EachLoop, rest: readonly BodyStatement[], flow: Flow, compiler: Compiler): Items {
  const { cx } = compiler;
  const following = (): Items => compiler.statements(rest, flow);
  if (callsContinuation([loop], flow, cx)) return compileIndexed(loop, following(), flow, compiler);
  const written = writtenVariables(loop.body, loop.update).filter((variable) => variable !== loop.head.variable);
  const exits = exitsOf(loop.body, loop.update);
  const onlyContinues = !hasExits({
    ...exits,
    continues: new Set([...exits.continues].filter((label) => label !== loop.label)),
  });
  if (onlyContinues && written.length === 0) return following();
  const items = cx.emit(loop.head.list);
  const inner: Flow = { ...flow, continuation: null };
  if (onlyContinues) {
    const collected = compileCollecting(loop, items, written, cx);
    if (collected !== null) return [...collected, ...following()];
    return [...unpacked(reduction(loop, items, written, inner, compiler), written, cx), ...following()];
  }
  return leavable(loop, items, exits, written, flow, following, compiler);
}

/** `$reduce` from the written variables to the written variables. */
function reduction(
  loop: EachLoop,
  items: JsonataNode,
  written: readonly VarId[],
  flow: Flow,
  compiler: Compiler,
): JsonataNode {
  const { cx } = compiler;
  const [only] = written;
  const item = cx.local(loop.head.variable);
  const single = written.length === 1 && only !== undefined && !mayBe(cx.shapeOf(only), Kind.absent);
  const done = (): Items => [single ? packed(written, cx) : record(written, cx)];
  const next = (): Items => compiler.statements(loop.update, { ...flow, fall: done });
  const body = compiler.statements(
    loop.body,
    withJump({ ...flow, fall: next }, loop.label, { break: done, continue: next }),
  );
  if (single) {
    const state = cx.local(only);
    return call('reduce', items, lambda([state.name, item.name], tail(body)), state);
  }
  // `$reduce` would take an absent initial value for none.
  const state = cx.fresh('state');
  const step = lambda([state.name, item.name], block([...fromRecord(state, written, cx), ...body]));
  const reduced = call('reduce', items, step, record(written, cx));
  return written.length === 1 && only !== undefined ? field(reduced, cx.local(only).name) : reduced;
}

/** A loop with `break`, `return` or jumps to labels outside. */
function leavable(
  loop: EachLoop,
  items: JsonataNode,
  exits: Exits,
  written: readonly VarId[],
  flow: Flow,
  following: () => Items,
  compiler: Compiler,
): Items {
  const { cx } = compiler;
  const plan = planCompletion(exits, written, flow, cx);
  const next = (): Items => compiler.statements(loop.update, { ...plan.inside, fall: () => plan.done() });
  const own = { break: () => plan.done('stop'), continue: next };
  const body = compiler.statements(loop.body, withJump({ ...plan.inside, fall: next }, loop.label, own));
  const state = cx.fresh('state');
  const item = cx.local(loop.head.variable);
  const step = condition(cx.code`$exists(${state}.exit)`, state, block([...fromRecord(state, written, cx), ...body]));
  const completion = cx.fresh('done');
  return [
    bind(completion.name, call('reduce', items, lambda([state.name, item.name], step), record(written, cx))),
    ...plan.after(completion, following),
  ];
}

/** A loop whose body goes on in continuations: a function of the position and the written variables. */
function compileIndexed(loop: EachLoop, following: Items, flow: Flow, compiler: Compiler): Items {
  const { cx } = compiler;
  const written = writtenVariables(loop.body, loop.update).filter((variable) => variable !== loop.head.variable);
  const join = joinBefore(following, written, cx);
  return compiler.value(loop.head.list, flow, (list) => {
    const items = cx.fresh('items');
    const position = cx.fresh('position');
    const step = cx.fresh('step');
    const variables = written.map((variable) => cx.local(variable));
    const next = (): Items =>
      compiler.statements(loop.update, {
        ...flow,
        fall: () => [{ kind: 'call', callee: step, arguments: [cx.code`${position} + 1`, ...variables] }],
      });
    const inner = withJump({ ...flow, fall: next }, loop.label, { break: join.enter, continue: next });
    const item = bind(cx.local(loop.head.variable).name, cx.code`${items}[${position}]`);
    const body = condition(
      cx.code`${position} < $count(${items})`,
      tail([item, ...compiler.statements(loop.body, inner)]),
      tail(join.enter()),
    );
    return [
      ...join.definition,
      bind(items.name, list),
      bind(step.name, lambda(namesOf([position, ...variables]), body)),
      { kind: 'call', callee: step, arguments: [{ kind: 'literal', value: 0 }, ...variables] },
    ];
  });
}
