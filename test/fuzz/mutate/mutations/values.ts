/** Values that take another way to the same place: hoisted, awaited, copied, through helpers, aliases, lists and objects. */
import ts from 'typescript';
import {
  around,
  asValue,
  atEnd,
  before,
  canAwait,
  condition,
  hasAwait,
  isList,
  isObject,
  localsAt,
  type Mutation,
  type MutationContext,
  replace,
  statementOf,
  statementsAround,
  textOf,
  typeText,
} from '../context.ts';

/** A mutation that puts text around a value; without a form where none applies. */
function pass(
  name: string,
  forms: (value: ts.Expression, cx: MutationContext) => readonly (readonly [string, string])[],
): Mutation {
  return {
    name,
    apply: (node, cx) => {
      const value = asValue(node);
      if (!value) return undefined;
      const given = forms(value, cx);
      if (given.length === 0) return undefined;
      const [open, close] = cx.random.pick(given);
      return around(value, open, close, cx);
    },
  };
}

const hoist: Mutation = {
  name: 'hoist',
  apply: (node, cx) => {
    const value = asValue(node);
    const statement = value && statementOf(value);
    if (!value || !statement || (hasAwait(value) && !canAwait(statement))) return undefined;
    const name = cx.fresh();
    return [before(statement, `const ${name} = ${textOf(value, cx)};`, cx), replace(value, name, cx)];
  },
};

const hoistToClosure: Mutation = {
  name: 'hoist-to-closure',
  apply: (node, cx) => {
    const value = asValue(node);
    const statement = value && statementOf(value);
    const list = statement && statementsAround(statement);
    if (!value || !statement || !list) return undefined;
    const name = cx.fresh();
    const place = list[list.indexOf(statement) - cx.random.below(3)] ?? statement;
    const isAsync = hasAwait(value);
    const made = `const ${name} = ${isAsync ? 'async ' : ''}() => (${textOf(value, cx)});`;
    return [before(place, made, cx), replace(value, isAsync ? `(await ${name}())` : `${name}()`, cx)];
  },
};

/** A second name of a variable, given some statements before it is read. */
const alias: Mutation = {
  name: 'alias',
  apply: (node, cx) => {
    const value = asValue(node);
    const statement = value && ts.isIdentifier(value) ? statementOf(value) : undefined;
    const list = statement && statementsAround(statement);
    if (!value || !statement || !list) return undefined;
    const name = cx.fresh();
    const place = list[list.indexOf(statement) - cx.random.below(4)] ?? statement;
    return [before(place, `const ${name} = ${textOf(value, cx)};`, cx), replace(value, name, cx)];
  },
};

/** Another variable of the same type. */
const otherVariable: Mutation = {
  name: 'other-variable',
  apply: (node, cx) => {
    const value = asValue(node);
    if (!value) return undefined;
    const type = cx.checker.getBaseTypeOfLiteralType(cx.checker.getTypeAtLocation(value));
    const others = localsAt(value, cx).filter(
      (local) => local.name !== textOf(value, cx) && cx.checker.isTypeAssignableTo(local.type, type),
    );
    return others.length === 0 ? undefined : [replace(value, cx.random.pick(others).name, cx)];
  },
};

/** A task gives the value back. */
const echo: Mutation = {
  name: 'echo',
  apply: (node, cx) => {
    const value = asValue(node);
    if (!value || !canAwait(value)) return undefined;
    const text = typeText(value, cx);
    if (/undefined|void|Promise|=>|any|unknown|never|Map|Set|Date|Error|typeof/.test(text)) return undefined;
    const name = cx.fresh();
    return [
      ...around(value, `(await ${name}({ value: `, ' }))', cx),
      atEnd(`const ${name} = mutLambda.fn<{ value: ${text} }, ${text}>('MutEcho');`, cx),
    ];
  },
};

const copies = (value: ts.Expression, cx: MutationContext): readonly (readonly [string, string])[] => {
  const type = cx.checker.getTypeAtLocation(value);
  const text = typeText(value, cx);
  const deep: readonly (readonly [string, string])[] = [
    ['structuredClone(', ')'],
    ['(JSON.parse(JSON.stringify(', `)) as ${text})`],
  ];
  if (isList(type, cx))
    return [
      ...deep,
      ['[...', ']'],
      ['(', ').slice()'],
      ['(', ').map((mutItem) => mutItem)'],
      ['Array.from(', ')'],
      ['(', ').filter(() => true)'],
      ['(', ').concat([])'],
    ];
  if (isObject(type, cx))
    return [
      ...deep,
      ['({ ...', ' })'],
      ['Object.assign({}, ', ')'],
      [`(Object.fromEntries(Object.entries(`, `)) as ${text})`],
    ];
  if (type.flags & ts.TypeFlags.StringLike)
    return [
      ['`${', '}`'],
      ['String(', ')'],
      ['(', ').concat("")'],
      ["('' + ", ')'],
    ];
  if (type.flags & ts.TypeFlags.NumberLike)
    return [
      ['Number(', ')'],
      ['(+(', '))'],
      ['(0 + ', ')'],
      ['Math.max(', ')'],
    ];
  return type.flags & ts.TypeFlags.BooleanLike
    ? [
        ['!!(', ')'],
        ['Boolean(', ')'],
        ['(', ' ? true : false)'],
      ]
    : [];
};

export const VALUE_MUTATIONS: readonly Mutation[] = [
  hoist,
  hoistToClosure,
  alias,
  otherVariable,
  echo,
  pass('copy', copies),
  pass('await-after', (value) => (canAwait(value) ? [['(await mutAfter(', '))']] : [])),
  pass('identity', () => [
    ['mutSame(', ')'],
    ['[', '][0]!'],
    ['({ mut: ', ' }).mut'],
    ['((mut) => mut)(', ')'],
    ['(mutSame(0), ', ')'],
  ]),
  pass('through-function', (value) =>
    hasAwait(value)
      ? []
      : [
          ['(() => ', ')()'],
          ['mutApply(() => (', '))'],
        ],
  ),
  pass('optional', (value, cx) => {
    const decided = condition(value, cx);
    return [
      [`(${decided} ? `, ' : undefined)!'],
      [`(${decided} ? `, ' : null)!'],
      ['(', ' ?? undefined)!'],
      ['(', ` as ${typeText(value, cx)} | undefined)!`],
      [`[${decided} ? `, ' : undefined][0]!'],
    ];
  }),
  pass('either', (value, cx) => {
    const type = cx.checker.getBaseTypeOfLiteralType(cx.checker.getTypeAtLocation(value));
    const others = localsAt(value, cx).filter((local) => cx.checker.isTypeAssignableTo(local.type, type));
    const other = others.length === 0 ? textOf(value, cx) : cx.random.pick(others).name;
    return [
      [`(${condition(value, cx)} ? `, ` : ${other})`],
      [`mutEither(${condition(value, cx)}, ${other}, `, ')'],
      ['(', ` ?? ${other})`],
      ['(', ` || ${other})`],
    ];
  }),
];
