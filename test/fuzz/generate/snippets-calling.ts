/** Snippets that call tasks: promises kept in parts, arrays and records, `retry`, `map`, and `try` whose parts all return. */
import type { Snippet } from './snippets.ts';
import { listOf, NUMBER, STRING } from './types.ts';

const NUMBERS = listOf(NUMBER);
const TEXTS = listOf(STRING);

export const CALLING_SNIPPETS: readonly Snippet[] = [
  {
    name: 'promises in an array',
    gives: NUMBERS,
    calls: 3,
    concurrent: true,
    text: 'const %l = $ln.slice(0, 3);\nconst %p = %l.map((n) => inc({ n }));\nconst %t = %l.length;\nconst %r: number[] = [...(await Promise.all(%p)), %t];',
  },
  {
    name: 'promises in a record',
    gives: TEXTS,
    calls: 2,
    concurrent: true,
    text: 'const %n = $n, %s = $s;\nconst %p = { one: inc({ n: %n }), two: say({ s: %s }) };\nconst %a = await %p.one;\nconst %r: string[] = [`${%a}`, await %p.two];',
  },
  {
    name: 'promises destructured',
    gives: TEXTS,
    calls: 2,
    concurrent: true,
    text: 'const %n = $n, %s = $s;\nconst [%a, %b] = [inc({ n: %n }), say({ s: %s })];\nconst %x = await %a;\nconst %r: string[] = [await %b, `${%x}`];',
  },
  {
    name: 'promise pushed',
    gives: TEXTS,
    calls: 3,
    concurrent: true,
    text: 'const %p: Promise<string>[] = [];\nfor (const %x of $ls.slice(0, 3)) %p.push(say({ s: %x }));\nconst %r: string[] = await Promise.all(%p);',
  },
  {
    name: 'promise awaited in an operand',
    gives: NUMBER,
    calls: 2,
    concurrent: true,
    text: 'const %c: boolean = $B, %n = $n;\nconst %p = inc({ n: %n });\nconst %t = %c ? 2 : 3;\nconst %r: number = (await %p) * %t + (%c ? await inc({ n: 1 }) : 0);',
  },
  {
    name: 'two kept promises',
    gives: TEXTS,
    calls: 3,
    concurrent: true,
    text: 'const %n = $n, %s = $s;\nconst %p = (async () => { const one = await inc({ n: %n }); return `${one}` + (await say({ s: %s })); })();\nconst %q = flip({ b: %n > 1 });\nconst %b = await %q;\nconst %r: string[] = [await %p, `${%b}`];',
  },
  {
    name: 'allSettled of kept',
    gives: TEXTS,
    calls: 3,
    concurrent: true,
    text: "const %n = $n;\nconst %r: string[] = (await Promise.allSettled([shaky({ n: %n }), shaky({ n: 1 }), inc({ n: %n })])).map((one) => (one.status === 'rejected' ? `r:${(one.reason as Error).name}` : `f:${one.value}`));",
  },
  {
    name: 'allSettled destructured',
    gives: STRING,
    calls: 2,
    concurrent: true,
    text: "const %n = $n;\nconst [%a, %b] = await Promise.allSettled([shaky({ n: %n }), say({ s: 'x' })]);\nconst %r: string = (%a.status === 'fulfilled' ? `${%a.value}` : 'no') + (%b.status === 'fulfilled' ? %b.value : 'no');",
  },
  {
    name: 'any that fails',
    gives: STRING,
    calls: 2,
    concurrent: true,
    text: "let %t = '';\ntry { %t = `${await Promise.any([shaky({ n: 1 }), shaky({ n: 3 })])}`; } catch (problem) { %t = (problem as Error).name; }\nconst %r: string = %t;",
  },
  {
    name: 'race against sleep',
    gives: STRING,
    calls: 2,
    concurrent: true,
    text: "const %n = $n;\nconst %r: string = await Promise.race([(async () => { const one = await inc({ n: %n }); await sleep(%n > 1 ? 1 : 5); return `${one}`; })(), sleep(2).then(() => 'timeout')]);",
  },
  {
    name: 'nested all',
    gives: NUMBERS,
    calls: 4,
    concurrent: true,
    text: 'const %n = $n;\nconst [[%a, %b], %c] = await Promise.all([Promise.all([inc({ n: %n }), inc({ n: 1 })]), (async () => { const one = await inc({ n: 2 }); return one + (await inc({ n: one })); })()]);\nconst %r: number[] = [%a, %b, %c];',
  },
  {
    name: 'for await',
    gives: NUMBERS,
    calls: 3,
    concurrent: true,
    text: 'const %r: number[] = [];\nfor await (const %x of [inc({ n: 1 }), inc({ n: 2 })]) %r.push(%x * 2);',
  },
  {
    name: 'retry block',
    gives: STRING,
    calls: 2,
    text: "const %n = $n;\nlet %t = '';\ntry { %t = `${await retry({ errors: ['Boom', 'SubBoom'], maxAttempts: 2, interval: 1 }, async () => { const one = await inc({ n: %n }); return (await risky({ n: one })) + 1; })}`; } catch (problem) { %t = (problem as Error).name; }\nconst %r: string = %t;",
  },
  {
    name: 'retry of one call in an operand',
    gives: NUMBER,
    calls: 2,
    text: 'const %n = $n;\nlet %t = 0;\ntry { %t = 1 + (await retry({ maxAttempts: 1, interval: 1 }, () => risky({ n: %n }))) * (await inc({ n: 2 })); } catch { %t = -1; }\nconst %r: number = %t;',
  },
  {
    name: 'retry option',
    gives: NUMBER,
    calls: 1,
    text: "const %n = $n;\nlet %t = 0;\ntry { %t = await risky({ n: %n }, { retry: [{ errors: 'SubBoom', maxAttempts: 1, interval: 2 }, { errors: 'Boom', maxAttempts: 2, interval: 1, backoffRate: 1 }] }); } catch (problem) { %t = problem instanceof SubBoom ? -2 : -1; }\nconst %r: number = %t;",
  },
  {
    name: 'map in an argument',
    gives: TEXTS,
    calls: 3,
    concurrent: true,
    text: 'const %l = $ls.slice(0, 3);\nconst %r: string[] = [...(await map(%l, async (one, at) => say({ s: `${one}${at}` }), { maxConcurrency: 2 })), await say({ s: (await map(%l, async (one) => one.length)).join() })];',
  },
  {
    name: 'map under a condition',
    gives: NUMBERS,
    calls: 3,
    concurrent: true,
    text: 'const %l = $ln.slice(0, 3);\nconst %r: number[] = $B ? await map(%l, async (n) => { if (n > 2) return n; return await inc({ n }); }) : %l;',
  },
  {
    name: 'try that always returns',
    gives: STRING,
    calls: 3,
    text: "const %f = async (n: number): Promise<string> => { try { if (n > 5) return 'early'; return `${await risky({ n })}`; } catch (problem) { if (n === 1) return (problem as Error).name; throw problem; } finally { await trace({ at: 'finally', value: n }); } };\nlet %t = '';\ntry { %t = await %f($n); } catch { %t = 'thrown'; }\nconst %r: string = %t;",
  },
  {
    name: 'finally that returns',
    gives: STRING,
    calls: 2,
    text: "const %f = async (n: number): Promise<string> => { for (let i = 0; ; i++) { try { if (i > 1) return 'body'; await risky({ n: n + i }); } catch { continue; } finally { if (n > 3) return `finally${i}`; } if (i > 2) break; } return 'end'; };\nconst %r: string = await %f($n);",
  },
  {
    name: 'labelled loops with calls',
    gives: TEXTS,
    calls: 4,
    text: 'const %r: string[] = [];\n%a: for (const %x of $ln.slice(0, 3)) {\nfor (const %y of [1, 2, 3]) {\nif (%x === %y) continue %a;\nif (%x > %y + 2) break %a;\nif (%y > 2) break;\n%r.push(`${await inc({ n: %x * %y })}`);\n}\n%r.push("next");\n}',
  },
  {
    name: 'call in a condition',
    gives: NUMBER,
    calls: 3,
    text: 'let %n = $u;\nwhile (%n < 3 && (await flip({ b: %n > 1 }))) %n = await inc({ n: %n });\nconst %r: number = (await flip({ b: $B })) || %n > 2 ? %n : -%n;',
  },
  {
    name: 'async table',
    gives: NUMBER,
    calls: 2,
    text: "const %t = { one: async (n: number) => inc({ n }), two: async (n: number) => (await inc({ n })) * 2 };\nconst %k: keyof typeof %t = $B ? 'one' : 'two';\nconst %r: number = await %t[%k]($n);",
  },
  {
    name: 'async reduce',
    gives: NUMBER,
    calls: 3,
    text: 'const %r: number = await $ln.slice(0, 3).reduce(async (sum, n) => (await sum) + (await inc({ n })), Promise.resolve(1));',
  },
  {
    name: 'async generic',
    gives: TEXTS,
    calls: 3,
    text: 'const %f = async <T,>(list: T[], of: (one: T) => Promise<string>): Promise<string[]> => { const out: string[] = []; for (const one of list) out.push(await of(one)); return out; };\nconst %r: string[] = await %f($ln.slice(0, 2), async (n) => `${await inc({ n })}`);',
  },
  {
    name: 'optional call result',
    gives: STRING,
    calls: 1,
    text: "const { tag: %t = 'none', list: [%a = -1, ...%b], ...%c } = await load({ id: $s, n: $n });\nconst %r: string = `${%t}${%a}${%b.length}${Object.keys(%c).join()}`;",
  },
  {
    name: 'captured and written between calls',
    gives: NUMBERS,
    calls: 3,
    text: 'let %c = 0;\nconst %f = async (n: number): Promise<number> => { %c += n; const got = await inc({ n: %c }); %c += got; return got; };\nconst %a = await %f($u);\nconst %r: number[] = [%c, %a, %c + (await %f(1)), %c];',
  },
];
