/** Functions of the program: closures inside of the workflow, and helpers beside it. */
import { type Callable, type Context, declare, freshName, hit, within } from './context.ts';
import { listOf, NUMBER, printType, randomType, STRING, type Type, UNDEFINED, unionOf } from './types.ts';

interface Parameter {
  readonly name: string;
  readonly type: Type;
  /** The type inside: without undefined where there is a default. */
  readonly inner: Type;
  readonly text: string;
  /** Must be given. */
  readonly least: boolean;
}

/** The head of a function, and what its body may call: what is there when it is made. */
export interface Signature {
  readonly name: string;
  readonly async: boolean;
  readonly parameters: readonly Parameter[];
  readonly result: Type;
  readonly callables: readonly Callable[];
}

/** A local function that captures what is in scope. */
export function closure(cx: Context): string | undefined {
  if (cx.place.nesting > 4) return undefined;
  const made = signatureOf(cx, cx.place.effects && cx.random.chance(0.4));
  const writesFrom = cx.random.chance(0.5) && !cx.place.concurrent ? cx.place.writesFrom : cx.place.nesting + 1;
  const text = functionText(cx, made, { arrow: cx.random.chance(0.7), writesFrom, loops: cx.place.loops + 1 });
  hit(cx, `closure${made.async ? ' async' : ''}`);
  cx.callables = [...cx.callables, callableOf(made)];
  return text;
}

/** A function of the module, which sees its parameters and the module's constants. */
export function helper(cx: Context, async: boolean): string {
  const made = signatureOf(cx, async);
  const text = functionText(cx, made, {
    arrow: cx.random.chance(0.3),
    writesFrom: cx.place.nesting + 1,
    loops: cx.place.loops,
  });
  hit(cx, `helper${async ? ' async' : ''}`);
  cx.callables = [...cx.callables, callableOf(made)];
  return text;
}

/** A method of the class that is written, to be called as `owner.name(…)`; with the signature of another, it is written over that. */
export function method(
  cx: Context,
  owner: string,
  made: Signature = signatureOf(cx, cx.random.chance(0.5)),
): { readonly text: string; readonly made: Signature } {
  const { callables } = cx;
  cx.callables = made.callables;
  const body = bodyOf(cx, made, { writesFrom: cx.place.nesting + 1, loops: cx.place.loops });
  const callable = callableOf(made, owner);
  cx.callables = callables.some(({ name }) => name === callable.name) ? callables : [...callables, callable];
  return { text: `${headOf(made, '')} {\n${body}\n}`, made };
}

function signatureOf(cx: Context, async: boolean): Signature {
  const name = freshName(cx, async ? 'act' : 'fn');
  const result = cx.random.chance(0.5) ? cx.random.pick([NUMBER, STRING]) : randomType(cx.random, 1);
  const count = cx.random.below(3);
  const parameters = Array.from({ length: count }, (_, index) => parameterOf(cx, index === count - 1));
  return { name, async, parameters, result, callables: cx.callables };
}

function functionText(
  cx: Context,
  made: Signature,
  { arrow, ...room }: { readonly arrow: boolean; readonly writesFrom: number; readonly loops: number },
): string {
  const { callables, variables } = cx;
  // A function of its own has another `this`.
  if (!arrow) {
    cx.callables = callables.filter((one) => !isOfThis(one));
    cx.variables = variables.filter((one) => !isOfThis(one));
  }
  const body = bodyOf(cx, made, room);
  cx.callables = callables;
  cx.variables = variables;
  if (!arrow) return `${headOf(made, 'function ')} {\n${body}\n}`;
  const [list, type] = listAndType(made);
  return `const ${made.name} = ${made.async ? 'async ' : ''}(${list}): ${type} => {\n${body}\n};`;
}

function isOfThis({ name }: { readonly name: string }): boolean {
  return name.startsWith('this.');
}

function bodyOf(
  cx: Context,
  { async, result, parameters }: Signature,
  room: { readonly writesFrom: number; readonly loops: number },
): string {
  return within(cx, { effects: async, jumps: [], returns: result, ...room }, () => {
    for (const { name, inner } of parameters)
      declare(cx, { name, type: inner, writable: cx.random.chance(0.3), mutable: false });
    return cx.statements(cx.random.below(4), {}, { after: () => `return ${cx.expression(result, 2)};` });
  });
}

function headOf(made: Signature, keyword: string): string {
  const [list, type] = listAndType(made);
  return `${made.async ? 'async ' : ''}${keyword}${made.name}(${list}): ${type}`;
}

function listAndType({ parameters, async, result }: Signature): readonly [string, string] {
  const type = printType(result);
  return [parameters.map(({ text }) => text).join(', '), async ? `Promise<${type}>` : type];
}

function callableOf({ name, parameters, result, async }: Signature, owner?: string): Callable {
  return {
    name: owner === undefined ? name : `${owner}.${name}`,
    parameters: parameters.map(({ type }) => type),
    result,
    least: parameters.filter(({ least }) => least).length,
    async,
  };
}

function parameterOf(cx: Context, last: boolean): Parameter {
  const name = freshName(cx, 'p');
  const type = randomType(cx.random, 1);
  if (!last || cx.random.chance(0.7))
    return { name, type, inner: type, text: `${name}: ${printType(type)}`, least: true };
  hit(cx, 'default parameter');
  const value = within(cx, { effects: false, writesFrom: cx.place.nesting + 9 }, () => cx.expression(type, 1));
  return {
    name,
    type: unionOf(type, UNDEFINED),
    inner: type,
    text: `${name}: ${printType(type)} = ${value}`,
    least: false,
  };
}

const RECURSIVE: readonly { readonly text: string; readonly callable: Callable }[] = [
  {
    text: 'function depthOf(n: number): number {\nif (!(n > 0) || n > 9) return 0;\nreturn 1 + depthOf(n - 1);\n}',
    callable: { name: 'depthOf', parameters: [NUMBER], result: NUMBER, least: 9, async: false },
  },
  {
    text: 'function turn(s: string): string {\nreturn s === "" ? "" : turn(s.slice(1, 9)) + s.charAt(0);\n}',
    callable: { name: 'turn', parameters: [STRING], result: STRING, least: 9, async: false },
  },
  {
    text: 'function sumOf(list: number[], at: number): number {\nconst here = list[at];\nif (here === undefined || at < 0) return 0;\nreturn here + sumOf(list, at + 1);\n}',
    callable: {
      name: 'sumOf',
      parameters: [listOf(NUMBER), { kind: 'number' }],
      result: NUMBER,
      least: 9,
      async: false,
    },
  },
];

/** A recursive helper. */
export function recursiveHelper(cx: Context): string {
  const { text, callable } = cx.random.pick(RECURSIVE);
  cx.callables = [...cx.callables, callable];
  hit(cx, 'recursive helper');
  return text;
}
