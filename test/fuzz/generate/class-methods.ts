/** Workflows that are classes: their fields, static members and methods, decorated or not, and the classes that they extend. */
import { type Callable, type Context, declare, freshName, hit, within } from './context.ts';
import { method } from './functions.ts';
import { NUMBER, printType, randomType, STRING, type Type } from './types.ts';

interface Method {
  readonly decorators: readonly string[];
  readonly async: boolean;
  readonly parameters: readonly Type[];
  readonly result: Type;
  /** The text after the name. */
  readonly text: string;
}

const METHODS: readonly Method[] = [
  {
    decorators: ["@Retry({ errors: 'Boom', maxAttempts: 2, interval: 1 })", '@Retry()', "@Timeout('30s')", ''],
    async: true,
    parameters: [NUMBER],
    result: NUMBER,
    text: '(n: number): Promise<number> {\nreturn shaky({ n });\n}',
  },
  {
    decorators: ["@Retry({ errors: ['Boom', 'SubBoom'], maxAttempts: 1, backoffRate: 1 })", ''],
    async: true,
    parameters: [NUMBER, STRING],
    result: STRING,
    text: '(n: number, s: string): Promise<string> {\nconst one = await inc({ n });\nif (one > 100) throw new Boom(`shaky`);\nreturn `${one}${await say({ s })}`;\n}',
  },
  {
    decorators: ["@Retry({ maxAttempts: 1, interval: 2 })\n@Timeout('5m')", ''],
    async: true,
    parameters: [STRING],
    result: STRING,
    text: '(s: string, times = 2): Promise<string> {\nreturn say({ s: s.slice(0, 3).repeat(times) });\n}',
  },
  {
    decorators: [''],
    async: false,
    parameters: [NUMBER],
    result: NUMBER,
    text: '(n: number): number {\nlet sum = 0;\nfor (const one of this.factors) sum += one * n;\nreturn sum;\n}',
  },
  {
    decorators: [''],
    async: false,
    parameters: [STRING, NUMBER],
    result: STRING,
    text: "(s: string, ...more: number[]): string {\nreturn this.prefix + s + more.join('+');\n}",
  },
];

/** The classes that a workflow in class form extends, and what is inside of its own class. */
export interface ClassForm {
  readonly parent: string;
  readonly heritage: string;
  readonly members: string;
}

/** A class form: fields and methods, some of which a parent class has, with or without others written over them. */
export function classForm(cx: Context): ClassForm {
  hit(cx, 'class form');
  if (cx.random.chance(0.6))
    return { parent: '', heritage: '', members: [...ownMembers(cx, 'run'), ...fixedMethods(cx)].join('\n') };
  hit(cx, 'class form with a parent');
  const fields = fieldsOf(cx, 'protected', 1 + cx.random.below(2));
  const methods = Array.from({ length: 1 + cx.random.below(2) }, () => method(cx, 'this'));
  const parent = [
    'class Base {',
    ...fields.map(({ text }) => text),
    ...methods.map(({ text }) => text),
    ...staticsOf(cx, 'Base'),
    '}',
  ];
  const over = [
    ...fields.flatMap(({ name, type }) =>
      cx.random.chance(0.3)
        ? [`protected override readonly ${name}: ${printType(type)} = ${initializer(cx, type)};`]
        : [],
    ),
    ...methods.flatMap(({ made }) => (cx.random.chance(0.4) ? [`override ${method(cx, 'this', made).text}`] : [])),
  ];
  for (const line of over) hit(cx, `override ${/readonly/.test(line) ? 'field' : 'method'}`);
  const members = [...over, ...ownMembers(cx, 'run'), ...(cx.random.chance(0.5) ? fixedMethods(cx) : [])];
  return { parent: `${parent.join('\n')}\n`, heritage: ' extends Base', members: members.join('\n') };
}

interface FieldText {
  readonly name: string;
  readonly type: Type;
  readonly text: string;
}

function ownMembers(cx: Context, name: string): readonly string[] {
  const fields = fieldsOf(cx, 'private', cx.random.below(3)).map(({ text }) => text);
  const methods = Array.from({ length: cx.random.below(3) }, () => method(cx, 'this').text);
  return [...fields, ...staticsOf(cx, name), ...methods];
}

/** Fields, each of which may be made from those before it. */
function fieldsOf(cx: Context, access: string, count: number): readonly FieldText[] {
  return Array.from({ length: count }, () => {
    const hidden = cx.random.chance(access === 'private' ? 0.2 : 0);
    const name = hidden ? `#${freshName(cx, 'f')}` : freshName(cx, 'f');
    const type = randomType(cx.random, 2);
    const text = `${hidden ? '' : `${access} readonly `}${name}: ${printType(type)} = ${initializer(cx, type)};`;
    declare(cx, { name: `this.${name}`, type, writable: false, mutable: false });
    hit(cx, hidden ? 'private name' : 'field');
    return { name, type, text };
  });
}

function initializer(cx: Context, type: Type): string {
  return within(cx, { effects: false, writesFrom: cx.place.nesting + 9 }, () =>
    cx.expression(type, cx.random.below(3)),
  );
}

function staticsOf(cx: Context, owner: string): readonly string[] {
  if (cx.random.chance(0.6)) return [];
  hit(cx, 'static field');
  const { variables } = cx;
  cx.variables = variables.filter(({ name }) => !name.startsWith('this.'));
  const name = freshName(cx, 's');
  const type = randomType(cx.random, 1);
  const text = `static readonly ${name}: ${printType(type)} = ${initializer(cx, type)};`;
  cx.variables = variables;
  declare(cx, { name: `${owner}.${name}`, type, writable: false, mutable: false });
  return [text];
}

function fixedMethods(cx: Context): readonly string[] {
  const texts = METHODS.map((one) => {
    const name = freshName(cx, 'do');
    const decorator = cx.random.pick(one.decorators.map((text) => ({ text }))).text;
    const callable: Callable = {
      name: `this.${name}`,
      parameters: one.parameters,
      result: one.result,
      least: one.parameters.length,
      async: one.async,
    };
    cx.callables = [...cx.callables, callable];
    for (const used of decorator.match(/@\w+/g) ?? []) hit(cx, `decorator ${used}`);
    return `${decorator}\nprivate ${one.async ? 'async ' : ''}${name}${one.text}`;
  });
  return ['private readonly factors = [1, 2];', "private readonly prefix = 'p';", ...texts];
}
