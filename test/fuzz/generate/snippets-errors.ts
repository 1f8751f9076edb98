/** Snippets about values that are records here and something else in JavaScript: texts of errors and matches, dates in tests. */
import type { Snippet } from './snippets.ts';
import { listOf, STRING } from './types.ts';

const TEXTS = listOf(STRING);

export const ERROR_SNIPPETS: readonly Snippet[] = [
  {
    name: 'texts of an error',
    gives: TEXTS,
    text: "const %r: string[] = [];\nlet %t = $s;\ntry {\nif ($B) throw new Boom($s);\nthrow new RangeError($s);\n} catch (%e) {\n%t += %e;\n%r.push('' + %e, %e + $s, `${%e}`, String(%e), (%e as Error).toString(), %t);\n}",
  },
  {
    name: 'error or text',
    gives: TEXTS,
    text: "const %f = (way: number): Error | string | null => way > 1 ? new Boom($s) : way > 0 ? $s : null;\nconst %v = %f($N);\nconst %r: string[] = ['' + %v, `${%v}`, %v?.toString() ?? 'none', String(%v ?? $s)];",
  },
  {
    name: 'list of errors',
    gives: TEXTS,
    text: "const %l: Error[] = [];\nfor (const %x of $ls) {\ntry {\nif (%x.length > 1) throw new SubBoom(%x);\nif (%x === 'a') throw new Other($s);\n} catch (%e) { %l.push(%e as Error); }\n}\nconst %r: string[] = [...%l.map(String), ...%l.map((one) => one + '!'), %l.reduce((all, one) => all + one, $s)];",
  },
  {
    name: 'text of a failed call',
    gives: STRING,
    calls: 1,
    text: "let %t = 'fine';\ntry {\n%t = `${await risky({ n: $n })}`;\n} catch (%e) {\n%t = 'failed: ' + %e;\n}\nconst %r: string = %t + (%t.startsWith('failed') ? '!' : '');",
  },
  {
    name: 'last error',
    gives: STRING,
    calls: 2,
    text: "let %l: unknown;\nfor (let %i = 0; %i < 2; %i++) {\ntry {\nawait risky({ n: $n });\nbreak;\n} catch (%e) { %l = %e; }\n}\nconst %r: string = %l === undefined ? 'none' : 'last ' + %l;",
  },
  {
    name: 'texts of matches',
    gives: TEXTS,
    text: "const %r: string[] = [];\nfor (const %m of $s.matchAll(/[a-z]|(?:1+)/g)) %r.push('' + %m, `${%m}`, %m[0] + %m.index);\nconst %o = /b+/.exec($S);\n%r.push('' + %o, %o ? 'there' : 'none');",
  },
  {
    name: 'dates in tests',
    gives: TEXTS,
    text: "const %f = (ms: number): Date | null => ms > 1 ? new Date(ms) : ms === 0 ? new Date(0) : null;\nconst %d = %f($i);\nconst %r: string[] = [%d ? 'there' : 'none', typeof %d, `${%d?.getTime() ?? 'no time'}`, `${!%d}`, `${(%d ?? new Date(7)) > new Date(5)}`];",
  },
];
