/** Snippets about objects that TypeScript lets be seen as of other types, and about copies whose originals change meanwhile. */
import type { Snippet } from './snippets.ts';
import { listOf, STRING } from './types.ts';

const TEXTS = listOf(STRING);

export const VIEW_SNIPPETS: readonly Snippet[] = [
  {
    name: 'wider list',
    gives: TEXTS,
    text: 'const %m: number[] = [$n];\nconst %p = (list: (number | string)[]): void => { list.push($s); };\nif ($u > 1) %p(%m);\nconst %r: string[] = %m.map((one) => `${typeof one} ${one} ${one + 1}`);',
  },
  {
    name: 'wider object',
    gives: STRING,
    text: 'const %m: { v: number; w: string } = { v: $n, w: $s };\nconst %p = (wide: { v: number | string | null }): void => { wide.v = $b ? $s : null; };\nif ($b) %p(%m);\nconst %r: string = `${typeof %m.v} ${%m.v === null} ${%m.v}`;',
  },
  {
    name: 'hidden property',
    gives: STRING,
    text: 'const %m = { v: $n, %x: $s };\nconst %s: { v: number } = %m;\nconst %w: { v: number; %x?: number } = %s;\nconst %r: string = `${typeof %w.%x} ${%w.%x}`;',
  },
  {
    name: 'moved tuple',
    gives: TEXTS,
    text: 'const %m: [number, string] = [$n, $s];\nif ($b) %m.reverse();\nconst [%x, %y] = %m;\nconst %r: string[] = [typeof %x, typeof %y, `${%m[0]}`];',
  },
  {
    name: 'removed by part',
    gives: STRING,
    text: 'const %m: { v: number; w: string } = { v: $n, w: $s };\nconst %p: Partial<{ v: number; w: string }> = %m;\nif ($b) delete %p.v;\nconst %r: string = `${typeof %m.v} ${Object.keys(%m).join()}`;',
  },
  {
    name: 'generic stamp',
    gives: STRING,
    text: 'const %m: { v: number; w: string } = { v: $n, w: $s };\nconst %p = <T extends { v: number | string }>(one: T): T => { if ($b) one.v = $s; return one; };\nconst %r: string = `${typeof %p(%m).v} ${%m.v} ${%m.v + 1}`;',
  },
  {
    name: 'generic copy',
    gives: STRING,
    text: 'const %m: { v: number; w: string } = { v: $n, w: $s };\nconst %p = <A, B>(one: A, other: B) => ({ ...one, ...other });\nconst %w = %p(%m, { v: $s });\nconst %r: string = `${typeof %w.v} ${%w.v} ${%m.v + 1}`;',
  },
  {
    name: 'generic list',
    gives: TEXTS,
    text: 'const %m: number[] = [$n];\nconst %w: (number | string)[] = %m;\nconst %p = <T>(list: T[], item: T): void => { list.push(item); };\nif ($b) %p(%w, $s);\nconst %r: string[] = %m.map((one) => `${typeof one} ${one + 1}`);',
  },
  {
    name: 'through unknown',
    gives: STRING,
    text: 'const %m: { v: number; w: string } = { v: $n, w: $s };\nconst %p: unknown = %m;\nif ($b) (%p as { v: number | string }).v = $s;\nconst %r: string = `${typeof %m.v} ${%m.v}`;',
  },
  {
    name: 'called as any',
    gives: TEXTS,
    text: 'const %m: number[] = [$n];\nconst %p: any = (list: (number | string)[]): void => { list.push($s); };\nif ($b) %p(%m);\nconst %r: string[] = %m.map((one) => `${typeof one} ${one + 1}`);',
  },
  {
    name: 'keys of a copy',
    gives: TEXTS,
    text: 'const %m: Record<string, number> = { ...$d, last: $n };\nconst %r: string[] = [];\nfor (const %k in { ...%m }) { %r.push(`${%k} ${%k in %m}`); delete %m.last; }',
  },
  {
    name: 'decided by ??',
    gives: STRING,
    text: "const %o: { f?: boolean; n?: number } = { ...($b ? { f: $b } : {}), ...($b ? { n: $n } : {}) };\nlet %r: string = 'none';\nif ((%o.f ?? %o.n === undefined) !== true) %r = `${typeof %o.n} ${%o.n}`;",
  },
];
