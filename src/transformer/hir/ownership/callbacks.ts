/** Calls of callbacks that built-ins make. */
import type { Lambda, LibraryCall } from '../../core/expr.ts';
import { hirWalk } from '../walk.ts';
import { type Analysis, runFrame } from './analysis.ts';
import { bindObjects } from './bind-objects.ts';
import type { Location } from './location.ts';
import { repeatItems } from './repeat-items.ts';
import { itemsOf } from './set-apart.ts';
import { forget } from './state.ts';
import { NOTHING } from './union.ts';

type Objects = ReadonlySet<Location>;

/** Runs a callback's body; gives the objects that it can return. */
export function callBack(callback: Lambda<never>, given: readonly Objects[], cx: Analysis): Objects {
  for (const [index, parameter] of callback.parameters.entries())
    if (cx.state !== null) bindObjects(parameter, given[index] ?? NOTHING, cx.state);
  const returned = runFrame(cx, () => cx.run(callback.body));
  if (cx.state !== null) forget(cx.state, [...callback.parameters, ...hirWalk.declaredVariables(callback.body)]);
  return returned;
}

/** Runs a comparator for any two items. */
export function compareItems(node: LibraryCall<never>, lists: Objects, cx: Analysis): void {
  const callback = node.arguments.find((argument) => argument.kind === 'lambda');
  if (callback === undefined) return;
  const items = itemsOf(lists, cx);
  repeatItems(cx, {
    node: callback,
    lists,
    origin: node.origin,
    keeps: true,
    round: () => {
      callBack(callback, [items, items], cx);
    },
  });
}
