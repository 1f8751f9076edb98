/**
 * `typeof`. `$type` gives 'array' and 'null' for what JavaScript calls 'object', nothing for undefined, 'object' for NaN, and
 * refuses Infinity.
 */
import { isOnly, Kind, mayBe, mayBeNonFinite, type ValueShape } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, call, list, text } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { isAbsent, isPresent } from './equality.ts';
import { share } from './share.ts';

const OBJECTS = Kind.list | Kind.record | Kind.null;
const NAMES = [
  ['string', Kind.string],
  ['number', Kind.number],
  ['boolean', Kind.boolean],
  ['object', OBJECTS],
  ['undefined', Kind.absent],
] as const;

/** `typeof x`. */
export function typeOf({ node, shape }: Operand, cx: Emission): JsonataNode {
  const constant = onlyTypeOf(shape);
  if (constant !== null) return text(constant);
  if (shape.date === true) {
    // A Date is held as a number; what else the value can be tells itself apart.
    return share(
      call('type', node),
      'type',
      cx,
      (type) => cx.code`${type} in ['number', 'null', 'array'] ? 'object' : $exists(${type}) ? ${type} : 'undefined'`,
    );
  }
  if (mayBeNonFinite(shape)) return { kind: 'call', callee: cx.helper('typeOf'), arguments: [node] };
  const objects = mayBe(shape, Kind.list | Kind.null);
  const absent = mayBe(shape, Kind.absent);
  if (!objects && !absent) return call('type', node);
  return share(call('type', node), 'type', cx, (type) => {
    const named = objects ? cx.code`${type} in ['null', 'array'] ? 'object' : ${type}` : type;
    return absent ? cx.code`$exists(${type}) ? ${named} : 'undefined'` : named;
  });
}

/** `typeof x === name`, as `true` or `false`. */
export function hasType(value: Operand, name: string, cx: Emission): JsonataNode {
  const { node, shape } = value;
  const kinds = NAMES.find(([known]) => known === name)?.[1] ?? 0;
  if (!mayBe(shape, kinds)) return { kind: 'literal', value: shape.date === true && name === 'object' };
  if (isOnly(shape, kinds) && shape.date !== true) return { kind: 'literal', value: true };
  if (name === 'undefined') return isAbsent(value);
  if (shape.date === true || mayBeNonFinite(shape)) return binary('=', typeOf(value, cx), text(name));
  if (isOnly(shape, kinds | Kind.absent)) return isPresent(value);
  const types = typesNamed(name, shape);
  const type = call('type', node);
  return types.length === 1 && types[0] !== undefined ? binary('=', type, types[0]) : binary('in', type, list(types));
}

function onlyTypeOf(shape: ValueShape): string | null {
  if (shape.date === true) return isOnly(shape, Kind.number | OBJECTS) ? 'object' : null;
  return NAMES.find(([, kinds]) => isOnly(shape, kinds))?.[0] ?? null;
}

function typesNamed(name: string, shape: ValueShape): JsonataNode[] {
  if (name !== 'object') return [text(name)];
  return [
    ...(mayBe(shape, Kind.record) ? [text('object')] : []),
    ...(mayBe(shape, Kind.list) ? [text('array')] : []),
    ...(mayBe(shape, Kind.null) ? [text('null')] : []),
  ];
}
