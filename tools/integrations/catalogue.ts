/**
 * What the task namespaces offer, found by calling them: each stub is called under a runner that notes the Resource, each
 * handle factory with a logical id. So the catalogue is what the code does, not a second list of it.
 */

import { handleReferenceOf, runWith } from '../../src/dsl/index.ts';
import type { TaskRunner } from '../../src/dsl/native.ts';
import * as tasks from '../../src/tasks/index.ts';
import { itemParameters } from '../../src/tasks/needs/items/index.ts';

/** How a stub waits. */
export type Pattern = 'request-response' | 'sync' | 'sync:2' | 'token';

/** A stub: `batch.submitJob.sync`, or `batch.queue().submitJob.sync`. */
export interface StubEntry {
  readonly stub: string;
  /** `service:action`, e.g. `batch:submitJob`; `direct` for a Resource that is the handle's own ARN. */
  readonly action: string;
  readonly pattern: Pattern;
}

const namespaces: readonly (readonly [string, object])[] = Object.entries(tasks).filter(
  ([name, value]) => typeof value === 'object' && name !== 'aws',
);

/** Every stub of every namespace but `aws`. */
export async function catalogue(): Promise<readonly StubEntry[]> {
  const found = await Promise.all(namespaces.map(([name, members]) => stubsIn(name, members)));
  return found.flat();
}

async function stubsIn(path: string, members: object): Promise<readonly StubEntry[]> {
  // Bundlers order the exports of a namespace in ways of their own.
  const entries: (readonly [string, unknown])[] = Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1));
  const found = await Promise.all(
    entries.map(async ([key, member]) => {
      if (typeof member !== 'function' || isClass(member)) return [];
      // Methods on plain items are other forms of a table's stubs, and of SDK actions.
      if (path.startsWith('dynamodb') && isItemMethod(key)) return [];
      const handle = handleOf(member);
      if (handle)
        return [...(await entriesOf(`${path}.${key}()`, handle)), ...(await stubsIn(`${path}.${key}()`, handle))];
      return [...(await entriesOf(`${path}.${key}`, member)), ...(await stubsIn(`${path}.${key}`, member))];
    }),
  );
  return found.flat();
}

function isItemMethod(name: string): boolean {
  return Object.hasOwn(itemParameters, name) || name === 'readOp' || name === 'writeOp';
}

/** The entry of a callable; a handle that is no stub has none. */
async function entriesOf(stub: string, member: object): Promise<readonly StubEntry[]> {
  const resource = typeof member === 'function' ? await resourceOf(member) : undefined;
  if (resource === undefined) return [];
  const [, action, suffix] = /:::(.+?)(?:\.(sync:2|sync|waitForTaskToken))?$/.exec(resource) ?? [undefined, 'direct'];
  const pattern =
    suffix === 'waitForTaskToken' ? 'token' : suffix === 'sync' || suffix === 'sync:2' ? suffix : undefined;
  return [{ stub, action: action ?? 'direct', pattern: pattern ?? 'request-response' }];
}

/** A factory makes a handle of a logical id; a stub, called the same way, gives a promise. */
function handleOf(member: object): object | undefined {
  if (typeof member !== 'function' || handleReferenceOf(member) || member.length === 0) return undefined;
  const made: unknown = called(member, 'Resource');
  return (typeof made === 'object' || typeof made === 'function') && made !== null && handleReferenceOf(made)
    ? made
    : undefined;
}

async function resourceOf(stub: object): Promise<string | undefined> {
  const resources: string[] = [];
  const runner: TaskRunner = {
    run: async ({ resource }) => {
      resources.push(resource);
      return {};
    },
    sleep: async () => undefined,
    sleepUntil: async () => undefined,
  };
  await runWith(runner, async () =>
    called(
      stub,
      Object.assign(() => ({}), {}),
    ),
  );
  return resources[0];
}

/** What calling gives; nothing where it refuses its argument. */
function called(member: object, argument: unknown): unknown {
  try {
    const result: unknown = Reflect.apply(member as (argument: unknown) => unknown, undefined, [argument]);
    if (result instanceof Promise) result.catch(() => undefined);
    return result;
  } catch {
    return undefined;
  }
}

function isClass(value: object): boolean {
  return Function.prototype.toString.call(value).startsWith('class');
}
