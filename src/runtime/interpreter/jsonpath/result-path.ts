/**
 * ResultPath: where a state's result goes in its input. Objects on the way are made where there is nothing; anything else
 * that is in the way fails the state.
 */
import type { Json } from '../../../asl/index.ts';
import { parseReferencePath, type Segment } from '../../../asl/jsonpath/path-syntax.ts';
import { PathSyntaxError } from '../../../asl/jsonpath/scanner.ts';
import { isJsonArray, isJsonObject, setField } from '../json.ts';
import { PathFailure } from './path-failure.ts';

/** The input with the result in it. */
export function placeResult(input: Json, path: string, result: Json): Json {
  const placed = place(input, segmentsOf(path), 0, result);
  if (placed !== undefined) return placed;
  throw new PathFailure(
    `Unable to apply ReferencePath ${path} to input ${JSON.stringify(input)}`,
    'States.ResultPathMatchFailure',
  );
}

function segmentsOf(path: string): readonly Segment[] {
  try {
    return parseReferencePath(path).segments;
  } catch (thrown) {
    if (thrown instanceof PathSyntaxError) throw new PathFailure(`Invalid path '${path}' : ${thrown.message}`);
    throw thrown;
  }
}

function place(target: Json | undefined, segments: readonly Segment[], at: number, result: Json): Json | undefined {
  const segment = segments[at];
  if (segment === undefined) return result;
  if (segment.kind === 'property') {
    if (target !== undefined && !isJsonObject(target)) return undefined;
    const name = segment.names[0] ?? '';
    const inner = target !== undefined && Object.hasOwn(target, name) ? target[name] : undefined;
    const field = place(inner, segments, at + 1, result);
    if (field === undefined) return undefined;
    const copy: Record<string, Json> = { ...target };
    setField(copy, name, field);
    return copy;
  }
  const index = segment.kind === 'index' ? (segment.indexes[0] ?? 0) : -1;
  if (!isJsonArray(target) || index < 0 || index >= target.length) return undefined;
  const item = place(target[index], segments, at + 1, result);
  return item === undefined ? undefined : target.with(index, item);
}
