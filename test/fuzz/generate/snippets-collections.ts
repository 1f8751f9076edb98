/** Snippets about `Map`, `Set`, arrays with undefined items, dates, patterns and JSON. */
import type { Snippet } from './snippets.ts';
import { listOf, NUMBER, STRING } from './types.ts';

const NUMBERS = listOf(NUMBER);
const TEXTS = listOf(STRING);

export const COLLECTION_SNIPPETS: readonly Snippet[] = [
  {
    name: 'map counts',
    gives: TEXTS,
    text: 'const %m = new Map<string, number>();\nfor (const %x of $ls) %m.set(%x, (%m.get(%x) ?? 0) + 1);\nconst %r: string[] = [...%m].map(([key, count]) => `${key}=${count}`);',
  },
  {
    name: 'map of lists',
    gives: STRING,
    text: "const %m = new Map<string, number[]>();\nfor (const %x of $ln) { const %k = %x > 1 ? 'big' : 'small'; %m.set(%k, [...(%m.get(%k) ?? []), %x]); }\nconst %r: string = [...%m.entries()].map(([key, list]) => `${key}:${list.join('+')}`).join();",
  },
  {
    name: 'map numbers as keys',
    gives: TEXTS,
    text: "const %m = new Map<number, string>([[1, 'one'], [$n, $s]]);\n%m.set(-0, 'zero');\n%m.delete($u);\nconst %r: string[] = [`${%m.size}`, %m.get(0) ?? 'none', `${%m.has($n)}`, ...%m.values()];",
  },
  {
    name: 'map forEach',
    gives: NUMBER,
    text: "const %m = new Map<string, number>([['a', $n], [$S, $n]]);\nlet %t = 0;\n%m.forEach((value, key) => { %t += key === 'a' ? value : 1; });\nconst %r: number = %t;",
  },
  {
    name: 'map values and null',
    gives: TEXTS,
    text: 'const %m = new Map<string, string | null>([[$S, $ls[$u] ?? null], ["z", null]]);\nconst %r: string[] = [`${%m.size}`, `${%m.get("z")}`, ...[...%m.values()].map((one) => `${one}`)];',
  },
  {
    name: 'map from entries',
    gives: NUMBERS,
    text: 'const %m = new Map(Object.entries($d));\nif (%m.size > $u) %m.clear();\nconst %r: number[] = [...%m.values(), %m.size];',
  },
  {
    name: 'record from map',
    gives: { kind: 'dict', value: NUMBER },
    text: 'const %m = new Map<string, number>([[$S, $n], [$S, $n]]);\nconst %r: Record<string, number> = Object.fromEntries(%m);',
  },
  {
    name: 'set distinct',
    gives: TEXTS,
    text: 'const %m = new Set($ls);\n%m.add($S);\nif (%m.has("a")) %m.delete("a");\nconst %r: string[] = [...%m];',
  },
  {
    name: 'set loop',
    gives: NUMBER,
    text: 'const %m = new Set<number>([$n, $n, 1]);\nlet %t = %m.size;\nfor (const %x of %m) { if (%x > 2) continue; %t += 1; }\nconst %r: number = %t;',
  },
  {
    name: 'set algebra',
    gives: TEXTS,
    text: "const %m = new Set($ls), %o = new Set(['a', $S]);\nconst %r: string[] = [...%m.union(%o), '|', ...%m.intersection(%o), '|', ...%m.difference(%o), '|', ...%m.symmetricDifference(%o), `${%m.isSubsetOf(%o)}`, `${%m.isSupersetOf(%o)}`, `${%m.isDisjointFrom(%o)}`];",
  },
  {
    name: 'group by',
    gives: TEXTS,
    text: "const %g = Object.groupBy($ls, (one) => (one.length > $u ? 'long' : 'short'));\nconst %h = Map.groupBy($ln, (one) => one > $u);\nconst %r: string[] = [...Object.keys(%g), ...(%g.long ?? []), ...[...%h].map(([key, list]) => `${key}${list.length}`)];",
  },
  {
    name: 'undefined items',
    gives: TEXTS,
    text: 'const %l = [$ls[$u], undefined, $s, $ls.at($i)];\nconst %r: string[] = [`${%l.length}`, ...%l.map((one) => one ?? "none"), `${%l.indexOf(undefined)}`, `${%l.filter((one) => one !== undefined).length}`];',
  },
  {
    name: 'undefined items destructured',
    gives: TEXTS,
    text: 'const %l: (number | undefined)[] = [$ln[$u], $n];\n%l.push(undefined);\nconst [%a = 7, , %b = 8, ...%c] = %l;\nconst %r: string[] = [`${%a}`, `${%b}`, `${%c.length}`, typeof %l[0]];',
  },
  {
    name: 'item never believed',
    gives: TEXTS,
    text: "const %l = $ls;\nconst %i = %l[$u + 1]!;\nlet %t = '';\ntry { %t = %i.toUpperCase(); } catch (problem) { %t = (problem as Error).name; }\nconst %r: string[] = [%t, `${%i}`, typeof %i];",
  },
  {
    name: 'date fields',
    gives: TEXTS,
    text: "const %w = new Date(Date.UTC(2024, $u, $u + 27, 23, 59, 58, 999));\nconst %r: string[] = [%w.toISOString(), `${%w.getTime()}`, `${%w.getUTCFullYear()}-${%w.getUTCMonth()}-${%w.getUTCDate()}`, `${%w.getUTCHours()}:${%w.getUTCMinutes()}:${%w.getUTCSeconds()}.${%w.getUTCMilliseconds()}`, `${%w.getUTCDay()}`, %w.toJSON() ?? ''];",
  },
  {
    name: 'date difference',
    gives: NUMBER,
    text: "const %w = new Date('2024-03-01T00:00:00.000Z');\nconst %e = new Date(%w.getTime() + $u * 86400000);\nconst %r: number = (%e.getTime() - %w.getTime()) / 1000 + (%e > %w ? 1 : 0) + %e.valueOf() % 7;",
  },
  {
    name: 'invalid date',
    gives: STRING,
    text: "let %t = '';\ntry { %t = new Date($n * 1e20).toISOString(); } catch (problem) { %t = (problem as Error).name; }\nconst %r: string = %t;",
  },
  {
    name: 'regex captures',
    gives: TEXTS,
    text: "const %m = /^(?<key>[a-z]+)(?:=(?<value>.*))?$/.exec($s);\nconst %r: string[] = %m ? [%m[0], %m[1] ?? 'none', %m[2] ?? 'none', %m.groups?.value ?? 'no value', `${%m.index}`] : ['no match'];",
  },
  {
    name: 'regex matchAll',
    gives: TEXTS,
    text: "const %r: string[] = [];\nfor (const %m of $s.matchAll(/([a-z])(\\d)?/g)) %r.push(`${%m.index}:${%m[1]}:${%m[2] ?? '-'}`);",
  },
  {
    name: 'regex replace function',
    gives: STRING,
    text: 'const %c = $u;\nconst %t = $s.replace(/[a-z]/g, (one) => { const twice = one + one; return `${twice}${%c}`; });\nconst %r: string = `${%t}|${%c}`;',
  },
  {
    name: 'json parse',
    gives: STRING,
    text: "let %t = '';\ntry { const %j: unknown = JSON.parse($s); %t = typeof %j === 'number' ? `n${%j}` : Array.isArray(%j) ? `l${%j.length}` : typeof %j; } catch (problem) { %t = (problem as Error).name; }\nconst %r: string = %t;",
  },
  {
    name: 'json round trip',
    gives: TEXTS,
    text: 'const %j = JSON.parse(JSON.stringify({ list: $ls, deep: { n: $u } })) as { list: string[]; deep: { n: number } };\n%j.list.push(`${%j.deep.n}`);\nconst %r: string[] = %j.list;',
  },
  {
    name: 'json of everything',
    gives: STRING,
    text: 'const %r: string = JSON.stringify({ a: $n, b: { a: $s, c: 1 }, c: [$b, null, []], d: undefined, e: {} });',
  },
  {
    name: 'sort by keys',
    gives: TEXTS,
    text: 'const %l = $ls.map((name, at) => ({ name, at, size: name.length }));\n%l.sort((x, y) => x.size - y.size || (x.name < y.name ? -1 : x.name > y.name ? 1 : y.at - x.at));\nconst %r: string[] = %l.map(({ name, at }) => `${name}@${at}`);',
  },
  {
    name: 'nested spread',
    gives: NUMBERS,
    text: 'const %o = { ...$d, k: $n, inner: { list: [...$ln] } };\nconst { inner, ...%p } = { ...%o, inner: { ...%o.inner, extra: 1 } };\nconst %r: number[] = [...inner.list, inner.extra, Object.keys(%p).length];',
  },
  {
    name: 'object statics',
    gives: TEXTS,
    text: "const %o = Object.assign({ a: $n, b: 1 }, { b: $n }, { c: 3 });\nconst %f = { ...%o };\nconst %r: string[] = [...Object.keys(%f), ...Object.values(%f).map(String), ...Object.entries(%f).map(([key, value]) => `${key}${value}`), `${Object.is(%o.a, %o.b)}`, `${Object.hasOwn(%o, 'a')}`, `${'c' in %o}`];",
  },
];
