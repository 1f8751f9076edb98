/**
 * Operands that are evaluated one after the other and used together. Callbacks among the later ones may write into objects that
 * an earlier one has given already; the value that was taken is a copy, so it must not show.
 */
import type { Expr } from '../../core/expr.ts';
import { hirWalk } from '../walk.ts';
import { type Analysis, checkRead } from './analysis.ts';
import { reach } from './heap.ts';
import type { Location } from './location.ts';
import { forget, holdPending, type Root } from './state.ts';

/** The objects of each operand. */
export function evaluateOperands(nodes: readonly Expr[], cx: Analysis): readonly ReadonlySet<Location>[] {
  const held: { readonly root: Root; readonly node: Expr; readonly objects: ReadonlySet<Location> }[] = [];
  const results = nodes.map((node, index) => {
    const objects = cx.evaluate(node, 'whole');
    if (objects.size > 0 && nodes.slice(index + 1).some(writesInCallbacks)) {
      const root: Root = `pending ${cx.site(node)}`;
      if (cx.state !== null) holdPending(root, objects, cx.state);
      held.push({ root, node, objects });
    }
    return objects;
  });
  for (const { root, node, objects } of held) {
    if (cx.state === null) break;
    checkRead(root, reach(cx.state.heap, objects), node.origin, cx);
    forget(cx.state, [root]);
  }
  return results;
}

/** True when a callback in the expression writes into objects. */
function writesInCallbacks(node: Expr): boolean {
  return hirWalk.someStatement(
    [{ kind: 'evaluate', value: node, origin: node.origin }],
    (part) => part.kind === 'assign' && part.path.length + (part.inPlace ? 1 : 0) > 0,
  );
}
