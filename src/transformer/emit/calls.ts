/**
 * The calls of services that a state makes: a task's own, and those of the reader and the writer of a distributed map. What
 * a reader finds in a list or a manifest it reads as well.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import { shapes } from '../core/shape.ts';
import type { FlowEffect } from '../flow/types.ts';
import type { ItemReading, MapRun } from '../hir/map-run.ts';
import { NO_TASK_OPTIONS } from '../hir/plain-task.ts';
import type { TaskCall } from '../hir/types.ts';

/** The calls of an effect. */
export function callsOf(effect: FlowEffect | null): readonly TaskCall<never>[] {
  if (effect?.kind === 'task') return [effect];
  return effect?.kind === 'map' && effect.run ? callsOfRun(effect.run) : [];
}

function callsOfRun({ reading, writing }: MapRun<never>): readonly TaskCall<never>[] {
  return [
    ...(reading ? [call(reading.resource, reading.arguments), ...found(reading)] : []),
    ...(writing ? [call(writing.resource, writing.arguments)] : []),
  ];
}

/** The objects that a list or a manifest names: those under the prefix, or anywhere in the bucket of the manifest. */
function found({ resource, arguments: location, config }: ItemReading<never>): readonly TaskCall<never>[] {
  const lists = resource.endsWith(':listObjectsV2');
  const reads = lists ? config.Transformation === 'LOAD_AND_FLATTEN' : isManifest(config);
  if (!reads || location.kind !== 'record') return [];
  const { origin } = location;
  const entries = location.entries.filter(
    (entry) => entry.kind === 'property' && entry.key.kind === 'literal' && entry.key.value === 'Bucket',
  );
  const anything = b.ambient('input', shapes.string, origin);
  const Key = lists ? underPrefix(location) : anything;
  const key = { kind: 'property', key: b.literal('Key', origin), value: Key ?? anything } as const;
  return [call('arn:aws:states:::s3:getObject', { ...location, entries: [...entries, key] })];
}

function isManifest({ InputType, ManifestType }: ItemReading<never>['config']): boolean {
  return InputType === 'MANIFEST' || ManifestType !== undefined;
}

/** `in/*` of the constant prefix `in/`. */
function underPrefix(location: Extract<Expr, { kind: 'record' }>): Expr | null {
  for (const entry of location.entries) {
    if (entry.kind !== 'property' || entry.key.kind !== 'literal' || entry.key.value !== 'Prefix') continue;
    const { value } = entry;
    return value.kind === 'literal' && value.value !== '' ? b.literal(`${value.value}*`, value.origin) : null;
  }
  return null;
}

function call(resource: string, args: Expr): TaskCall<never> {
  return {
    kind: 'task',
    resource,
    arguments: args,
    handle: null,
    ...NO_TASK_OPTIONS,
    iam: null,
  };
}
