/**
 * Makes resource handles. A handle knows what it was made from, and shows its identifiers as text: those that the source
 * fixes or the construct has, else the placeholders that a deployment fills in.
 */
import { attachHandleReference, type Handle, type HandleAttribute, type HandleReference } from '../../dsl/handle.ts';
import { deriveAttribute } from '../../dsl/handle-attribute.ts';
import { type NotAHandle, UsageError } from '../../dsl/index.ts';
import { qualifiedArn } from '../needs/index.ts';

/** A logical id, or identifiers that the source fixes. */
export type HandleTarget = string | (({ readonly arn: string } | { readonly name: string }) & NotAHandle);

/** A kind of handle: its name, and where a construct of the resource keeps each identifier. */
export interface HandleKind<K extends string, A extends HandleAttribute> extends AnyHandleKind {
  readonly kind: K;
  readonly properties: Readonly<Record<A, string>>;
}

/** Any kind of handle. */
export interface AnyHandleKind {
  readonly kind: string;
  readonly properties: Readonly<Partial<Record<HandleAttribute, string>>>;
  /** Properties of an L1's reference, where they are called otherwise than those of the L2. */
  readonly references?: Readonly<Partial<Record<HandleAttribute, string>>>;
  /** Identifiers that no construct has, but that follow from others. */
  readonly derived?: readonly HandleAttribute[];
}

/** What a handle was made from: a target, or a construct with the kind's properties. */
export function handleReference(kind: AnyHandleKind, target: HandleTarget | object): HandleReference {
  if (typeof target === 'string') return { kind: kind.kind, id: target };
  if (attributes.some((attribute) => constructText(kind, target, attribute) !== undefined)) {
    return { kind: kind.kind, construct: target };
  }
  const fixed = Object.fromEntries(
    fixable.flatMap((attribute) => {
      const value: unknown = Reflect.get(target, attribute.toLowerCase());
      return typeof value === 'string' ? [[attribute, value]] : [];
    }),
  );
  if (Object.keys(fixed).length > 0) return { kind: kind.kind, fixed };
  throw new UsageError(
    'STEP8103',
    `${kind.kind} cannot be made from this value.`,
    'Pass a logical id, { arn }, { name } or the CDK construct.',
  );
}

/** Makes `value` a handle: with its reference, and `name`, `arn` and `url` as far as the kind has them. */
export function createHandle<K extends string, A extends HandleAttribute, T extends object>(
  kind: HandleKind<K, A>,
  reference: HandleReference,
  value: T,
): T & Handle<K> & Readonly<Record<Lowercase<A>, string>> {
  return identified(kind, reference, value) as T & Handle<K> & Readonly<Record<Lowercase<A>, string>>;
}

/** Gives `value` the reference and the identifiers of a handle. */
export function identified<T extends object>(kind: AnyHandleKind, reference: HandleReference, value: T): T {
  attachHandleReference(value, reference);
  for (const attribute of attributes) {
    if (!(attribute in kind.properties) && kind.derived?.includes(attribute) !== true) continue;
    Object.defineProperty(value, attribute.toLowerCase(), {
      enumerable: true,
      configurable: true,
      get: () => handleAttribute(kind, reference, attribute),
    });
  }
  return value;
}

const attributes: readonly HandleAttribute[] = ['Name', 'Arn', 'Url'];
const fixable = ['Name', 'Arn'] as const;

/** An identifier of a handle as text. */
function handleAttribute(kind: AnyHandleKind, reference: HandleReference, attribute: HandleAttribute): string {
  const { id, fixed = {}, construct } = reference;
  if (id !== undefined) return `\${${id}${attribute}}`;
  const own = construct && constructText(kind, construct, attribute);
  if (own !== undefined) return own;
  for (const given of fixable) {
    const value = fixed[given];
    const derived = value === undefined ? undefined : deriveAttribute(kind.kind, given, value, attribute);
    if (derived !== undefined) return derived;
  }
  throw new UsageError(
    'STEP8104',
    `The ${attribute.toLowerCase()} of this ${kind.kind} is not known.`,
    'Make the handle from a logical id or from its ARN.',
  );
}

/** An identifier that a construct has itself, or in its reference: `projectArn`, or `projectRef.projectArn` of an L1. */
function constructText(
  { kind, properties, references }: AnyHandleKind,
  construct: object,
  attribute: HandleAttribute,
): string | undefined {
  const property = properties[attribute];
  if (property === undefined) return undefined;
  const own = (attribute === 'Arn' ? qualifiedArn(kind, construct) : undefined) ?? textOf(construct, property);
  const reference: unknown = Reflect.get(construct, property.replace(/(?:Name|Arn|Url|Id)$/, 'Ref'));
  return own ?? textOf(reference, references?.[attribute] ?? property);
}

function textOf(value: unknown, property: string): string | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const text: unknown = Reflect.get(value, property);
  return typeof text === 'string' ? text : undefined;
}
