/**
 * Statement lists as block items: one after the other in one block, so that depth does not grow with length. Statements that can
 * leave the list take what follows them into their branches.
 */

import { shapes } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { bind, NOTHING } from '../build.ts';
import type { BodyStatement, Emission, Value } from '../emission.ts';
import { truthy } from '../semantics/truth.ts';
import { compileAssign } from './assign.ts';
import { compileBlock, compileIf } from './branch.ts';
import { evaluate, evaluateLast } from './continuation.ts';
import { compileEach } from './each.ts';
import type { EachLoop } from './each-loop.ts';
import type { Compiler, Flow, Items } from './flow.ts';
import { compileLoop } from './loop.ts';
import { callsContinued } from './recursion.ts';
import { tail } from './tail.ts';

/** The value that statements return; nothing where they end without. */
export function compileBody(
  statements: readonly BodyStatement[],
  continuation: Flow['continuation'],
  cx: Emission,
): JsonataNode {
  const leave = (node: JsonataNode): Items =>
    continuation === null ? [node] : [{ kind: 'call', callee: continuation, arguments: [node] }];
  return tail(
    createCompiler(cx).statements(statements, { fall: () => leave(NOTHING), leave, jumps: new Map(), continuation }),
  );
}

function createCompiler(cx: Emission): Compiler {
  const compiler: Compiler = {
    cx,
    statements: (list, flow) => compileList(list, flow, compiler),
    value: (value, flow, use) => (flow.continuation === null ? use(cx.emit(value)) : evaluate(value, cx, use)),
    test: (value, flow, use) =>
      flow.continuation !== null && callsContinued(value, cx)
        ? evaluate(value, cx, (node) => use(truthy({ node, shape: value.shape }, cx)))
        : use(cx.test(value)),
  };
  return compiler;
}

function compileList(list: readonly BodyStatement[], flow: Flow, compiler: Compiler): Items {
  const [statement, ...rest] = list;
  if (statement === undefined) return flow.fall();
  const { cx } = compiler;
  switch (statement.kind) {
    case 'declare': {
      if (statement.value !== null && cx.alias(statement.variable, statement.value))
        return compileList(rest, flow, compiler);
      const { name } = cx.local(statement.variable);
      const value: Value = statement.value ?? { kind: 'absent', origin: statement.origin, shape: shapes.absent };
      return compiler.value(value, flow, (node) => [bind(name, node), ...compileList(rest, flow, compiler)]);
    }
    case 'assign': {
      if (statement.value === 'remove' || flow.continuation === null || !callsContinued(statement.value, cx)) {
        return [...compileAssign(statement, cx), ...compileList(rest, flow, compiler)];
      }
      const { value } = statement;
      return compiler.value(value, flow, (node) => [
        ...compileAssign(
          { ...statement, value: { kind: 'emitted', origin: value.origin, shape: value.shape, node } },
          cx,
        ),
        ...compileList(rest, flow, compiler),
      ]);
    }
    case 'evaluate':
      return compileList(rest, flow, compiler);
    case 'if':
      return compileIf(statement, rest, flow, compiler);
    case 'loop': {
      const { head } = statement;
      return head.kind === 'each'
        ? compileEach({ ...statement, head } satisfies EachLoop, rest, flow, compiler)
        : compileLoop({ ...statement, head }, rest, flow, compiler);
    }
    case 'break':
      return jumpTo(flow.jumps.get(statement.label)?.break);
    case 'continue':
      return jumpTo(flow.jumps.get(statement.label)?.continue);
    case 'return': {
      if (statement.value === null) return flow.leave(NOTHING, shapes.absent);
      if (flow.continuation !== null) return evaluateLast(statement.value, flow.continuation, cx);
      return flow.leave(cx.emit(statement.value), statement.value.shape);
    }
    case 'block':
      return compileBlock(statement, rest, flow, compiler);
    case 'throw':
    case 'try':
      throw new Error(`a ${statement.kind} statement cannot stand in pure code`);
  }
}

function jumpTo(way: (() => Items) | null | undefined): Items {
  if (way === null || way === undefined) throw new Error('a jump out of pure code');
  return way();
}
