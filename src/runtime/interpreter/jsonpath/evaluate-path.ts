/**
 * Evaluates the segments of a path as Jayway JsonPath does: a definite path gives the one value or says what is missing, in
 * Jayway's words; any other gives the list of what it finds, which may be empty.
 */
import type { Json } from '../../../asl/index.ts';
import type { FilterCondition, FilterOperand, FilterOperator } from '../../../asl/jsonpath/filter-syntax.ts';
import { isDefinite, type Segment } from '../../../asl/jsonpath/path-syntax.ts';
import { isJsonArray, isJsonObject } from '../json.ts';

/** What a path gives. */
export type PathResult =
  | { readonly found: true; readonly value: Json }
  /** Jayway's message. */
  | { readonly found: false; readonly reason: string };

/** The value at a path. */
export function evaluatePath(segments: readonly Segment[], root: Json): PathResult {
  if (!isDefinite({ segments })) return { found: true, value: collect(segments, root, root) };
  let value = root;
  let place = '$';
  for (const [position, segment] of segments.entries()) {
    const next = follow(segment, value);
    const here = `${place}${printSegment(segment)}`;
    if (next === undefined) return { found: false, reason: missing(segment, value, place, here, segments, position) };
    value = next;
    place = here;
  }
  return { found: true, value };
}

function missing(
  segment: Segment,
  value: Json,
  before: string,
  here: string,
  segments: readonly Segment[],
  position: number,
): string {
  if (segment.kind === 'index') {
    return isJsonArray(value)
      ? `Index out of bounds when evaluating path ${here}`
      : `Filter: ${printSegment(segment)} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`;
  }
  if (!isJsonObject(value) && value !== null) {
    return `Expected to find an object with property ${printSegment(segment)} in path ${before} but found '${javaType(value)}'.`;
  }
  return position === segments.length - 1 ? `No results for path: ${here}` : `Missing property in path ${here}`;
}

function javaType(value: Json): string {
  if (isJsonArray(value)) return 'net.minidev.json.JSONArray';
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  return Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double';
}

function printSegment(segment: Segment): string {
  switch (segment.kind) {
    case 'property':
      return `[${segment.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${segment.indexes.join(',')}]`;
    case 'length':
      return '.length()';
    default:
      return '[*]';
  }
}

/** The one place that a definite segment names. */
function follow(segment: Segment, value: Json): Json | undefined {
  if (segment.kind === 'property') return propertyOf(value, segment.names[0] ?? '');
  if (segment.kind === 'index') return isJsonArray(value) ? value.at(segment.indexes[0] ?? 0) : undefined;
  if (segment.kind !== 'length') return undefined;
  if (isJsonArray(value) || typeof value === 'string') return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
}

function propertyOf(value: Json, name: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function collect(segments: readonly Segment[], start: Json, root: Json): readonly Json[] {
  let values: readonly Json[] = [start];
  for (const segment of segments) values = values.flatMap((value) => [...select(segment, value, root)]);
  return values;
}

function* select(segment: Segment, value: Json, root: Json): Generator<Json> {
  switch (segment.kind) {
    case 'property':
      if (isJsonObject(value)) yield* selectProperties(value, segment.names);
      return;
    case 'index':
      for (const index of segment.indexes) {
        const item = isJsonArray(value) ? value.at(index) : undefined;
        if (item !== undefined) yield item;
      }
      return;
    case 'slice':
      if (isJsonArray(value)) yield* value.slice(segment.from ?? 0, segment.to ?? value.length);
      return;
    case 'wildcard':
      yield* childrenOf(value);
      return;
    case 'descend':
      yield* descendants(value);
      return;
    case 'filter':
      for (const item of isJsonArray(value) ? value : [value]) if (fulfils(segment.condition, item, root)) yield item;
      return;
    case 'length': {
      const length = follow(segment, value);
      if (length !== undefined) yield length;
    }
  }
}

/** Several names at once give one object with those that exist. */
function* selectProperties(value: Json, names: readonly string[]): Generator<Json> {
  const found = names.flatMap((name) => {
    const field = propertyOf(value, name);
    return field === undefined ? [] : [[name, field] as const];
  });
  if (names.length > 1) yield Object.fromEntries(found);
  else for (const [, field] of found) yield field;
}

function childrenOf(value: Json): readonly Json[] {
  if (isJsonArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

function* descendants(value: Json): Generator<Json> {
  yield value;
  for (const child of childrenOf(value)) yield* descendants(child);
}

function fulfils(condition: FilterCondition, item: Json, root: Json): boolean {
  switch (condition.kind) {
    case 'any':
      return condition.conditions.some((one) => fulfils(one, item, root));
    case 'all':
      return condition.conditions.every((one) => fulfils(one, item, root));
    case 'not':
      return !fulfils(condition.condition, item, root);
    case 'exists':
      return operandOf(condition.operand, item, root) !== undefined;
    case 'compare': {
      const left = operandOf(condition.left, item, root);
      const { operator, right } = condition;
      if (right.kind === 'pattern') return operator === '=~' && typeof left === 'string' && right.pattern.test(left);
      return compare(operator, left, operandOf(right, item, root));
    }
  }
}

function operandOf(operand: FilterOperand, item: Json, root: Json): Json | undefined {
  if (operand.kind === 'literal') return operand.value;
  if (operand.kind === 'pattern') return undefined;
  const result = evaluatePath(operand.segments, operand.from === 'current' ? item : root);
  return result.found ? result.value : undefined;
}

function compare(operator: FilterOperator, left: Json | undefined, right: Json | undefined): boolean {
  switch (operator) {
    case '==':
      return sameJson(left, right);
    case '!=':
      return !sameJson(left, right);
    case '<':
      return ordered(left, right, (sign) => sign < 0);
    case '<=':
      return ordered(left, right, (sign) => sign <= 0);
    case '>':
      return ordered(left, right, (sign) => sign > 0);
    case '>=':
      return ordered(left, right, (sign) => sign >= 0);
    case 'in':
      return isJsonArray(right) && right.some((item) => sameJson(item, left));
    case 'nin':
      return isJsonArray(right) && !right.some((item) => sameJson(item, left));
    case 'contains':
      if (typeof left === 'string') return typeof right === 'string' && left.includes(right);
      return isJsonArray(left) && left.some((item) => sameJson(item, right));
    case 'size':
      return (isJsonArray(left) || typeof left === 'string') && left.length === right;
    case 'empty':
      return (isJsonArray(left) || typeof left === 'string') && (left.length === 0) === right;
    case '=~':
      return false;
  }
}

function ordered(left: Json | undefined, right: Json | undefined, holds: (sign: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return holds(Math.sign(left - right));
  if (typeof left === 'string' && typeof right === 'string') return holds(left < right ? -1 : left > right ? 1 : 0);
  return false;
}

/** Whether two JSON values are equal; the order of keys does not count. */
export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (isJsonArray(left)) {
    return isJsonArray(right) && left.length === right.length && left.every((item, at) => sameJson(item, right[at]));
  }
  if (!isJsonObject(left)) return left === right;
  if (!isJsonObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}
