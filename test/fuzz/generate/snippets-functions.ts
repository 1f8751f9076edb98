/** Snippets about functions: tables, closures that capture by reference, spread arguments, generics, recursion. */
import type { Snippet } from './snippets.ts';
import { BOOLEAN, listOf, NUMBER, STRING } from './types.ts';

const NUMBERS = listOf(NUMBER);
const TEXTS = listOf(STRING);

export const FUNCTION_SNIPPETS: readonly Snippet[] = [
  {
    name: 'function table',
    gives: NUMBER,
    text: "const %t = { double: (n: number) => n * 2, less: (n: number) => n - 1, same: (n: number) => n };\nconst %k: keyof typeof %t = $B ? 'double' : $B ? 'less' : 'same';\nconst %r: number = %t[%k]($n);",
  },
  {
    name: 'function table by text',
    gives: STRING,
    text: "const %t: Record<string, (s: string) => string> = { up: (s) => s.toUpperCase(), twice: (s) => s + s };\nconst %f = %t[$B ? 'up' : $s];\nconst %r: string = %f ? %f($s) : 'none';",
  },
  {
    name: 'list of functions',
    gives: NUMBER,
    text: 'const %l: ((n: number) => number)[] = [(n) => n + 1, (n) => n * 3, (n) => n % 5];\nlet %n = $n;\nfor (const %f of %l) %n = %f(%n);\nconst %r: number = %n;',
  },
  {
    name: 'chosen function',
    gives: NUMBER,
    text: 'const %f = $B ? (n: number) => n + 1 : (n: number) => n - 1;\nconst %r: number = %f(%f($n));',
  },
  {
    name: 'counter closure',
    gives: NUMBERS,
    text: 'let %c = $u;\nconst %f = () => { %c += 2; return %c; };\nconst %r: number[] = [%c, %f(), %c, %f() + %c, %c];',
  },
  {
    name: 'nested functions',
    gives: TEXTS,
    text: "const %l: string[] = [];\nfunction %o(a: string): number { function %i(b: string): void { %l.push(`${a}.${b}`); } %i('x'); if (%l.length < 3) %i('y'); return %l.length; }\nconst %n = %o($s);\n%o('z');\nconst %r: string[] = [...%l, `${%n}`];",
  },
  {
    name: 'curried',
    gives: NUMBER,
    text: 'const %a = (x: number) => (y: number) => x - y;\nconst %f = %a($n);\nconst %r: number = %f($n) + %a(1)(2);',
  },
  {
    name: 'spread arguments',
    gives: NUMBER,
    text: 'const %f = (first: number, ...rest: number[]): number => rest.reduce((sum, one) => sum + one, first * 10);\nconst %l = $ln;\nconst %r: number = %f(1, ...%l) + %f(...([2, 3] as const)) + %f($n, ...%l.slice(1), 4);',
  },
  {
    name: 'rest tuple',
    gives: STRING,
    text: 'const %f = (...[a, b = 2, ...more]: [number, number?, ...string[]]): string => `${a}/${b}/${more.join()}`;\nconst %r: string = %f($n) + %f($n, undefined, $s) + %f(1, 3, ...$ls);',
  },
  {
    name: 'default parameters',
    gives: STRING,
    text: "const %f = ({ a = 1, b: { c = 'd' } = {} }: { a?: number; b?: { c?: string } } = {}, e = a + 1): string => `${a}${c}${e}`;\nconst %r: string = %f() + %f({}) + %f({ a: $n }) + %f({ b: { c: $s } }, $n) + %f(undefined, 0);",
  },
  {
    name: 'generic function',
    gives: TEXTS,
    text: 'function %f<T, U extends string | number>(list: readonly T[], of: (one: T, at: number) => U): U[] { const out: U[] = []; for (const [at, one] of list.entries()) out.push(of(one, at)); return out; }\nconst %r: string[] = [...%f($ls, (one) => one.length), ...%f($ln, (one, at) => one * at)].map(String);',
  },
  {
    name: 'generic key',
    gives: TEXTS,
    text: "function %f<T, K extends keyof T>(of: T, key: K): T[K] { return of[key]; }\nconst %o = { a: $n, b: $s, c: $ls };\nconst %r: string[] = [`${%f(%o, 'a')}`, %f(%o, 'b'), %f(%o, 'c').join()];",
  },
  {
    name: 'generic first',
    gives: TEXTS,
    text: 'const %f = <T,>(list: readonly T[]): T | undefined => list[0];\nconst %r: string[] = [`${%f($ln)}`, `${%f($ls)}`, `${%f([$b])}`];',
  },
  {
    name: 'recursive tree',
    gives: NUMBER,
    text: 'interface %t { n: number; kids: %t[] }\nconst %f = (node: %t): number => node.kids.reduce((sum, kid) => sum + %f(kid), node.n);\nconst %r: number = %f({ n: $n, kids: [{ n: 1, kids: [] }, { n: 2, kids: [{ n: $n, kids: [] }] }] });',
  },
  {
    name: 'mutual recursion',
    gives: BOOLEAN,
    text: 'const %e = (n: number): boolean => (n <= 0 ? true : %o(n - 1));\nconst %o = (n: number): boolean => (n <= 0 ? false : %e(n - 1));\nconst %r: boolean = %e($u) !== %o($u + 1);',
  },
  {
    name: 'method of a record',
    gives: NUMBER,
    text: 'const %o = { base: $n, add(n: number): number { return n + 1; }, twice: (n: number): number => n * 2 };\nconst %r: number = %o.add(%o.twice(%o.base));',
  },
  {
    name: 'function as argument',
    gives: NUMBERS,
    text: 'const %a = (list: number[], ...of: ((n: number) => number)[]): number[] => list.map((n) => of.reduce((m, f) => f(m), n));\nconst %r: number[] = %a($ln, (n) => n + 1, (n) => -n);',
  },
  {
    name: 'closures of a loop',
    gives: NUMBERS,
    text: 'const %r: number[] = [];\nfor (let %i = 0; %i < 3; %i++) { const %f = (n: number) => n * 10 + %i; %r.push(%f($n)); if (%f(1) > 11) break; }',
  },
  {
    name: 'helper that throws',
    gives: STRING,
    text: "const %f = (n: number): number => { if (!(n > 1)) throw new SubBoom('small'); return n; };\nlet %t = '';\ntry { %t = `${%f($n)}${%f($n)}`; } catch (problem) { %t = problem instanceof SubBoom ? `boom ${problem.message}` : 'other'; } finally { %t += '.'; }\nconst %r: string = %t;",
  },
  {
    name: 'type predicate',
    gives: TEXTS,
    text: "const %p = (one: string | number): one is string => typeof one === 'string';\nconst %l: (string | number)[] = [$s, $n, ...$ls];\nconst %r: string[] = [...%l.filter(%p), `${%l.every(%p)}`, `${%l.findIndex((one) => !%p(one))}`];",
  },
  {
    name: 'type predicate of presence',
    gives: TEXTS,
    text: 'const %p = <T,>(one: T | undefined | null): one is T => one != null;\nconst %l = [$ls[$u], $s, null, $ls.at($i)];\nconst %r: string[] = %l.filter(%p).map((one) => one + one.length);',
  },
  {
    name: 'assertion function',
    gives: STRING,
    text: "function %a(one: string | undefined): asserts one is string { if (one === undefined) throw new Other('missing'); }\nlet %t = '';\ntry { const %x: string | undefined = $ls[$u]; %a(%x); %t = %x.trim(); } catch (problem) { %t = (problem as Error).name; }\nconst %r: string = %t;",
  },
  {
    name: 'enum and const table',
    gives: STRING,
    text: "const %t = { low: [0, 'l'], high: [9, 'h'] } as const;\nconst %k = $B ? 'low' : 'high';\nconst [%n, %s] = %t[%k];\nconst %r: string = `${%n}${%s}${Object.keys(%t).length}`;",
  },
];
