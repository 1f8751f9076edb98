/**
 * Calls of functions that change what they are given: each keeps the record that the call gives, and writes the changed objects
 * to where its arguments were read from. An argument that is no place (a literal, a choice) gets a name, so that the ownership
 * check sees what the write changes.
 */
import type { FunctionId, VarId } from '../core/ids.ts';
import { isOnly, Kind, mayBe, shapes, type ValueShape, without } from '../core/shape.ts';
import type { PathStep } from '../core/statement.ts';
import { raw } from './build.ts';
import { type ChangedParameters, isValueOf, VALUE } from './changed-parameters.ts';
import { withoutIntegers } from './shape-flags.ts';
import type { PureFunction, RawExpr, RawLeaf, RawStatement } from './types.ts';
import type { VariableTable } from './variable-table.ts';
import { rawWalk } from './walk.ts';

type RawFunction = PureFunction<RawLeaf>;
type RawCall = Extract<RawExpr, { kind: 'call' }>;

/** The key of a changed parameter in the record. */
export function keyOfParameter(position: number): string {
  return `parameter${position}`;
}

export interface HandBack {
  readonly functions: ReadonlyMap<FunctionId, RawFunction>;
  readonly changed: ReadonlyMap<FunctionId, ChangedParameters>;
  readonly table: VariableTable;
  /** The execution's input, which nothing writes. */
  readonly input: VarId | null;
  /** Every write that is made here. */
  readonly writes: Set<RawStatement>;
  /** For calls of functions that throw and always give a changed object, as they are made here, the object's place. */
  readonly places: Map<RawExpr, RawExpr>;
}

/** The code with what its calls change written back. */
export function writeBack(body: readonly RawStatement[], cx: HandBack): readonly RawStatement[] {
  const expression = (node: RawExpr): RawExpr => {
    if (node.kind === 'sequence') return withPlace(node, cx);
    const changed = node.kind === 'call' ? cx.changed.get(node.function) : undefined;
    return node.kind === 'call' && changed ? handingBack(node, changed, cx) : node;
  };
  return rawWalk.mapStatements(body, { expression });
}

/** The value of a call that is checked for errors first, read from the place of the object that it is. */
function withPlace(node: Extract<RawExpr, { kind: 'sequence' }>, { places }: HandBack): RawExpr {
  const [first] = node.body;
  const place = first?.kind === 'declare' && first.value ? places.get(first.value) : undefined;
  if (first?.kind !== 'declare' || place === undefined || !isValueOf(node.value, first.variable)) return node;
  return { ...node, value: ofShape(place, node.shape) };
}

/** The place as what the call gives, which the record that it is checked with does not tell. */
function ofShape(place: RawExpr, shape: ValueShape): RawExpr {
  if (place.kind !== 'conditional') return { ...place, shape } as RawExpr;
  const { consequent, alternate } = place;
  return { ...place, shape, consequent: ofShape(consequent, shape), alternate: ofShape(alternate, shape) };
}

function handingBack(call: RawCall, { positions, returned, filled }: ChangedParameters, cx: HandBack): RawExpr {
  const { origin } = call;
  const definition = cx.functions.get(call.function);
  const name = `${definition?.name ?? 'call'}Outcome`;
  const outcome = cx.table.temporary({ name, shape: shapes.record, origin });
  const part = (key: string, shape: ValueShape): RawExpr =>
    raw.member(raw.ref(outcome, shapes.record, origin), key, withoutIntegers(shape), origin);
  const changedPart = (position: number, shape: ValueShape): RawExpr => {
    const carries = definition?.parameters[position];
    const read = part(keyOfParameter(position), shape);
    return carries === undefined ? read : ({ ...read, carries } as RawExpr);
  };
  const given = [...call.arguments];
  const writes: RawStatement[] = [];
  let value = returned === null ? part(VALUE, call.shape) : changedPart(returned, call.shape);
  for (const position of positions) {
    const argument = call.arguments[position];
    const parameter = definition?.parameters[position];
    if (argument === undefined || argument.kind === 'absent' || parameter === undefined) continue;
    // What later arguments do may make another object of the place.
    const settled = !call.arguments.slice(position + 1).some(mayWrite);
    const place = (settled ? placeOf(argument, cx) : null) ?? named(argument, parameter, cx);
    given[position] = place.argument;
    const { shape } = place.read;
    const nothing = filled.has(position) ? Kind.absent | Kind.null : Kind.absent;
    const mayLack = mayBe(shape, nothing);
    const present = { ...place.read, shape: without(shape, nothing) } as RawExpr;
    const content = changedPart(position, present.shape);
    const write = raw.replaceContent(place.variable, place.path, content, origin);
    cx.writes.add(write);
    cx.table.change(place.variable, { constant: false });
    const missing = filled.has(position)
      ? raw.binary('==', place.read, raw.literal(null, origin), origin)
      : raw.binary('===', place.read, raw.absent(origin), origin);
    writes.push(mayLack ? raw.if(raw.not(missing, origin), [write], [], origin) : write);
    if (position !== returned) continue;
    const same = { ...present, shape: call.shape } as RawExpr;
    value = mayLack ? raw.conditional(missing, value, same, origin) : same;
  }
  const made = raw.declare(outcome, { ...call, arguments: given, shape: shapes.record }, origin);
  if (!definition?.throws || returned === null) return raw.sequence([made, ...writes], value, origin);
  const checked = raw.sequence([made, ...writes], part(VALUE, call.shape), origin);
  cx.places.set(checked, value);
  return checked;
}

