/**
 * Programs that the compiler refuses because Step Functions and Node could differ, by the row of docs/semantics.md that
 * tells of them: for each its diagnostic and the body of a workflow over `input`.
 */

/** What stands around each body. */
const PRELUDE = `
import { distributedMap, sleep, workflow, WorkflowError } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const ask = lambda.fn<unknown, number>('Ask');
interface Item { id: string; name?: string; n: number }
interface Input { item: Item; items: Item[]; text: string; n: number; mixed: string | number; value: any; names: string[] }
`;

/** A program: the parts around the workflow's body, then the body. */
function program(body: string, before = ''): string {
  return `${PRELUDE}${before}\nexport const run = workflow(async (input: Input): Promise<unknown> => {\n${body}\n});\n`;
}

/** A refused program. */
export interface Refused {
  readonly code: `STEP${number}`;
  readonly program: string;
}

const refused = (code: Refused['code'], body: string, before = ''): Refused => ({
  code,
  program: program(body, before),
});

/** A workflow in class form with these members. */
const refusedClass = (code: Refused['code'], members: string, body: string, before = ''): Refused => ({
  code,
  program: `${PRELUDE}import { Retry, Workflow } from 'stepscript';
${before}
@Workflow()
export class Run {
${members}
async run(input: Input): Promise<unknown> {
${body}
}
}
`,
});

/** Recursive functions that change a list which they, their callers or an object also have under another name. */
const RECURSIVE: readonly string[] = [
  `const go = (n: number): number[] => { list.push(n); return n > 0 ? go(n - 1) : list; };
   const given = go(input.n); given.push(7); return [given, list];`,
  `const go = (n: number, same: number[]): number => { list.push(n); return n > 0 ? go(n - 1, same) : same.length; };
   return go(input.n, list);`,
  `const alias = input.n > 0 ? list : [];
   const go = (n: number): number => { list.push(n); return n > 0 ? go(n - 1) : alias.length; };
   return go(input.n);`,
  `const go = (n: number): number => { const mine = n > 0 ? list : []; list.push(n); return n > 0 ? go(n - 1) + mine.length : 0; };
   return go(input.n);`,
  `const same = input.names;
   const go = (n: number): number => { same.push('x'); return n > 0 ? go(n - 1) : input.names.length; };
   return [go(input.n), list];`,
  `let last: number[] = [];
   const go = (n: number): void => { list.push(n); last = list; if (n > 0) go(n - 1); };
   go(input.n); list.push(100); return last;`,
  `const make = (n: number): { n: number }[] => { if (n > 0) return make(n - 1); const one = { n }; return [one, one]; };
   const made = make(input.n); const [first] = made; if (first) first.n = 5; return [made, list];`,
  `const parts: Record<string, unknown> = {};
   const go = (n: number): void => { parts.list = list; parts.self = parts; list.push(n); if (n > 0) go(n - 1); };
   go(input.n); return list;`,
  `const rows: number[][] = [];
   const go = (n: number): void => { (rows[n] ??= list).push(n); if (n > 0) go(n - 1); };
   go(input.n); return rows;`,
];

