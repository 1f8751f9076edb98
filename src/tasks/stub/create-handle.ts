/**
 * Makes resource handles. A handle knows what it was made from, and shows its identifiers as text: those that the source
 * fixes or the construct has, else the placeholders that a deployment fills in.
 */
import { attachHandleReference, type Handle, type HandleAttribute, type HandleReference } from '../../dsl/handle.ts';
import { deriveAttribute } from '../../dsl/handle-attribute.ts';
import { type NotAHandle, UsageError } from '../../dsl/index.ts';

/** A logical id, or identifiers that the source fixes. */
export type HandleTarget = string | (({ readonly arn: string } | { readonly name: string }) & NotAHandle);

/** A kind of handle: its name, and where a construct of the resource keeps each identifier. */
export interface HandleKind<K extends string, A extends HandleAttribute> {
  readonly kind: K;
  readonly properties: Readonly<Record<A, string>>;
}

/** What a handle was made from: a target, or a construct with the kind's properties. */
export function handleReference<K extends string, A extends HandleAttribute>(
  { kind, properties }: HandleKind<K, A>,
  target: HandleTarget | object,
): HandleReference {
  if (typeof target === 'string') return { kind, id: target };
  if (Object.values<string>(properties).some((property) => property in target)) return { kind, construct: target };
  const fixed = Object.fromEntries(
    fixable.flatMap((attribute) => {
      const value: unknown = Reflect.get(target, attribute.toLowerCase());
      return typeof value === 'string' ? [[attribute, value]] : [];
    }),
  );
  if (Object.keys(fixed).length > 0) return { kind, fixed };
  throw new UsageError(
    'STEP8103',
    `${kind} cannot be made from this value.`,
    'Pass a logical id, { arn }, { name } or the CDK construct.',
  );
}

/** Makes `value` a handle: with its reference, and `name`, `arn` and `url` as far as the kind has them. */
export function createHandle<K extends string, A extends HandleAttribute, T extends object>(
  kind: HandleKind<K, A>,
  reference: HandleReference,
  value: T,
): T & Handle<K> & Readonly<Record<Lowercase<A>, string>> {
  attachHandleReference(value, reference);
  for (const attribute of attributes) {
    if (!(attribute in kind.properties)) continue;
    Object.defineProperty(value, attribute.toLowerCase(), {
      enumerable: true,
      configurable: true,
      get: () => handleAttribute(kind, reference, attribute),
    });
  }
  return value as T & Handle<K> & Readonly<Record<Lowercase<A>, string>>;
}

const attributes: readonly HandleAttribute[] = ['Name', 'Arn', 'Url'];
const fixable = ['Name', 'Arn'] as const;

/** An identifier of a handle as text. */
function handleAttribute(
  {
    kind,
    properties,
  }: { readonly kind: string; readonly properties: Readonly<Partial<Record<HandleAttribute, string>>> },
  { id, fixed = {}, construct }: HandleReference,
  attribute: HandleAttribute,
): string {
  if (id !== undefined) return `\${${id}${attribute}}`;
  const property = properties[attribute];
  const own: unknown = construct !== undefined && property !== undefined ? Reflect.get(construct, property) : undefined;
  if (typeof own === 'string') return own;
  for (const given of fixable) {
    const value = fixed[given];
    const derived = value === undefined ? undefined : deriveAttribute(kind, given, value, attribute);
    if (derived !== undefined) return derived;
  }
  throw new UsageError(
    'STEP8104',
    `The ${attribute.toLowerCase()} of this ${kind} is not known.`,
    'Make the handle from a logical id or from its ARN.',
  );
}
