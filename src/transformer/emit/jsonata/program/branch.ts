/**
 * `if`, and labelled blocks. Where no way leads out, the written variables become the value of a condition; otherwise what
 * follows is moved into the branches that reach it.
 */
import type { Block, If } from '../../../core/statement.ts';
import { condition } from '../build.ts';
import type { BodyStatement, Emitted } from '../emission.ts';
import { exitsOf, hasExits, neverFalls, writtenVariables } from './analysis.ts';
import type { Compiler, Flow, Items } from './flow.ts';
import { withJump } from './flow.ts';
import { joinBefore } from './join.ts';
import { callsContinuation } from './recursion.ts';
import { packed, unpacked } from './state.ts';
import { tail } from './tail.ts';

/** Items for an `if` and what follows it. */
export function compileIf(
  statement: If<Emitted, never>,
  rest: readonly BodyStatement[],
  flow: Flow,
  compiler: Compiler,
): Items {
  const { consequent, alternate } = statement;
  const { cx } = compiler;
  const written = writtenVariables(consequent, alternate);
  if (!hasExits(exitsOf(consequent, alternate)) && !callsContinuation([...consequent, ...alternate], flow, cx)) {
    const following = (): Items => compiler.statements(rest, flow);
    if (written.length === 0) return following();
    const inner: Flow = { ...flow, fall: () => [packed(written, cx)] };
    return compiler.test(statement.test, flow, (test) => {
      const value = condition(
        test,
        tail(compiler.statements(consequent, inner)),
        tail(compiler.statements(alternate, inner)),
      );
      return [...unpacked(value, written, cx), ...following()];
    });
  }
  const following = compiler.statements(rest, flow);
  const both = !neverFalls(consequent) && !neverFalls(alternate);
  const join = both ? joinBefore(following, written, cx) : { definition: [], enter: () => following };
  const inner: Flow = { ...flow, fall: join.enter };
  return [
    ...join.definition,
    ...compiler.test(statement.test, flow, (test) => [
      condition(test, tail(compiler.statements(consequent, inner)), tail(compiler.statements(alternate, inner))),
    ]),
  ];
}

/** Items for a block and what follows it. */
export function compileBlock(
  { label, body }: Block<Emitted, never>,
  rest: readonly BodyStatement[],
  flow: Flow,
  compiler: Compiler,
): Items {
  const { cx } = compiler;
  const exits = exitsOf(body);
  // Names are unique, so a block that nobody leaves by name needs no scope.
  if (label === null || !exits.breaks.has(label)) {
    return compiler.statements([...body, ...rest], flow);
  }
  const written = writtenVariables(body);
  const onlyOwn = !exits.returns && exits.continues.size === 0 && exits.breaks.size === 1;
  if (onlyOwn && !callsContinuation(body, flow, cx)) {
    const enter = (): Items => [packed(written, cx)];
    const inner = withJump({ ...flow, fall: enter }, label, { break: enter, continue: null });
    const value = tail(compiler.statements(body, inner));
    return [...(written.length === 0 ? [] : unpacked(value, written, cx)), ...compiler.statements(rest, flow)];
  }
  const join = joinBefore(compiler.statements(rest, flow), written, cx);
  const inner = withJump({ ...flow, fall: join.enter }, label, { break: join.enter, continue: null });
  return [...join.definition, ...compiler.statements(body, inner)];
}
