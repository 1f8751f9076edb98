/**
 * What the API creates besides executions: state machines with their versions and aliases, activities, tags. All of it is
 * one JSON document, which is written as a whole, to a new file that then takes the old one's place.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../asl/index.ts';

/** A state machine's definition at one time. */
export interface Revision {
  readonly definition: string;
  readonly roleArn: string;
  readonly revisionId: string;
  /** Seconds since the epoch, like every time of the API. */
  readonly date: number;
}

/** A published version. */
export interface Version extends Revision {
  readonly number: number;
  readonly description: string | undefined;
}

/** A state machine. */
export interface Machine extends Revision {
  readonly arn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly creationDate: number;
  /** Logging, tracing and encryption, as they were given. */
  readonly configuration: JsonObject;
  readonly versions: readonly Version[];
  readonly nextVersion: number;
}

/** A revision that is no machine's any more, with what described its machine besides. */
export interface PastRevision extends Revision {
  readonly name: string;
  readonly configuration: JsonObject;
}

/** An alias. */
export interface Alias {
  readonly arn: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly routes: readonly { readonly stateMachineVersionArn: string; readonly weight: number }[];
  readonly creationDate: number;
  readonly updateDate: number;
}

/** An activity. */
export interface Activity {
  readonly arn: string;
  readonly name: string;
  readonly creationDate: number;
}

/** Everything. */
export interface Resources {
  readonly machines: Readonly<Record<string, Machine>>;
  readonly aliases: Readonly<Record<string, Alias>>;
  readonly activities: Readonly<Record<string, Activity>>;
  readonly tags: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By their ids, those that executions were started from. */
  readonly past: Readonly<Record<string, PastRevision>>;
}

/** The document, which `update` changes and keeps. */
export interface ResourceStore {
  readonly all: () => Resources;
  readonly update: (change: (resources: Resources) => Resources) => void;
}

const EMPTY: Resources = { machines: {}, aliases: {}, activities: {}, tags: {}, past: {} };

/** The store in a folder, or in memory alone. */
export function openResources(folder: string | undefined): ResourceStore {
  const file = folder === undefined ? undefined : join(folder, 'resources.json');
  let resources = file === undefined ? EMPTY : readKept(file);
  return {
    all: () => resources,
    update: (change) => {
      resources = change(resources);
      if (file === undefined || folder === undefined) return;
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(resources));
      renameSync(`${file}.new`, file);
    },
  };
}

function readKept(file: string): Resources {
  try {
    return { ...EMPTY, ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return EMPTY;
    throw error;
  }
}

/** A record without some of its entries. */
export function without<T>(record: Readonly<Record<string, T>>, ...keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}
