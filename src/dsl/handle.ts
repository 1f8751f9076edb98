/**
 * Resource handles: values that stand for a table, a function, a queue. A handle's kind is a phantom type that the
 * compiler reads; at run time a handle carries a {@link HandleReference} under a well-known symbol, which native runs,
 * runners and the CDK construct read. `src/tasks` makes the handles.
 */

/** An identifier of a resource; placeholders are spelled `${<id><attribute>}`. */
export type HandleAttribute = 'Name' | 'Arn' | 'Url';

/** Phantom property that carries the kind of a handle; never present at run time. */
declare const handleKind: unique symbol;

/** A resource handle of kind `K`, e.g. `'dynamodb.table'`. Kinds add `name` and `url` where the resource has them. */
export interface Handle<K extends string> {
  readonly [handleKind]?: K;
  /** The ARN of the resource: a placeholder such as `${OrdersArn}` until it is bound. */
  readonly arn: string;
}

/** Any resource handle; accepted by string parameters, where it gives the identifier that the parameter needs. */
export type AnyHandle = Handle<string>;

/** Anything but a handle: where an identifier is expected, a handle of another kind is a mistake. */
export interface NotAHandle {
  readonly [handleKind]?: never;
}

/** What a handle is at run time. */
export interface HandleReference {
  /** Handle kind, e.g. `'dynamodb.table'`. */
  readonly kind: string;
  /** Logical id, where the handle has one: the key of the construct's `resources` prop. */
  readonly id?: string;
  /** Identifiers fixed by the source, as in `{ arn: 'arn:…' }`. */
  readonly fixed?: Readonly<Partial<Record<'Name' | 'Arn', string>>>;
  /** The CDK construct that the handle was made from. */
  readonly construct?: object;
  /** The workflow that the handle was made from, which stands for its own state machine. */
  readonly workflow?: object;
  /** The code given to `lambda.fn`; run by native and local runs. */
  readonly handler?: (event: unknown, context: unknown) => unknown;
}

const referenceKey: unique symbol = Symbol.for('stepscript.handle');

/** Marks `handle` as a resource handle with the given reference. */
export function attachHandleReference<T extends object>(handle: T, reference: HandleReference): T {
  Object.defineProperty(handle, referenceKey, { value: reference });
  return handle;
}

/**
 * The reference of a resource handle, or `undefined` for any other value.
 *
 * @example handleReferenceOf(dynamodb.table('Orders'))?.id // 'Orders'
 */
export function handleReferenceOf(value: unknown): HandleReference | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  return (value as { readonly [referenceKey]?: HandleReference })[referenceKey];
}
