/**
 * From a stub's parameters to the ASL Arguments: the handle is filled in, the payload wrapped, and bare handles become the
 * identifier that their parameter needs. The compiler does the same from the types of the stub.
 */
import { type AnyHandle, type HandleAttribute, handleReferenceOf } from '../../dsl/handle.ts';
import { attributeSent, bareHandleAttribute } from '../../dsl/handle-attribute.ts';
import { type TaskBinding, UsageError } from '../../dsl/index.ts';

/** The ASL Arguments for `parameters` of a stub with `binding`, before JSON. */
export function taskArguments(binding: TaskBinding, handle: AnyHandle | undefined, parameters: unknown): unknown {
  if (binding.direct) return withIdentifiers(parameters, '');
  const wrapped = binding.wraps === undefined ? (parameters ?? {}) : { [binding.wraps]: parameters };
  const resolved = withIdentifiers(wrapped, '');
  if (handle === undefined || binding.fills === undefined) return resolved;
  return filled(resolved, binding.fills, attributeOf(handle, binding.attribute ?? 'Arn'));
}

/** Fills `path` (`'TableName'`, `'Outer.Inner'`, or `'Entries[].EventBusName'` for each element without one). */
function filled(value: unknown, path: string, identifier: string): unknown {
  const [list, key] = path.split('[].');
  if (list === undefined || typeof value !== 'object' || value === null) return value;
  if (key === undefined) {
    const [outer = list, inner] = list.split('.');
    return { [outer]: inner === undefined ? identifier : { [inner]: identifier }, ...value };
  }
  const elements: unknown = Reflect.get(value, list);
  if (!Array.isArray(elements)) return value;
  return { ...value, [list]: elements.map((element: unknown) => filled(element, key, identifier)) };
}

/** Replaces bare handles, by the name of the parameter; elements of a list go by the name of the list. */
function withIdentifiers(value: unknown, key: string): unknown {
  const reference = handleReferenceOf(value);
  if (reference !== undefined) return bareIdentifier(value as AnyHandle, reference.kind, key);
  if (Array.isArray(value)) return value.map((element) => withIdentifiers(element, key));
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withIdentifiers(member, name)]));
}

function bareIdentifier(handle: AnyHandle, kind: string, key: string): string {
  const attribute = bareHandleAttribute(kind, key);
  if (attribute !== undefined) return textSent(handle, kind, attribute);
  throw new UsageError(
    'STEP8105',
    `${key || 'The parameter'} may mean the name or the ARN of this ${kind}.`,
    'Say .arn or .name.',
  );
}

/** What a bare handle is sent as: the attribute, or the name that its source fixes where that will do. */
function textSent(handle: AnyHandle, kind: string, attribute: HandleAttribute): string {
  const { Name } = handleReferenceOf(handle)?.fixed ?? {};
  const sent = attributeSent(kind, attribute, Name === undefined ? undefined : 'Name');
  return sent === 'Name' && Name !== undefined ? Name : attributeOf(handle, attribute);
}

/** An identifier of a handle, as text. */
export function attributeOf(handle: AnyHandle, attribute: HandleAttribute): string {
  return String(Reflect.get(handle, attribute.toLowerCase()));
}
