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

/** A local function that captures what is in scope. */
export function closure(cx: Context): string | undefined {
  if (cx.place.nesting > 4) return undefined;
  const { text, callable } = functionText(cx, { nested: true, async: cx.place.effects && cx.random.chance(0.4) });
  cx.callables = [...cx.callables, callable];
  return text;
}

/** A function of the module, which sees nothing but its parameters. */
export function helper(cx: Context, async: boolean): string {
  const { variables } = cx;
  cx.variables = [];
  const { text, callable } = functionText(cx, { nested: false, async });
  cx.variables = variables;
  cx.callables = [...cx.callables, callable];
  return text;
}

function functionText(
  cx: Context,
  { nested, async }: { nested: boolean; async: boolean },
): { readonly text: string; readonly callable: Callable } {
  const name = freshName(cx, async ? 'act' : 'fn');
  const result = cx.random.chance(0.5) ? cx.random.pick([NUMBER, STRING]) : randomType(cx.random, 1);
  const count = cx.random.below(3);
  const parameters = Array.from({ length: count }, (_, index) => parameterOf(cx, index === count - 1));
  const writesFrom =
    nested && cx.random.chance(0.5) && !cx.place.concurrent ? cx.place.writesFrom : cx.place.nesting + 1;
  const arrow = cx.random.chance(nested ? 0.7 : 0.3);
  const body = within(
    cx,
    { effects: async, jumps: [], returns: result, loops: cx.place.loops + (nested ? 1 : 0), writesFrom },
    () => {
      // A function of its own has another `this`.
      if (!arrow) cx.callables = cx.callables.filter((one) => !one.name.startsWith('this.'));
      for (const { name: own, inner } of parameters)
        declare(cx, { name: own, type: inner, writable: cx.random.chance(0.3), mutable: false });
      return cx.statements(cx.random.below(4), {}, { after: () => `return ${cx.expression(result, 2)};` });
    },
  );
  const list = parameters.map((parameter) => parameter.text).join(', ');
  const type = async ? `Promise<${printType(result)}>` : printType(result);
  const head = async ? 'async ' : '';
  hit(cx, `${nested ? 'closure' : 'helper'}${async ? ' async' : ''}`);
  const text = arrow
    ? `const ${name} = ${head}(${list}): ${type} => {\n${body}\n};`
    : `${head}function ${name}(${list}): ${type} {\n${body}\n}`;
  return {
    text,
    callable: {
      name,
      parameters: parameters.map((parameter) => parameter.type),
      result,
      least: parameters.filter((parameter) => parameter.least).length,
      async,
    },
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
