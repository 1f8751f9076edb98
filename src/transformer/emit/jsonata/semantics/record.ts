/**
 * Record literals. An object constructor refuses equal keys and drops absent values; `$merge` lets an earlier value show
 * through an absent one. In JavaScript later entries win and an absent value hides what it overrides, so the result is
 * filtered where that can happen. Key order is JavaScript's.
 */
import { Kind, mayBe } from '../../../core/shape.ts';
import type { JsonataBind, JsonataNode } from '../ast.ts';
import { bind, block, call, condition, EMPTY_OBJECT, isLiteral, lambda, list, TRUE } from '../build.ts';
import type { Emission, Operand } from '../emission.ts';
import { isPresent } from './equality.ts';
import { isRepeatable } from './share.ts';
import { spreadable } from './spreadable.ts';
import { toText } from './text.ts';

export type RecordPart =
  | { readonly kind: 'property'; readonly key: Operand; readonly value: Operand }
  | { readonly kind: 'spread'; readonly value: Operand };

interface Property {
  readonly key: JsonataNode;
  readonly value: Operand;
}

/** A record of the given parts, in order. */
export function recordOf(parts: readonly RecordPart[], cx: Emission): JsonataNode {
  const bindings: JsonataBind[] = [];
  let pieces: JsonataNode[] = [];
  // Properties with constant keys that can share an object constructor, and those of them that may hide an earlier value.
  const open = new Map<string, Property>();
  const hiding = new Map<string, Property>();

  const close = (): void => {
    if (open.size > 0) pieces.push(literalOf([...open.values()]));
    open.clear();
    if (hiding.size > 0) pieces = [withoutAbsent(mergeOf(pieces), [...hiding.values()], cx)];
    hiding.clear();
  };
  const named = (property: Property): Property => {
    const name = (node: JsonataNode, hint: string): JsonataNode => {
      if (isRepeatable(node)) return node;
      const variable = cx.fresh(hint);
      bindings.push(bind(variable.name, node));
      return variable;
    };
    return { key: name(property.key, 'key'), value: { ...property.value, node: name(property.value.node, 'value') } };
  };

  for (const part of parts) {
    if (part.kind === 'spread') {
      close();
      pieces.push(spreadable(part.value, cx));
      continue;
    }
    const plain: Property = { key: toText(part.key, cx), value: part.value };
    const constant = isLiteral(plain.key) ? String(plain.key.value) : null;
    // jsonata-js asks the object that it builds for `hasOwnProperty`, so that key stands alone, as computed ones do.
    const alone = constant === null || constant === 'hasOwnProperty';
    if (alone) close();
    const hides = mayBe(part.value.shape, Kind.absent) && pieces.length > 0;
    const property = hides ? named(plain) : plain;
    const key = constant ?? '';
    open.set(key, property);
    if (hides) hiding.set(key, property);
    else hiding.delete(key);
    if (alone) close();
  }
  close();
  return block([...bindings, mergeOf(pieces)]);
}

function literalOf(properties: readonly Property[]): JsonataNode {
  return { kind: 'object', entries: properties.map(({ key, value }) => ({ key, value: value.node })) };
}

function mergeOf(pieces: readonly JsonataNode[]): JsonataNode {
  const [only] = pieces;
  if (only === undefined) return EMPTY_OBJECT;
  return pieces.length === 1 ? only : call('merge', list(pieces));
}

/** The record without those of the properties whose value is absent after all. */
function withoutAbsent(record: JsonataNode, properties: readonly Property[], cx: Emission): JsonataNode {
  const value = cx.fresh('value');
  const key = cx.fresh('key');
  const keeps = properties.reduceRight<JsonataNode>(
    (rest, property) => condition(cx.code`${key} = ${property.key}`, isPresent(property.value), rest),
    TRUE,
  );
  // `$sift` gives nothing where it would give an empty record.
  return call('merge', list([call('sift', record, lambda([value.name, key.name], keeps))]));
}

/** The record without a key. */
export function withoutKey(record: JsonataNode, key: JsonataNode, cx: Emission): JsonataNode {
  const removed = (name: JsonataNode): JsonataNode =>
    cx.code`$merge([$sift(${record}, function($value, $key) { $key != ${name} })])`;
  if (isRepeatable(key)) return removed(key);
  const name = cx.fresh('key');
  return block([bind(name.name, key), removed(name)]);
}
