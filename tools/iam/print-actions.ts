/**
 * Prints the actions of one IAM prefix in the notation that `src/tasks/needs/sdk/decode-actions.ts` reads: a line with the
 * resource types, then a line for each set of types with the actions that take them, grouped by their first word.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Action {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[];
}
type Table<T> = Readonly<Record<string, T>>;

/** The text of a prefix, or `undefined` where the data set does not know the prefix. */
export function printActions(folder: string, prefix: string): string | undefined {
  const actions = read<Action>(folder, 'actions', prefix);
  if (actions === undefined) return undefined;
  const all = read<{ readonly arn: string }>(folder, 'resourceTypes', prefix) ?? {};
  const used = Object.keys(all).filter((type) => Object.values(actions).some((action) => takes(action, type)));
  const regional = `arn:\${Partition}:${prefix}:\${Region}:\${Account}:`;
  const types = used.map((type) => `${type}=${(all[type]?.arn ?? '').replace(regional, '~')}`);

  const groups = new Map<string, Map<string, string[]>>();
  for (const action of Object.values(actions)) {
    const key = action.resourceTypes
      .map((type) => ({ index: used.indexOf(type.name.toLowerCase()), required: type.required }))
      .filter((type) => type.index >= 0)
      .map((type) => `${type.index}${type.required ? '' : '?'}`)
      .join(',');
    const verb = /^[A-Z][a-z0-9]*/.exec(action.name)?.[0] ?? '';
    const verbs = groups.get(key) ?? new Map<string, string[]>();
    groups.set(key, verbs);
    verbs.set(verb, [...(verbs.get(verb) ?? []), action.name.slice(verb.length)]);
  }
  const lines = [...groups].map(
    ([key, verbs]) => `${key}:${[...verbs].map(([verb, rests]) => `${verb}-${rests.join(',')}`).join(' ')}`,
  );
  return [types.join(';'), ...lines].join('\n');
}

function takes(action: Action, type: string): boolean {
  return action.resourceTypes.some((each) => each.name.toLowerCase() === type);
}

function read<T>(folder: string, kind: string, prefix: string): Table<T> | undefined {
  const path = join(folder, 'data', kind, `${prefix}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Table<T>) : undefined;
}
