/**
 * Reading properties and items. A path maps over lists and finds inherited keys; a predicate takes a scalar for a list of one,
 * counts negative indexes from the end and drops fractions. Wherever the shape allows one of these, a test stands in front.
 */
import { isOnly, Kind, mayBe, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { call, condition, field, isLiteral, NOTHING, number, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { INHERITED_KEYS } from '../names.ts';
import { isNotNullish } from './equality.ts';
import { hasKind } from './kind-test.ts';
import { share } from './share.ts';
import { toText } from './text.ts';

const INDEX_KEY = /^(0|[1-9][0-9]{0,14})$/;

/** `object.key`; nothing where there is no such own property. */
export function member({ node, shape }: Operand, key: string, cx: Emission): JsonataNode {
  const special = key === 'length' || INDEX_KEY.test(key);
  const others = Kind.list | (special ? Kind.string : 0);
  if (!mayBe(shape, Kind.record | others)) return NOTHING;
  if (!mayBe(shape, others)) return ownField(node, key, cx);
  if (key === 'length' && isOnly(shape, Kind.list)) return call('count', node);
  if (key === 'length' && isOnly(shape, Kind.string)) return textLength(node, cx);
  // A predicate finds nothing in nothing.
  if (isOnly(shape, Kind.list | Kind.absent) && INDEX_KEY.test(key)) return listMember(node, key);
  return share(node, 'object', cx, (object) => {
    const of = (kinds: number): Operand => ({ node: object, shape: { ...shape, kinds } });
    const branches: [number, JsonataNode][] = [];
    if (mayBe(shape, Kind.list)) branches.push([Kind.list, listMember(object, key)]);
    if (special && mayBe(shape, Kind.string)) branches.push([Kind.string, stringMember(object, key, cx)]);
    if (mayBe(shape, Kind.record)) branches.push([Kind.record, ownField(object, key, cx)]);
    return branches
      .filter(([, value]) => value !== NOTHING)
      .reduceRight((rest, [kind, value]) => condition(hasKind({ ...of(shape.kinds) }, kind, cx), value, rest), NOTHING);
  });
}

function listMember(list: JsonataNode, key: string): JsonataNode {
  if (key === 'length') return call('count', list);
  return INDEX_KEY.test(key) ? { kind: 'index', object: list, predicate: number(Number(key)) } : NOTHING;
}

function stringMember(string: JsonataNode, key: string, cx: Emission): JsonataNode {
  return key === 'length' ? textLength(string, cx) : cx.code`$split(${string}, '')[${number(Number(key))}]`;
}

/** Length in UTF-16 code units; `$length` counts code points. */
export function textLength(node: JsonataNode, cx: Emission): JsonataNode {
  return isLiteral(node) ? number(String(node.value).length) : cx.code`$count($split(${node}, ''))`;
}

/** A path step; keys that every object inherits are looked up among the own keys first. */
function ownField(node: JsonataNode, key: string, cx: Emission): JsonataNode {
  if (!INHERITED_KEYS.has(key)) return field(node, key);
  return share(
    node,
    'object',
    cx,
    (object) => cx.code`${text(key)} in $keys(${object}) ? ${field(object, key)} : [][0]`,
  );
}

/** `object[index]`; `inRange` says that the index is an integer between 0 and the length. */
export function item(object: Operand, index: Operand, inRange: boolean, cx: Emission): JsonataNode {
  if (isLiteral(index.node)) return member(object, String(index.node.value), cx);
  if (isOnly(object.shape, Kind.record | Kind.null | Kind.absent)) {
    // No text of a key is a name that every object inherits.
    if (object.shape.collection) return call('lookup', object.node, index.node);
    return property(object.node, index, cx);
  }
  const nullish = Kind.null | Kind.absent;
  if (isOnly(index.shape, Kind.number) && isOnly(object.shape, Kind.list | nullish)) {
    if (!mayBe(object.shape, nullish)) return listItemAt(object.node, index, inRange, cx);
    return share(object.node, 'list', cx, (list) =>
      condition(isNotNullish({ node: list, shape: object.shape }), listItemAt(list, index, inRange, cx), NOTHING),
    );
  }
  if (isOnly(index.shape, Kind.number) && isOnly(object.shape, Kind.string)) {
    return listItemAt(cx.code`$split(${object.node}, '')`, index, inRange, cx);
  }
  return { kind: 'call', callee: cx.helper('get'), arguments: [object.node, index.node] };
}

/** `record[key]`. */
function property(record: JsonataNode, key: Operand, cx: Emission): JsonataNode {
  return share(record, 'record', cx, (object) =>
    share(
      toText(key, cx),
      'key',
      cx,
      (name) => cx.code`${name} in $keys(${object}) ? $lookup(${object}, ${name}) : [][0]`,
    ),
  );
}

/** An item of a list, by a number that may be no index of it. */
function listItemAt(list: JsonataNode, index: Operand, inRange: boolean, cx: Emission): JsonataNode {
  if (inRange) return itemAt(list, index.node, cx);
  return share(index.node, 'index', cx, (at) => {
    const shared: Operand = { node: at, shape: index.shape };
    if (isInteger(index.shape)) return cx.code`${at} < 0 ? [][0] : ${itemAt(list, shared.node, cx)}`;
    return share(
      list,
      'list',
      cx,
      (items) =>
        cx.code`${at} >= 0 and ${at} < $count(${items}) and $floor(${at}) = ${at} ? ${itemAt(items, at, cx)} : [][0]`,
    );
  });
}

function isInteger(shape: ValueShape): boolean {
  return shape.integer === true && shape.nonFinite !== true;
}

/**
 * `list[index]` for an index that needs no test. The predicate is evaluated once per item, so it has to be cheap.
 *
 * @example
 * itemAt(variable('xs'), variable('i'), cx); // $xs[$i]
 */
export function itemAt(list: JsonataNode, index: JsonataNode, cx: Emission): JsonataNode {
  if (isCheapIndex(index)) return { kind: 'index', object: list, predicate: index };
  return share(list, 'list', cx, (items) => cx.code`($at := ${index}; ${items}[$at])`);
}

function isCheapIndex(node: JsonataNode): boolean {
  if (node.kind === 'variable' || isLiteral(node)) return true;
  const offset = node.kind === 'binary' && (node.operator === '+' || node.operator === '-');
  return offset && node.left.kind === 'variable' && isLiteral(node.right);
}
