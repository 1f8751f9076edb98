/**
 * The table of built-ins: every member of TypeScript's library up to ES2025, supported or refused by name. The pages of
 * `docs/language` and the README print it, a test checks that it is total, and calls are refused by it.
 */
import { ARRAY } from './array.ts';
import { COLLECTIONS } from './collections.ts';
import { DATE } from './date.ts';
import { GLOBALS, PROMISE_TABLE } from './globals.ts';
import { MATH, NUMBER } from './number.ts';
import { ERROR, JSON_TABLE, OBJECT } from './object.ts';
import { ownerRefusal } from './owners.ts';
import { REGEXP, STRING } from './string.ts';
import type { MemberTable, Support } from './support.ts';

/** The rows, by the page that prints them. */
export const LIBRARY: Readonly<Record<string, MemberTable>> = {
  String: STRING,
  RegExp: REGEXP,
  Array: ARRAY,
  Collections: COLLECTIONS,
  Number: NUMBER,
  Math: MATH,
  Object: OBJECT,
  JSON: JSON_TABLE,
  Date: DATE,
  Error: ERROR,
  Promise: PROMISE_TABLE,
  Globals: GLOBALS,
};

const MEMBERS: ReadonlyMap<string, Support> = new Map(Object.values(LIBRARY).flatMap((rows) => Object.entries(rows)));

/** What a workflow can do with a built-in; undefined for names that are not the language's. */
export function supportOf(member: string): Support | undefined {
  const own = MEMBERS.get(member);
  if (own) return own;
  const instead = ownerRefusal(member);
  return instead === undefined ? undefined : { supported: false, instead };
}
