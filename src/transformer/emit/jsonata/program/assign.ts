/**
 * Writes. `x.a[i].b = v` binds `x` to a new record in which everything on the path is new and everything else is shared; that
 * is the same thing, because the front end lets nothing be written that has another name. A list grows by a write at its
 * length; a write further out would leave holes, which no JSON array has, and fails the run.
 */
import { Kind, shapes, type ValueShape, without } from '../../../core/shape.ts';
import type { Assign, PathStep } from '../../../core/statement.ts';
import type { JsonataNode } from '../ast.ts';
import { bind, call, condition, field, isLiteral, lambda, list, text } from '../build.ts';
import { type Emission, type Emitted, type Operand, operand } from '../emission.ts';
import { isPlainKey } from '../names.ts';
import { absentToNull } from '../semantics/equality.ts';
import { listItem } from '../semantics/list-item.ts';
import { recordOf, withoutKey } from '../semantics/record.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import type { Items } from './flow.ts';

/** Items that perform the write. */
export function compileAssign({ variable, path, value }: Assign<Emitted>, cx: Emission): Items {
  const target = cx.local(variable);
  if (value === 'remove') return [bind(target.name, written(target, path, null, cx))];
  const content = operand(value, cx);
  return [bind(target.name, path.length === 0 ? content.node : written(target, path, content, cx))];
}

/** The container with the value at the end of the path, or without that key. */
function written(
  container: JsonataNode,
  path: readonly PathStep<Emitted>[],
  value: Operand | null,
  cx: Emission,
): JsonataNode {
  const [step, ...inner] = path;
  if (step === undefined) throw new Error('a write needs a key');
  if (step.container === 'either') {
    return share(container, 'target', cx, (shared) =>
      condition(
        cx.code`$type(${shared}) = 'array'`,
        inList(shared, step, inner, value, cx),
        inRecord(shared, step, inner, value, cx),
      ),
    );
  }
  return step.container === 'list'
    ? inList(container, step, inner, value, cx)
    : inRecord(container, step, inner, value, cx);
}

function inRecord(
  record: JsonataNode,
  step: PathStep<Emitted>,
  inner: readonly PathStep<Emitted>[],
  value: Operand | null,
  cx: Emission,
): JsonataNode {
  const key = toText(operand(step.key, cx), cx);
  return share(record, 'record', cx, (shared) => {
    if (inner.length === 0 && value === null) return withoutKey(shared, key, cx);
    return share(key, 'key', cx, (name) => {
      const content: Operand =
        inner.length === 0 && value !== null
          ? value
          : { node: written(propertyOf(shared, name, cx), inner, value, cx), shape: shapes.json };
      return recordOf(
        [
          { kind: 'spread', value: { node: shared, shape: shapes.record } },
          { kind: 'property', key: { node: name, shape: shapes.string }, value: content },
        ],
        cx,
      );
    });
  });
}

function propertyOf(record: JsonataNode, key: JsonataNode, cx: Emission): JsonataNode {
  if (isLiteral(key) && isPlainKey(String(key.value))) return field(record, String(key.value));
  return cx.code`$lookup(${record}, ${key})`;
}

function inList(
  items: JsonataNode,
  step: PathStep<Emitted>,
  inner: readonly PathStep<Emitted>[],
  value: Operand | null,
  cx: Emission,
): JsonataNode {
  if (value === null && inner.length === 0)
    throw new Error('an item of a list cannot be removed without leaving a hole');
  return share(items, 'list', cx, (shared) => {
    const key = cx.emit(step.key);
    if (inner.length === 0 && value !== null && isLengthOf(key, shared)) return list([shared, listItem(value, cx)]);
    return share(key, 'index', cx, (index) => {
      if (inner.length > 0 || value === null) {
        return replacedAt(shared, index, (item) => written(item, inner, value, cx), cx);
      }
      return share(absentToNull(value, cx), 'value', cx, (content) =>
        condition(
          cx.code`${index} = $count(${shared})`,
          list([shared, listItem({ node: content, shape: without(value.shape, Kind.absent) }, cx)]),
          condition(
            isItem(index, shared, step.key.shape, cx),
            replacedAt(shared, index, () => content, cx),
            cx.code`$error(${text(HOLE)})`,
          ),
        ),
      );
    });
  });
}

const HOLE = 'An array cannot have holes: the index of this write is beyond its end.';

/** The index is one of an item. */
function isItem(index: JsonataNode, items: JsonataNode, shape: ValueShape, cx: Emission): JsonataNode {
  if (isLiteral(index)) return cx.code`${index} < $count(${items})`;
  const inRange = cx.code`${index} >= 0 and ${index} < $count(${items})`;
  return shape.integer ? inRange : cx.code`${inRange} and $floor(${index}) = ${index}`;
}

/** The list with another item at one position. */
function replacedAt(
  items: JsonataNode,
  index: JsonataNode,
  change: (item: JsonataNode) => JsonataNode,
  cx: Emission,
): JsonataNode {
  const item = cx.fresh('item');
  const position = cx.fresh('position');
  const body = condition(cx.code`${position} = ${index}`, change(item), item);
  return list([{ kind: 'keep', operand: call('map', items, lambda([item.name, position.name], body)) }]);
}

/** True for `$count($xs)` of the list itself. */
function isLengthOf(index: JsonataNode, items: JsonataNode): boolean {
  if (index.kind !== 'call' || index.callee.kind !== 'variable' || index.callee.name !== 'count') return false;
  const [of] = index.arguments;
  return of?.kind === 'variable' && items.kind === 'variable' && of.name === items.name;
}
