/** Promises that go another way: combined, chained, wrapped, made early and awaited late. */
import ts from 'typescript';
import {
  around,
  asValue,
  before,
  canAwait,
  type Mutation,
  replace,
  statementOf,
  statementsAround,
  textOf,
} from '../context.ts';

const FORMS: readonly (readonly [string, string])[] = [
  ['Promise.resolve(', ')'],
  ['(', ').then((mut) => mut)'],
  ['(', ').then(async (mut) => {\nawait mutPause({ at: 4 });\nreturn mut;\n})'],
  ['(', ').catch((mutError) => {\nthrow mutError;\n})'],
  ['(', ').finally(() => {})'],
  ['Promise.race([', '])'],
  ['Promise.any([', '])'],
  ['(async () => ', ')()'],
  ['(async () => await ', ')()'],
  ['mutSame(', ')'],
];

const awaited = (node: ts.Node): ts.Expression | undefined =>
  ts.isAwaitExpression(node) && canAwait(node) ? node.expression : undefined;

const wrapPromise: Mutation = {
  name: 'wrap-promise',
  apply: (node, cx) => {
    const promise = awaited(node);
    if (!promise) return undefined;
    const [open, close] = cx.random.pick(FORMS);
    return around(promise, open, close, cx);
  },
};

const joinPromise: Mutation = {
  name: 'join-promise',
  apply: (node, cx) => {
    if (!awaited(node)) return undefined;
    const [open, close] = cx.random.pick([
      ['(await Promise.all([', ']))[0]'],
      ['(await Promise.all([', ', mutPause({ at: 5 })]))[0]'],
      ['(await Promise.all([mutSlow({ at: 5 }), ', ']))[1]'],
      ['(await Promise.all([0].map(async () => ', ')))[0]!'],
    ] as const);
    const promise = (node as ts.AwaitExpression).expression;
    return [
      { start: node.getStart(cx.file), end: promise.getStart(cx.file), text: open },
      { start: promise.getEnd(), end: node.getEnd(), text: close },
    ];
  },
};

const promiseOfValue: Mutation = {
  name: 'promise-of-value',
  apply: (node, cx) => {
    const value = asValue(node);
    if (!value || !canAwait(value) || ts.isAwaitExpression(value.parent)) return undefined;
    const [open, close] = cx.random.pick([
      ['(await Promise.resolve(', '))'],
      ['(await Promise.all([', ']))[0]'],
      ['(await (async () => ', ')())'],
      ['(await Promise.all([mutSlow({ at: 6 }), ', ']))[1]'],
    ] as const);
    return around(value, open, close, cx);
  },
};

/** A promise made before the statement that awaits it, or some statements earlier. */
const keepPromise: Mutation = {
  name: 'keep-promise',
  apply: (node, cx) => {
    const promise = awaited(node);
    const statement = promise && statementOf(promise);
    const list = statement && statementsAround(statement);
    if (!promise || !statement || !list) return undefined;
    const name = `kept${cx.fresh()}`;
    const place = list[list.indexOf(statement) - cx.random.below(3)] ?? statement;
    const made = `const ${name} = ${textOf(promise, cx)};`;
    const rest = cx.random.chance(0.4) ? '\nawait mutPause({ at: 7 });' : '';
    return [before(place, made + rest, cx), replace(promise, name, cx)];
  },
};

const swapAwait: Mutation = {
  name: 'return-await',
  apply: (node, cx) => {
    if (!ts.isReturnStatement(node) || !node.expression || !canAwait(node)) return undefined;
    const { expression } = node;
    if (ts.isAwaitExpression(expression)) return [replace(expression, textOf(expression.expression, cx), cx)];
    return around(expression, 'await (', ')', cx);
  },
};

export const PROMISE_MUTATIONS: readonly Mutation[] = [
  wrapPromise,
  joinPromise,
  promiseOfValue,
  keepPromise,
  swapAwait,
];
