/** Matches of regular expressions that are given to plain lists of text, and among lists. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Input {
  s: string;
  ss: string[];
}

export const matchBehindList = workflow(async ({ s, ss }: Input) => {
  const either: string[] = s.match(/(\w)(\w)/) ?? [];
  const split = s.match(/(\w)(\w)/) ?? s.split('');
  const last = (list: string[]): string | null => list[list.length - 1] ?? null;
  let found: string[] = [];
  const match = /(\w)(\w)/.exec(s);
  if (match) found = match;
  const chosen = s.length > 3 && match ? match : ss;
  return { either, first: split[0] ?? 'x', last: last(s.match(/(\w)(\w)/) ?? []), found, size: split.length, chosen };
});

export const matchReturned = workflow(async ({ s, ss }: Input) => {
  const parts = (text: string): string[] => {
    const match = text.match(/(\w)(\w)/);
    if (!match) return [text];
    return match;
  };
  const joined: string[] | null = s.match(/(\w)(\w)/);
  const all = ss.flatMap((text) => text.match(/(\w)(\w)/) ?? []);
  const pairs: readonly string[] = /(\w)-(\w)/.exec(s) || [];
  return { parts: parts(s), joined: joined?.join() ?? null, all, pairs, whole: [...(s.match(/(.)/) ?? []), 'z'] };
});

export const matchDefaults = workflow(async ({ s }: Input) => {
  const [all = 'd'] = s.match(/\w/) ?? [];
  const kept = s.match(/\w/) ?? [];
  const [first = 'e'] = kept;
  let other: string;
  [other = 'f'] = s.match(/\w/) || [];
  const of = ([one = 'g']: string[]): string => one;
  const length = (s.match(/\d/) ?? []).length;
  return { all, first, other, of: of(s.match(/\w/) ?? []), length, none: (s.match(/\d/) ?? [])[0] ?? null };
});

export const matchKeptWhole = workflow(async ({ s }: Input) => {
  const match = s.match(/(?<a>\w)(?<b>\w)?/);
  if (!match) return null;
  const { a, b = 'none' } = match.groups ?? {};
  return { a, b, at: match.index, all: match[0], second: match[2] ?? null };
});

export const matchesOfText = workflow(async ({ s }: Input) => {
  const words: string[] = s.match(/\w/g) ?? [];
  const pairs = [...s.matchAll(/(\w)(\w)/g)].map(([, one = '', two = '']) => two + one);
  return { words, pairs };
});

export const refusedRows = workflow(async ({ s }: Input) => {
  const rows: string[][] = [...s.matchAll(/(\w)(\w)/g)];
  return rows.length;
});

export const refusedUndefinedGroup = workflow(async ({ s }: Input) => {
  const parts: string[] = s.match(/(\w)(\d)?/) ?? [];
  return parts.length;
});

const inputs = [
  { s: '', ss: [] },
  { s: 'Hello', ss: ['ab', '', 'é', 'c-d'] },
  { s: 'a-b', ss: ['-'] },
  { s: '-', ss: ['xy'] },
];

/** A caller that takes a function for `any` does not know that it wants lists. */
export const matchForAny = workflow(async ({ s }: Input) => {
  const last: any = (list: string[]) => list[list.length - 1] ?? null;
  const sizes: any = (...lists: (string[] | null)[]) => lists.map((list) => list?.length ?? -1);
  return [last(s.match(/(\w)(\w)/) ?? []), sizes(s.match(/(\w)(\w)/), [s])];
});

/** An assertion does not say that what is known to be null at times is there. */
export const matchAsserted = workflow(async ({ s }: Input) => {
  const match: any = /(\w)-(\w)/.exec(s);
  const text: any = s.length > 3 ? s : null;
  return [[...((match as string[]) ?? ['none'])], (match as string[]) ?? [], (text as string) ?? 'short'];
});

export default cases({
  matchForAny: { inputs },
  matchAsserted: { inputs },
  matchBehindList: { inputs },
  matchReturned: { inputs },
  matchDefaults: { inputs },
  matchKeptWhole: { inputs },
  matchesOfText: { inputs },
  refusedRows: { inputs: [], refused: 'STEP2101' },
  refusedUndefinedGroup: { inputs: [], refused: 'STEP2102' },
});
