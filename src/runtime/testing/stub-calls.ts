/**
 * Which calls are those of a stub: its Resource, on its own resource where it has a handle. Definitions say a handle by a
 * placeholder or by what was substituted for it; the name is the same.
 */
import type { Json } from '../../asl/index.ts';
import type { HandleReference, StubReference } from '../../dsl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import type { Substitutions } from '../load-definition.ts';
import { resourceName } from '../resource-name.ts';

/** Whether a call of `resource` with these arguments is one of the stub. */
export function isCallOf(stub: StubReference, resource: string, call: Json, substitutions: Substitutions): boolean {
  const { binding, handle } = stub;
  const own = namesOf(handle, substitutions);
  const isOwn = (reference: string): boolean => own.has(resourceName(reference));
  if (binding.direct) return isOwn(resource);
  // A Lambda function may be called by its ARN alone.
  const bare = handle?.kind === 'lambda.function' && !resource.includes(':states:::');
  if (bare) return binding.token !== true && isOwn(resource);
  if (resource !== stub.resource) return false;
  return own.size === 0 || binding.fills === undefined || filledWith(call, binding.fills).some(isOwn);
}

/** The parameters that the stub was called with, from the arguments of its call. */
export function parametersOf({ binding }: StubReference, resource: string, call: Json): Json {
  const wrapped = binding.wraps !== undefined && resource.includes(':states:::') && isJsonObject(call);
  return wrapped ? (call[binding.wraps ?? ''] ?? null) : call;
}

/** A mock's result as the ASL result of the call. */
export function resultOf({ binding }: StubReference, resource: string, result: unknown): unknown {
  const wrapped = binding.unwraps !== undefined && resource.includes(':states:::');
  return wrapped ? { [binding.unwraps ?? '']: result } : result;
}

/** The names of a handle's resource: its own, and that which its placeholders were substituted by. */
export function namesOf(handle: HandleReference | undefined, substitutions: Substitutions): ReadonlySet<string> {
  const name = handle?.id ?? handle?.fixed?.Name ?? handle?.fixed?.Arn;
  const substituted = ['Name', 'Arn', 'Url'].map((attribute) => substitutions[`${handle?.id}${attribute}`]);
  return new Set([name, ...substituted].filter((each) => each !== undefined).map(resourceName));
}

/** The identifiers at `TableName`, at `Authentication.ConnectionArn`, or at `Entries[].EventBusName`. */
function filledWith(call: Json, path: string): readonly string[] {
  const [, first = '', inner] = /^(\w+)(?:\[\])?\.?(.*)$/.exec(path) ?? [];
  const found = isJsonObject(call) ? call[first] : undefined;
  if (!inner) return typeof found === 'string' ? [found] : [];
  return (isJsonArray(found) ? found : [found ?? null]).flatMap((element) => filledWith(element, inner));
}