/** The programs of each row, by its first cell. */
export const REFUSED: Readonly<Record<string, readonly Refused[]>> = {
  'Comparing two objects, arrays or dates with `===`': [
    refused('STEP2103', 'return input.item === input.items[0];'),
    refused('STEP2103', 'return new Date(input.n) === new Date(input.n);'),
  ],
  'Changing an object and then reading another name of it; reading an object that was put into itself': [
    refused(
      'STEP2105',
      `interface Both { n: number; other?: Both }
       const one: Both = { n: 1 }; const two: Both = { n: 2, other: one };
       one.other = two; return one.other.other?.n;`,
    ),
    refused(
      'STEP2105',
      `const one = { n: 1 }; const other = { n: 2 };
       const chosen = input.n > 0 ? one : other;
       chosen.n += 1;
       return [one, other];`,
    ),
    ...RECURSIVE.map((body) => refused('STEP2105', `const list: number[] = []; ${body}`)),
  ],
  'Writing outer variables from concurrent callbacks': [
    refused(
      'STEP2104',
      `let sum = 0;
       await Promise.all(input.items.map(async ({ n }) => { sum += await ask(n); }));
       return sum;`,
    ),
    refused(
      'STEP2104',
      `const list: number[] = [];
       const go = (n: number): void => { list.push(n); if (n > 0) go(n - 1); };
       await Promise.all(input.items.map(async ({ n }) => { await ask(n); go(n); }));
       return list;`,
    ),
  ],
  'Assigning outer variables or throwing in a comparator': [
    refused('STEP2118', 'let calls = 0; input.items.sort((a, b) => { calls += 1; return a.n - b.n; }); return calls;'),
    refused(
      'STEP2118',
      `return input.items.toSorted((a, b) => { if (a.n === b.n) throw new Error('equal'); return a.n - b.n; });`,
    ),
  ],
  'Sorting arrays with `undefined` items and converting them to text; matches with undefined groups as arrays': [
    refused('STEP2122', 'return input.items.map(({ name }) => name).toSorted();'),
    refused('STEP2122', 'return String(input.items.map(({ name }) => name));'),
    refused('STEP2102', 'return input.text.match(/(a)|(b)/)?.map((group) => group);'),
  ],
  'Keys of objects that may have `undefined` properties, unless the object is written out or the code passes over those, and such objects spread over others; keys of arrays that change in `for … in`':
    [
      refused(
        'STEP1002',
        'const made: { a?: string; b?: number } = { a: input.item.name }; made.b = 1; return Object.keys(made);',
      ),
      refused(
        'STEP2108',
        'const made = { name: input.item.name }; const other = { ...made }; return { ...input.item, ...other };',
      ),
      refused(
        'STEP2108',
        'const list = [input.n]; for (const key in list) if (key === "0") list.push(1); return list;',
      ),
    ],
  'JSON and lists of keys of objects in which a property that was `undefined` got a value, where others may come after it':
    [
      refused(
        'STEP1002',
        "const made = { name: input.item.name, id: input.item.id }; made.name ??= 'none'; return JSON.stringify(made);",
      ),
      refused(
        'STEP1002',
        "const made = { name: input.item.name, id: 'x' }; const all = { ...made, name: 'none' }; return JSON.stringify([all]);",
      ),
    ],
  'A `switch` without `default` over a value that may be missing although its type denies it; `__proto__: value` in an object':
    [
      refused(
        'STEP1001',
        "let r: number; switch ((['a', 'b'] as const)[input.n]!) { case 'a': r = 1; break; case 'b': r = 2; } return r + 1;",
      ),
      refused('STEP1001', 'return { __proto__: { a: 1 }, b: input.n };'),
    ],
  'Spreading what may be no array': [refused('STEP2109', 'return [...input.value];')],
  'An array or text spread into an object, or taken apart with the rest of its properties': [
    refused('STEP1001', 'return { ...input.names };'),
    refused('STEP1001', 'const { length, ...rest } = input.names; return [length, rest];'),
  ],
  'Error objects, dates, `Map`, `Set` and functions as data, and where they could be taken for it': [
    refused('STEP2101', `return new Error('kept');`),
    refused('STEP2101', 'return new Date(input.n);'),
    refused('STEP2101', 'return new Map([[input.text, 1]]);'),
    refused('STEP2101', 'return new Set(input.names);'),
    refused('STEP2112', 'return { run: () => input.n };'),
    refused('STEP2101', 'let made: object = { a: 1 }; if (input.n > 0) made = new Set(input.names); return made;'),
  ],
  'Objects as keys of a `Map` or items of a `Set`': [refused('STEP2123', 'return new Set(input.items).size;')],
  'Values in a `Map` or `Set` that may be `undefined`, and listing keys of a `Map` that may be': [
    refused('STEP2102', 'return new Map([[input.text, input.item.name]]).size;'),
    refused('STEP2102', 'const m = new Map<string, number>(); m.set(input.text[0]!, 1); return [...m.keys()];'),
  ],
  'Iterators that are kept; a loop over a collection that its body both adds to and removes from': [
    refused('STEP1001', 'const kept = input.names.values(); return [[...kept], [...kept]];'),
    refused(
      'STEP1001',
      'const seen = new Set(input.names); for (const name of seen) { seen.delete(name); seen.add(name + 1); } return seen.size;',
    ),
  ],
  'Changing an object with a value that gives its name another one': [
    refused('STEP1001', 'let list = [1]; const next = () => { list = []; return 2; }; list.push(next()); return list;'),
  ],
  'Methods of what may be text or a list': [
    refused('STEP1002', 'const either = input.n > 0 ? input.text : input.names; return either.slice(1);'),
  ],
  'Reading the message of an error of the language whose text quotes the source (iteration, taking apart, calls, `in`, `JSON.parse`)':
    [refused('STEP2119', 'try { return JSON.parse(input.text); } catch (error) { return (error as Error).message; }')],
  'Throwing what is no error; fields of errors other than `name` and `message` (`cause` and `errors` may be given, not read)':
    [
      refused('STEP2115', `throw 'text';`),
      refused(
        'STEP2114',
        `try { throw new Missing('a'); } catch (error) { return error instanceof Missing ? error.id : ''; }`,
        'class Missing extends WorkflowError { constructor(readonly id: string) { super(id); } }',
      ),
      refused(
        'STEP1002',
        `try { throw new Error('outer', { cause: new Error('inner') }); } catch (error) { return (error as Error).cause === undefined; }`,
      ),
    ],
  'Module variables and constants that change or are another value in each process; fields of classes that change, that read later ones, or that a constructor sets':
    [
      refused(
        'STEP2110',
        'return limit;',
        'let limit = 3;\nexport const setLimit = (value: number) => { limit = value; };',
      ),
      refused('STEP2110', 'return [started, input.n];', 'const started = Date.now();'),
      refused('STEP2110', 'return base;', 'const base = [1];\nconst same = base;\nsame.push(2);'),
      refused('STEP2105', 'const own = { base }; own.base.push(input.n); return base;', 'const base = [1];'),
      refusedClass('STEP2105', 'private list = [1];', 'const same = this.list; same.push(input.n); return this.list;'),
      refusedClass('STEP2113', 'private count = 0;', 'this.count += input.n; return this.count;'),
      refusedClass(
        'STEP2126',
        'private first: number = this.read();\nprivate later = 1;\nprivate read() { return this.later; }',
        'return this.first;',
      ),
      refusedClass('STEP1001', 'private n = 1;\nconstructor() { this.n = 2; }', 'return this.n;'),
    ],
  'Decorators other than those of StepScript, and those in variables': [
    refusedClass(
      'STEP1001',
      '@logged private twice(n: number) { return n * 2; }',
      'return this.twice(input.n);',
      'function logged(_target: unknown, _place: unknown): any {}',
    ),
    refusedClass(
      'STEP1001',
      '@again private async twice(n: number) { return ask(n); }',
      'return this.twice(input.n);',
      'const again = Retry();',
    ),
  ],
  'Methods taken from their instance, and `this` in static methods': [
    refusedClass(
      'STEP1001',
      'private n = 1;\nprivate add(n: number) { return n + this.n; }',
      'return input.items.map(({ n }) => n).map(this.add);',
    ),
    refused(
      'STEP1001',
      'return Unit.scaled(input.n);',
      'class Unit { static readonly by: number = 2; static scaled(n: number) { return n * this.by; } }',
    ),
  ],
  '`process` and other globals, functions without source': [
    refused('STEP1002', 'return process.env.STAGE;'),
    refused('STEP2111', 'return globalThis as unknown as string;'),
    refused('STEP2116', 'return known(input.n);', 'declare const known: (n: number) => number;'),
  ],
  'Promises that some path never awaits, or that are awaited in an order which branches cannot have': [
    refused('STEP3001', 'ask(1); return 1;'),
    refused('STEP3002', 'const kept = ask(1); if (input.n > 1) return 0; return await kept;'),
  ],
  'Promises returned inside `try`': [refused('STEP3003', 'try { return ask(1); } catch { return 0; }')],
  'Awaiting between two promises of one array': [
    refused('STEP3009', 'return Promise.all([ask(1), ask(await ask(2))]);'),
  ],
  'Variables that change while a kept promise reads them': [
    refused(
      'STEP3002',
      `let n = 1;
       const later = async () => { await sleep(1); return n; };
       const kept = later();
       n = 2;
       return [await ask(n), await kept];`,
    ),
  ],
  'Callbacks and functions that may throw before they give their promise, where others run beside them; `for await` whose body calls, leaves or is watched by `try`; plain values in `race` and `any` beside promises that may settle at once':
    [
      refused(
        'STEP1001',
        'return Promise.all(input.items.map((item) => { if (item.n < 0) throw new Error(item.id); return ask(item); }));',
      ),
      refused('STEP1001', 'for await (const n of input.items.map((item) => ask(item))) await ask(n); return 0;'),
      refused(
        'STEP1001',
        'return Promise.race([maybe(input.n), 7]);',
        'async function maybe(n: number) { return n > 0 ? ask(n) : 0; }',
      ),
    ],
  'The reason of a rejected promise as data': [refused('STEP2101', 'return Promise.allSettled([ask(1)]);')],
  'Async callbacks where a method would take promises for values; promises made by hand': [
    refused('STEP3006', 'return input.items.filter(async ({ n }) => (await ask(n)) > 1).length;'),
    refused('STEP3010', 'return new Promise((resolve) => { resolve(1); });'),
  ],
  'Values that JSON would change, read inside a distributed map': [
    refused(
      'STEP2121',
      'const options = { name: input.item.name }; await distributedMap(input.names, async (id) => ask({ id, options })); return 0;',
    ),
  ],
  '`a ?? b` as a condition, where `b` tests names of several kinds: `if (input.force ?? name === undefined)`': [
    refused(
      'STEP2128',
      "if (input.value ?? input.item.name === undefined) return 'none'; return `${input.item.name}`;",
    ),
  ],
  'NaN, infinities and `undefined` items that have gone through JSON, read afterwards: in what distributed maps take and give, and in `JSON.parse(JSON.stringify(value))`':
    [
      refused(
        'STEP2127',
        'const results = await distributedMap(input.items, async ({ n }) => ({ part: 1 / n })); return results.map(({ part }) => part + 1);',
      ),
      refused(
        'STEP2127',
        'return distributedMap(input.items.map(({ n }) => ({ part: 1 / n })), async ({ part }) => `${part}`);',
      ),
      refused(
        'STEP2127',
        'const made = { part: 1 / input.n }; const copy = JSON.parse(JSON.stringify(made)) as typeof made; return typeof copy.part;',
      ),
    ],
  'Recursion with effects': [
    refused(
      'STEP3004',
      'return down(input.n);',
      'async function down(n: number): Promise<number> { return n <= 0 ? 0 : (await ask(n)) + (await down(n - 1)); }',
    ),
  ],
  "Functions of `Math` whose last digit is the engine's; locales; local time; regular expressions that JSONata reads differently":
    [
      refused('STEP1002', 'return Math.sin(input.n);'),
      refused('STEP1002', 'return input.text.toLocaleUpperCase();'),
      refused('STEP1002', 'return input.text.localeCompare(input.text);'),
      refused('STEP1002', 'return new Date(input.n).getHours();'),
      refused('STEP1002', 'return /(?<=a)b/.test(input.text);'),
    ],
};
