/** Snippets about functions that are put into lists and called later: what they capture, and how the lists change meanwhile. */
import type { Snippet } from './snippets.ts';
import { listOf, NUMBER, STRING } from './types.ts';

const NUMBERS = listOf(NUMBER);
const TEXTS = listOf(STRING);

export const KEPT_SNIPPETS: readonly Snippet[] = [
  {
    name: 'kept functions',
    gives: NUMBER,
    text: 'const %l: ((n: number) => number)[] = [];\nfor (const %x of $ln) {\nconst %y = $n;\nif ($B) %l.push((n) => n + %x + %y);\nelse %l.push((n) => n - %x * $n);\n}\n{*}\nlet %n = $n;\nfor (const %f of %l) %n = %f(%n);\nconst %r: number = %n;',
  },
  {
    name: 'kept functions by reference',
    gives: TEXTS,
    text: 'const %l: (() => void)[] = [];\nlet %c = $n;\nconst %o: string[] = [];\nfor (const %x of $ls) {\n%l.push(() => {\n%c += 1;\n%o.push(`${%x}${%c}`);\n});\n%c -= 2;\n}\n%c = $n;\nfor (const %f of %l.reverse()) %f();\nfor (const %f of %l.slice(1)) %f();\nconst %r: string[] = [...%o, `${%c}`];',
  },
  {
    name: 'popped functions',
    gives: TEXTS,
    text: 'const %l: (() => string)[] = [];\nfor (const %x of $ls) {\nlet %y = %x;\nif ($B) %y += $s;\n%l.unshift(() => `${%y}.`);\nif ($B) %l.push(() => $s + %x);\n}\nconst %o: string[] = [`${%l.pop()?.()}`, `${%l.at(-1)?.()}`, `${%l[0]?.()}`];\nwhile (%l.length > 0) {\nconst %f = %l.shift();\nif (%f) %o.push(%f());\n}\nconst %r: string[] = %o;',
  },
  {
    name: 'kept objects with functions',
    gives: TEXTS,
    text: "const %l: { name: string; at: number; run: (n: number) => string; check?: () => boolean }[] = [];\nfor (const [%i, %x] of $ls.entries()) {\nconst %b = $b;\n%l.push({ name: %x, at: %i, run: (n) => `${n}${%x}`, check: () => %b });\nif ($B) %l.push({ name: 'x', at: $n, run: () => $s });\n}\nconst %o: string[] = %l.filter(({ at }) => at < 3).map((one) => `${one.name}${one.check?.() ?? 'no'}`);\nfor (const { name, at, run } of %l.toReversed()) %o.push(name + run(at));\nconst %r: string[] = %o;",
  },
  {
    name: 'functions that keep functions',
    gives: NUMBERS,
    text: 'const %l: (() => void)[] = [];\nconst %o: number[] = [];\nfor (const %x of $ln.slice(0, 3)) {\n%l.push(() => {\n%o.push(%x);\nif (%l.length < 6) %l.push(() => %o.push(%x + 1));\n});\n}\nfor (const %f of %l) %f();\nconst %r: number[] = [...%o, %l.length];',
  },
  {
    name: 'functions of a parameter',
    gives: NUMBERS,
    text: 'const %a = (list: (() => number)[], n: number, again: boolean): void => {\nlist.push(() => n);\nif (again) list.push(() => n * 2);\n};\nconst %g = (list: (() => number)[]): number[] => {\nconst out: number[] = [];\nfor (const one of [...list].reverse()) out.push(one());\nreturn out;\n};\nconst %l: (() => number)[] = [];\nfor (const %x of $ln) %a(%l, %x, $B);\n%a(%l, $n, $B);\nconst %r: number[] = [...%g(%l), %l.reduce((sum, one) => sum + one(), 0)];',
  },
  {
    name: 'steps to undo',
    gives: NUMBERS,
    calls: 2,
    text: 'const %l: (() => Promise<number>)[] = [];\nconst %o: number[] = [];\ntry {\nfor (const %x of $ln.slice(0, 3)) {\nconst %y = await inc({ n: %x });\n%l.push(() => inc({ n: %y }));\nif ($B) %l.push(async () => %y - $n);\n}\n%o.push(await risky({ n: $n }));\n} catch {\nfor (const %f of %l.reverse()) %o.push(await %f());\n}\nconst %r: number[] = %o;',
  },
  {
    name: 'steps to undo by pop',
    gives: TEXTS,
    calls: 2,
    text: "const %l: { name: string; run: () => Promise<string> }[] = [];\nfor (const %x of $ls.slice(0, 3)) {\n%l.push({ name: %x, run: () => say({ s: %x }) });\nif ($B) %l.push({ name: 'b', run: async () => `${%x}${await say({ s: $s })}` });\n}\n{*}\nconst %o: string[] = [];\nwhile (%l.length > 0) {\nconst %f = %l.pop();\nif (!%f) break;\n%o.push(%f.name, await %f.run());\n}\nconst %r: string[] = %o;",
  },
  {
    name: 'kept functions side by side',
    gives: NUMBERS,
    calls: 2,
    concurrent: true,
    text: 'const %l: (() => Promise<number>)[] = [];\nfor (const %x of $ln.slice(0, 3)) {\n%l.push(() => inc({ n: %x }));\nif ($B) %l.push(async () => (await inc({ n: %x })) + 1);\n}\nconst %r: number[] = await Promise.all(%l.map((step) => step()));',
  },
];
