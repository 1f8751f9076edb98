/** Methods of a workflow that is a class, decorated or not, each to be called as `this.name(…)` from its `run`. */
import { type Callable, type Context, freshName, hit } from './context.ts';
import { NUMBER, STRING, type Type } from './types.ts';

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

/** Fields and methods, as the inside of a class. */
export function classMethods(cx: Context): string {
  hit(cx, 'class form');
  const texts = METHODS.map((method) => {
    const name = freshName(cx, 'do');
    const decorator = cx.random.pick(method.decorators.map((text) => ({ text }))).text;
    const callable: Callable = {
      name: `this.${name}`,
      parameters: method.parameters,
      result: method.result,
      least: method.parameters.length,
      async: method.async,
    };
    cx.callables = [...cx.callables, callable];
    for (const used of decorator.match(/@\w+/g) ?? []) hit(cx, `decorator ${used}`);
    return `${decorator}\nprivate ${method.async ? 'async ' : ''}${name}${method.text}`;
  });
  return ['private readonly factors = [1, 2];', "private readonly prefix = 'p';", ...texts].join('\n');
}
