/**
 * How a child execution of a distributed map finds its item, its index and the values it was sent: in its input, which is the
 * item itself, `{ item, index, <values> }`, or `{ Items, BatchInput }` with batches.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import { jsonShape, Kind, orAbsent, shapes, type ValueShape, without } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';
import type { MapRun } from '../hir/map-run.ts';
import type { MapEach, PerformStatement } from '../hir/types.ts';

/** A distributed map. */
export type ChildMap = MapEach<never, PerformStatement> & { readonly run: MapRun<never> };

/** Key of the user's own batch input, where other values travel beside it. */
export const BATCH_INPUT_KEY = 'input';

/** The declarations at the start of a child. */
export function childPrologue(
  { items, itemVariable, indexVariable, run }: ChildMap,
  passesIndex: boolean,
  shapeOf: (variable: VarId) => ValueShape,
): readonly PureStatement[] {
  const { origin } = items;
  const { batching, carried } = run;
  const input = b.ambient('input', shapes.record, origin);
  const part = (of: Expr, key: string, shape: ValueShape): Expr => b.member(of, key, shape, origin);
  const sentShape = batching?.input?.shape ?? shapes.json;
  const inputShape = batching?.wrapped ? orAbsent(jsonShape(without(sentShape, Kind.absent))) : jsonShape(sentShape);
  const sent = batching ? part(input, 'BatchInput', shapes.record) : input;
  const values = carried.map(({ key, variable }) => b.declare(variable, part(sent, key, shapeOf(variable)), origin));
  if (batching) {
    const own =
      carried.length > 0 || batching.wrapped
        ? part(sent, BATCH_INPUT_KEY, inputShape)
        : part(input, 'BatchInput', inputShape);
    const batch = {
      items: part(input, 'Items', shapes.list(items.shape.item ?? shapes.json)),
      ...(batching.input && { input: own }),
    };
    return [...values, b.declare(itemVariable, b.object(batch, origin), origin)];
  }
  const itemShape = shapeOf(itemVariable);
  const whole = !passesIndex && carried.length === 0;
  const item = whole ? b.ambient('input', itemShape, origin) : part(input, 'item', itemShape);
  const index =
    passesIndex && indexVariable !== null
      ? [b.declare(indexVariable, part(input, 'index', shapes.integer), origin)]
      : [];
  return [...values, b.declare(itemVariable, item, origin), ...index];
}
