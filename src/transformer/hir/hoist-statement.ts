/**
 * Lowers raw statements. Loop tests that need statements move into the body: a `while` test to its start, a `do` test behind
 * the body, where `continue` still reaches it.
 */
import type { Expr } from '../core/expr.ts';
import type { Loop, LoopHead } from '../core/statement.ts';
import { hir } from './build.ts';
import { hoistPathWrite } from './hoist-path-write.ts';
import type { Hoisting, Output } from './hoisting.ts';
import { needsStatements } from './needs-statements.ts';
import type { HirStatement, RawExpr, RawLeaf, RawStatement } from './types.ts';
import { hirWalk } from './walk.ts';

/** Lowers one statement into `out`. */
export function hoistStatement(node: RawStatement, out: Output, cx: Hoisting): void {
  switch (node.kind) {
    case 'declare':
      if (node.value === null) out.push({ ...node, value: null });
      else cx.define(node.variable, node.value, node.origin, out);
      return;
    case 'assign':
      if (node.path.length === 0 && !node.inPlace && node.value !== 'remove')
        cx.store(node.variable, node.value, node.origin, out);
      else hoistPathWrite(node, out, cx);
      return;
    case 'evaluate':
      cx.discard(node.value, out);
      return;
    case 'if':
      cx.branch(
        node.test,
        { consequent: cx.statements(node.consequent), alternate: cx.statements(node.alternate) },
        node.origin,
        out,
      );
      return;
    case 'loop':
      hoistLoop(node, out, cx);
      return;
    case 'break':
    case 'continue':
      out.push(node);
      return;
    case 'return':
      out.push({ ...node, value: node.value === null ? null : cx.value(node.value, out) });
      return;
    case 'throw':
      out.push({ ...node, error: cx.value(node.error, out) });
      return;
    case 'try':
      out.push({
        ...node,
        body: cx.statements(node.body),
        handler: node.handler && { ...node.handler, body: cx.statements(node.handler.body) },
        finalizer: node.finalizer && cx.statements(node.finalizer),
      });
      return;
    case 'block':
      out.push({ ...node, body: cx.statements(node.body) });
      return;
  }
}

function hoistLoop(node: Loop<RawLeaf, never>, out: Output, cx: Hoisting): void {
  const body = cx.statements(node.body);
  const update = cx.statements(node.update);
  const head = node.head;
  if (head.kind === 'each') {
    out.push({ ...node, head: { ...head, list: cx.value(head.list, out) }, body, update });
  } else if (head.test === null || !needsStatements(head.test, cx.insideFunction)) {
    out.push({ ...node, head: pureHead(head, cx), body, update });
  } else {
    const leave: HirStatement[] = [];
    cx.branch(head.test, { consequent: [], alternate: [hir.break(node.label, node.origin)] }, head.test.origin, leave);
    const forever = { kind: 'while', test: null } as const;
    if (head.kind === 'while') out.push({ ...node, head: forever, body: [...leave, ...body], update });
    else
      out.push({ ...node, head: forever, body: [...continueToEnd(body, node, cx), ...update, ...leave], update: [] });
  }
}

function pureHead(head: Exclude<LoopHead<RawLeaf>, { kind: 'each' }>, cx: Hoisting): LoopHead<never> {
  const value = (test: RawExpr): Expr => cx.value(test, []);
  if (head.kind === 'do') return { ...head, test: value(head.test) };
  return { ...head, test: head.test === null ? null : value(head.test) };
}

/** The body in a block, so that its `continue` goes to what follows the body. */
function continueToEnd(
  body: readonly HirStatement[],
  loop: Loop<RawLeaf, never>,
  cx: Hoisting,
): readonly HirStatement[] {
  const end = cx.table.label();
  let used = false;
  const redirected = hirWalk.mapStatements(body, {
    statement: (node) => {
      if (node.kind !== 'continue' || node.label !== loop.label) return [node];
      used = true;
      return [hir.break(end, node.origin)];
    },
  });
  return used ? [hir.block(end, redirected, loop.origin)] : body;
}