function mayWrite(node: RawExpr): boolean {
  return (
    rawWalk.someStatement([raw.evaluate(node, node.origin)], ({ kind }) => kind === 'assign') ||
    rawWalk.someExpression(node, ({ kind }) => kind === 'call')
  );
}

/** Where an argument is read from. */
interface Place {
  /** The argument, with names for the keys that it computes. */
  readonly argument: RawExpr;
  readonly variable: VarId;
  readonly path: readonly PathStep<RawLeaf>[];
  /** Reads the place again. */
  readonly read: RawExpr;
}

function placeOf(node: RawExpr, cx: HandBack): Place | null {
  if (node.kind === 'ref') {
    return node.variable === cx.input ? null : { argument: node, variable: node.variable, path: [], read: node };
  }
  if (node.kind === 'sequence') {
    const place = placeOf(node.value, cx);
    return place && { ...place, argument: { ...node, value: place.argument } };
  }
  if (node.kind === 'logical' && node.operator === '??' && node.right.kind === 'literal' && node.right.value === null) {
    // Nothing is written to a place that lacks a value, and null to one that is null.
    const place = placeOf(node.left, cx);
    return place && { ...place, argument: { ...node, left: place.argument } };
  }
  if (node.kind !== 'member' && node.kind !== 'index') return null;
  const owner = placeOf(node.object, cx);
  if (owner === null) return null;
  if (node.kind === 'member') {
    const path = [...owner.path, raw.step(raw.literal(node.key, node.origin), 'record')];
    return { ...owner, argument: { ...node, object: owner.argument }, path, read: { ...node, object: owner.read } };
  }
  const [index, key] = keptKey(node.index, cx);
  return {
    ...owner,
    argument: { ...node, object: owner.argument, index },
    path: [...owner.path, raw.step(key, containerOf(node.object.shape))],
    read: { ...node, object: owner.read, index: key },
  };
}

/** A key where it is computed, and where it is used again. */
function keptKey(key: RawExpr, { table }: HandBack): readonly [RawExpr, RawExpr] {
  const { origin, shape } = key;
  if (key.kind === 'literal') return [key, key];
  const kept = table.temporary({ name: 'key', shape, origin });
  const read = raw.ref(kept, shape, origin);
  return [raw.sequence([raw.declare(kept, key, origin)], read, origin), read];
}

function containerOf(shape: ValueShape): PathStep<never>['container'] {
  const present = without(shape, Kind.null | Kind.absent);
  if (present.kinds !== 0 && isOnly(present, Kind.record)) return 'record';
  return present.kinds !== 0 && isOnly(present, Kind.list) ? 'list' : 'either';
}

/** An argument that is no place, with a name of its own. */
function named(argument: RawExpr, parameter: VarId, { table }: HandBack): Place {
  const { origin } = argument;
  const { name, shape: declared } = table.get(parameter);
  const shape = mayBe(argument.shape, Kind.absent) ? declared : without(declared, Kind.absent);
  const variable = table.temporary({ name, shape, origin });
  const read = raw.ref(variable, shape, origin);
  return { argument: raw.sequence([raw.declare(variable, argument, origin)], read, origin), variable, path: [], read };
}
