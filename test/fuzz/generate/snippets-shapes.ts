/** Snippets about control flow and the shapes of data: labels, switches, patterns with defaults, discriminated unions, aliases. */
import type { Snippet } from './snippets.ts';
import { listOf, NUMBER, STRING } from './types.ts';

const NUMBERS = listOf(NUMBER);
const TEXTS = listOf(STRING);

export const SHAPE_SNIPPETS: readonly Snippet[] = [
  {
    name: 'labelled loops',
    gives: NUMBERS,
    text: 'const %r: number[] = [];\n%a: for (let %i = 0; %i < 4; %i++) {\n%b: for (const %x of $ln) {\nif (%x === %i) continue %a;\nif (%x > 3) break %b;\nif (%r.length > 6) break %a;\n%r.push(%x * %i);\n}\n%r.push(-1);\n}',
  },
  {
    name: 'labelled block',
    gives: STRING,
    text: "let %t = '';\n%a: {\nif ($B) break %a;\n%t += 'a';\n%b: { if ($B) break %a; if ($B) break %b; %t += 'b'; }\n%t += 'c';\n}\nconst %r: string = %t;",
  },
  {
    name: 'do with continue',
    gives: NUMBERS,
    text: 'const %r: number[] = [];\nlet %i = 0;\ndo {\n%i += 1;\nif (%i === $u) continue;\n%r.push(%i);\n} while (%i < 3);',
  },
  {
    name: 'for with several',
    gives: TEXTS,
    text: 'const %r: string[] = [];\nfor (let %i = 0, %j = $u; %i <= %j; %i++, %j--) %r.push(`${%i}-${%j}`);',
  },
  {
    name: 'switch in a loop',
    gives: TEXTS,
    text: "const %r: string[] = [];\nfor (const %x of $ls) {\nswitch (%x) {\ncase 'a':\n%r.push('A');\ncase 'b':\n%r.push('B');\nbreak;\ndefault:\nif (%x.length > 2) continue;\n%r.push('other');\n}\n%r.push('.');\n}",
  },
  {
    name: 'switch true',
    gives: STRING,
    text: "let %t = 'none';\nswitch (true) {\ncase $n > 2: %t = 'big'; break;\ncase $N === 1:\ncase $S === 'a': %t = 'one'; break;\n}\nconst %r: string = %t;",
  },
  {
    name: 'discriminated union',
    gives: TEXTS,
    text: "type %u = { kind: 'num'; n: number } | { kind: 'text'; s: string } | { kind: 'none' };\nconst %l: %u[] = [{ kind: 'num', n: $n }, { kind: 'text', s: $s }, { kind: 'none' }];\nconst %r: string[] = %l.map((one) => { switch (one.kind) { case 'num': return `${one.n}`; case 'text': return one.s; default: { return one.kind; } } });",
  },
  {
    name: 'deep pattern',
    gives: TEXTS,
    text: "const %o: { a?: { b?: number[] }; c: [string, number?]; d?: string | null } = { ...($B ? { a: { b: $ln } } : {}), c: [$s], ...($B ? { d: null } : {}) };\nconst { a: { b: [%x = 1, %y = %x + 1] = [] } = {}, c: [%s, %n = 9], d: %d = 'default', ...%z } = %o;\nconst %r: string[] = [`${%x}`, `${%y}`, %s, `${%n}`, `${%d}`, `${Object.keys(%z).length}`];",
  },
  {
    name: 'assigned pattern',
    gives: NUMBERS,
    text: 'let %a = $n, %b = 2;\nconst %o = { c: 3, list: [0, 0] };\n[%a, %b = 7, %o.c] = [%b, %a, %a + 1];\n({ c: %o.list[0], d: %b = %b + 1 } = { c: $n } as { c: number; d?: number });\nconst %r: number[] = [%a, %b, %o.c, ...%o.list];',
  },
  {
    name: 'alias of a part',
    gives: TEXTS,
    text: 'const %o = { name: $S, list: [1], deep: { on: $B } };\nconst %d = %o.deep;\n%d.on = !%d.on;\n%o.list.push($u);\nconst %r: string[] = [%o.name, `${%o.list.length}`, `${%d.on}`];',
  },
  {
    name: 'items changed in a loop',
    gives: NUMBERS,
    text: 'const %l = $ln.map((n) => ({ n, seen: 0 }));\nfor (const %x of %l) { %x.seen += %x.n > 1 ? 1 : 2; }\nfor (let %i = 1; %i < %l.length; %i++) %l[%i]!.n += %l[%i - 1]!.n;\nconst %r: number[] = %l.flatMap((one) => [one.n, one.seen]);',
  },
  {
    name: 'group changed through a name',
    gives: STRING,
    text: 'const %g: Record<string, { count: number; names: string[] }> = {};\nfor (const %x of $ls) { const %e = (%g[%x.charAt(0)] ??= { count: 0, names: [] }); %e.count += 1; %e.names.push(%x); }\nconst %r: string = JSON.stringify(%g);',
  },
  {
    name: 'optional chains',
    gives: TEXTS,
    text: "const %o: { a?: { list?: string[]; f?: number } | null } = $B ? {} : $B ? { a: null } : { a: { list: $ls } };\nconst %r: string[] = [`${%o.a?.list?.length}`, `${%o.a?.list?.[$u]?.length}`, `${%o?.a?.f ?? 'f'}`, `${%o.a?.list?.map((one) => one + 1).join()}`, `${!%o.a?.list}`];",
  },
  {
    name: 'logical assignment',
    gives: TEXTS,
    text: "const %o: { a: number; b?: string; c: string | null } = { a: $n, c: null };\n%o.a ||= 5;\n%o.b ??= $s;\n%o.c &&= 'never';\n%o.c ??= `${(%o.a &&= 2)}`;\nconst %r: string[] = [`${%o.a}`, %o.b, %o.c];",
  },
  {
    name: 'computed keys',
    gives: STRING,
    text: 'const %k = $s;\nconst %o: Record<string, number> = { [%k]: 1, [`${%k}2`]: 2, ["a" + %k]: $n };\ndelete %o[`${%k}2`];\n%o[%k] = (%o[%k] ?? 0) + 1;\nconst %r: string = Object.entries(%o).map(([key, value]) => `${key}=${value}`).join("&");',
  },
  {
    name: 'keys that look like indexes',
    gives: TEXTS,
    text: "const %o: Record<string, string> = { b: 'x', 2: 'two', a: 'y', 1: $s };\n%o[$u] = 'set';\nconst %r: string[] = Object.keys(%o);\nfor (const %k in %o) %r.push(%o[%k]!);",
  },
  {
    name: 'errors of the language',
    gives: TEXTS,
    text: "const %r: string[] = [];\nfor (const %x of $ls.slice(0, 2)) {\ntry { const %o: { n: { m: number } }[] = []; %r.push(`${%o[%x.length]!.n.m}`); } catch (problem) { %r.push((problem as Error).name); } finally { %r.push('f'); }\n}",
  },
  {
    name: 'nested try',
    gives: TEXTS,
    text: "const %r: string[] = [];\ntry {\ntry { if ($B) throw new Boom('in'); %r.push('ran'); } catch (problem) { %r.push('caught'); if ($B) throw new SubBoom('again'); throw problem; } finally { %r.push('inner'); }\n} catch (problem) { %r.push(problem instanceof SubBoom ? `sub ${problem.message}` : (problem as Error).name); } finally { %r.push('outer'); }",
  },
  {
    name: 'returns of try in a function',
    gives: STRING,
    text: "const %f = (n: number): string => { try { if (n > 3) return 'try'; if (n > 1) throw new RangeError('x'); } catch { return 'catch'; } finally { if (n < 0) return 'finally'; } return 'after'; };\nconst %r: string = %f($n) + %f($n) + %f(2);",
  },
  {
    name: 'blocks of statements',
    gives: NUMBER,
    text: 'let %n = 0;\nfor (const %x of [1, 2]) {\n%n += %x;\nif (%n > $u) {*} else {*}\n}\nconst %r: number = %n;',
  },
  {
    name: 'sequence of writes',
    gives: NUMBERS,
    text: 'let %a = 1, %b = 2;\nconst %x = (%a = %b + 1, %b = %a * 2, %a++ + ++%b);\nconst %l = [%a, %a++, %a, %b--, (%a += %b)];\nconst %r: number[] = [%x, ...%l, %l[%l.length - 1]! - %a];',
  },
  {
    name: 'text loops',
    gives: TEXTS,
    text: "const %r: string[] = [];\nlet %t = $s;\nwhile (%t.length > 0 && %r.length < 3) { %r.push(%t.charAt(0)); %t = %t.slice(1); }\nfor (const %c of 'a😀é') %r.push(`${%c.length}`);\nfor (let %i = 0; %i < %t.length && %i < 3; %i++) %r.push(`${%t.charCodeAt(%i)}`);",
  },
  {
    name: 'typeof dispatch',
    gives: TEXTS,
    text: "const %l: (string | number | boolean | null | undefined | number[])[] = [$s, $n, $b, null, $ln, $ls[$u]];\nconst %r: string[] = %l.map((one) => (typeof one === 'string' ? one.length : typeof one === 'number' ? one + 1 : Array.isArray(one) ? one.length : one)).map((one) => `${one}`);",
  },
  {
    name: 'satisfies and assertions',
    gives: TEXTS,
    text: 'const %t = { a: 1, b: [2] } satisfies Record<string, number | number[]>;\nconst %u = { ...%t } as { a: number; b: number[]; missing?: string } as { a: number; b: number[]; missing: string };\nconst %r: string[] = [`${%t.b[0]}`, `${%u.missing}`, `${%u.missing?.length}`];',
  },
];
