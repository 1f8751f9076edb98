/**
 * Which calls are those of a stub: its Resource, on its own resource where it has a handle. Definitions say a handle by a
 * placeholder or by what was substituted for it; the name is the same.
 */
import type { Json } from '../../asl/index.ts';
import type { HandleReference, StubReference } from '../../dsl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';

/** Whether a call of `resource` with these arguments is one of the stub. */
export function isCallOf(stub: StubReference, resource: string, call: Json): boolean {
  const { binding, handle } = stub;
  const own = nameOf(handle);
  if (binding.direct) return own !== undefined && resourceName(resource) === own;
  // A Lambda function may be called by its ARN alone.
  const bare = handle?.kind === 'lambda.function' && !resource.includes(':states:::');
  if (bare) return binding.token !== true && resourceName(resource) === own;
  if (resource !== stub.resource) return false;
  return (
    own === undefined ||
    binding.fills === undefined ||
    filledWith(call, binding.fills).some((id) => resourceName(id) === own)
  );
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

function nameOf(handle: HandleReference | undefined): string | undefined {
  const name = handle?.id ?? handle?.fixed?.Name ?? handle?.fixed?.Arn;
  return name === undefined ? undefined : resourceName(name);
}

/** The identifiers at `TableName`, or at `Entries[].EventBusName`. */
function filledWith(call: Json, path: string): readonly string[] {
  const [first = '', inner] = path.split('[].');
  const found = isJsonObject(call) ? call[first] : undefined;
  if (inner === undefined) return typeof found === 'string' ? [found] : [];
  return isJsonArray(found) ? found.flatMap((element) => filledWith(element, inner)) : [];
}
