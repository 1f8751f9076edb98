/**
 * `for (const x of xs) out.push(f(x))` and the same with an `if` around the push: `$map`, with `$filter`, instead of a
 * reduction that copies the list each time.
 */
import type { VarId } from '../../../core/ids.ts';
import { isOnly, Kind, mayBe } from '../../../core/shape.ts';
import type { Assign } from '../../../core/statement.ts';
import type { JsonataNode } from '../ast.ts';
import { bind, call, lambda, list } from '../build.ts';
import { type BodyStatement, type Emission, type Emitted, operand, type Value } from '../emission.ts';
import { absentToNull } from '../semantics/equality.ts';
import { readsVariable } from '../walk.ts';
import type { EachLoop } from './each-loop.ts';
import type { Items } from './flow.ts';

/** Items for a loop that only collects; null for any other loop. */
export function compileCollecting(
  loop: EachLoop,
  items: JsonataNode,
  written: readonly VarId[],
  cx: Emission,
): Items | null {
  const [target] = written;
  if (target === undefined || written.length !== 1 || loop.update.length > 0) return null;
  if (!isOnly(cx.shapeOf(target), Kind.list)) return null;
  const [statement] = loop.body;
  if (statement === undefined || loop.body.length !== 1) return null;
  const push = pushedBy(statement, target);
  if (push === null) return null;
  const item = cx.local(loop.head.variable);
  const source = push.test === null ? items : filtered(items, loop, cx.test(push.test), cx);
  const mapped = call('map', source, lambda([item.name], absentToNull(operand(push.item, cx), cx)));
  const state = cx.local(target);
  return [bind(state.name, list([state, { kind: 'keep', operand: mapped }]))];
}

/** The items that pass; a single one that is a list stays an item. */
function filtered(items: JsonataNode, loop: EachLoop, test: JsonataNode, cx: Emission): JsonataNode {
  const operand = call('filter', items, lambda([cx.local(loop.head.variable).name], test));
  return mayBe(cx.shapeOf(loop.head.variable), Kind.list) ? { kind: 'keep', operand } : operand;
}

interface Push {
  readonly test: Value | null;
  readonly item: Value;
}

function pushedBy(statement: BodyStatement, target: VarId): Push | null {
  if (statement.kind === 'assign') {
    const item = pushedItem(statement, target);
    return item === null ? null : { test: null, item };
  }
  if (statement.kind !== 'if' || statement.alternate.length > 0) return null;
  const [only] = statement.consequent;
  if (only?.kind !== 'assign' || statement.consequent.length !== 1 || readsVariable(statement.test, target))
    return null;
  const item = pushedItem(only, target);
  return item === null ? null : { test: statement.test, item };
}

/** The item of `target = [...target, item]`. */
function pushedItem({ variable, path, value }: Assign<Emitted>, target: VarId): Value | null {
  if (variable !== target || path.length > 0 || value === 'remove' || value.kind !== 'list') return null;
  const [before, added] = value.entries;
  if (value.entries.length !== 2 || before?.kind !== 'spread' || added?.kind !== 'item') return null;
  if (before.value.kind !== 'ref' || before.value.variable !== target) return null;
  return readsVariable(added.value, target) ? null : added.value;
}
