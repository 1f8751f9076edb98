/** Statements inserted, swapped, doubled, removed and moved into functions. */
import ts from 'typescript';
import {
  after,
  asStatement,
  before,
  canAwait,
  condition,
  hasAwait,
  hasJump,
  type Mutation,
  replace,
  statementsAround,
  textOf,
} from '../context.ts';

/** A call between two statements: what is read after it must be what was written before it. */
const insertCall: Mutation = {
  name: 'insert-call',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement || !canAwait(statement)) return undefined;
    return [before(statement, `await mutPause({ at: ${cx.random.below(9)} });`, cx)];
  },
};

const insertFailure: Mutation = {
  name: 'insert-failure',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement) return undefined;
    const fail = canAwait(statement) && cx.random.chance(0.5) ? 'await mutFail({ at: 1 });' : "throw new Error('mut');";
    return [before(statement, `if (${condition(statement, cx)}) ${fail}`, cx)];
  },
};

const insertJump: Mutation = {
  name: 'insert-jump',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement || ts.isFunctionLike(statement)) return undefined;
    const jump = cx.random.pick(['break', 'continue', 'return']);
    return [before(statement, `if (${condition(statement, cx)}) ${jump};`, cx)];
  },
};

const swap: Mutation = {
  name: 'swap',
  apply: (node, cx) => {
    const list = statementsAround(node);
    const statement = asStatement(node);
    const next = statement && list?.[list.indexOf(statement) + 1];
    if (!statement || !next) return undefined;
    return [replace(statement, textOf(next, cx), cx), replace(next, textOf(statement, cx), cx)];
  },
};

const double: Mutation = {
  name: 'double',
  apply: (node, cx) => {
    const statement = asStatement(node);
    if (!statement || ts.isReturnStatement(statement)) return undefined;
    const text = textOf(statement, cx);
    return [after(statement, ts.isVariableStatement(statement) ? `{\n${text}\n}` : text)];
  },
};

const remove: Mutation = {
  name: 'remove',
  apply: (node, cx) => {
    const statement = asStatement(node);
    return statement && !ts.isVariableStatement(statement) ? [replace(statement, '', cx)] : undefined;
  },
};

/** A statement becomes a function that is made first and called in its place: it sees variables by reference. */
const moveToClosure: Mutation = {
  name: 'move-to-closure',
  apply: (node, cx) => {
    const statement = asStatement(node);
    const list = statementsAround(node);
    if (!statement || !list || ts.isVariableStatement(statement) || hasJump(statement)) return undefined;
    const isAsync = canAwait(statement) && (hasAwait(statement) || cx.random.chance(0.3));
    const name = cx.fresh();
    const at = list.indexOf(statement);
    const place = list[at - cx.random.below(Math.min(at, 3) + 1)] ?? statement;
    const made = `const ${name} = ${isAsync ? 'async ' : ''}() => {\n${textOf(statement, cx)}\n};`;
    const call = `${isAsync ? 'await ' : ''}${name}();`;
    if (place === statement) return [replace(statement, `${made}\n${call}`, cx)];
    return [before(place, made, cx), replace(statement, call, cx)];
  },
};

export const STATEMENT_MUTATIONS: readonly Mutation[] = [
  insertCall,
  insertFailure,
  insertJump,
  swap,
  double,
  remove,
  moveToClosure,
];
