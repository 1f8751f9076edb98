/**
 * Expressions of a wanted type. Each production is one construct of TypeScript; all write their operands through
 * `expression`, so that every construct comes to stand in every other.
 */
import { booleanExpression } from './boolean-expressions.ts';
import { callback, objectSafe } from './callbacks.ts';
import { collectionExpression } from './collection-expressions.ts';
import { type Context, hit, narrowed, writables } from './context.ts';
import { KEYS, literalOf } from './literals.ts';
import { testFor } from './narrowing.ts';
import { numberExpression } from './number-expressions.ts';
import { allPaths, readPath } from './paths.ts';
import { stringExpression } from './string-expressions.ts';
import { taskCall } from './tasks.ts';
import { assignable, BOOLEAN, mayBeNullish, presentPart, printType, type Type, UNDEFINED, unionOf } from './types.ts';

/** An expression of the type, at most `depth` productions deep. */
export function expression(cx: Context, type: Type, depth: number): string {
  if (depth <= 0) return leaf(cx, type);
  const production = cx.random.weighted<Production>(PRODUCTIONS);
  const text = production.make(cx, type, depth - 1);
  if (text === undefined) return cx.random.chance(0.5) ? own(cx, type, depth - 1) : leaf(cx, type);
  hit(cx, production.name);
  return text;
}

function leaf(cx: Context, type: Type): string {
  const path = cx.random.chance(0.75) ? readPath(cx, type) : undefined;
  return path ?? literalOf(cx, type);
}

/** An operator or built-in whose result is of the type. */
function own(cx: Context, type: Type, depth: number): string {
  switch (type.kind) {
    case 'number':
      return numberExpression(cx, depth);
    case 'string':
      return stringExpression(cx, depth);
    case 'boolean':
      return booleanExpression(cx, depth);
    case 'list':
    case 'record':
    case 'dict':
      return collectionExpression(cx, type, depth);
    case 'union':
      return unionMember(cx, type.members, depth);
    case 'null':
    case 'undefined':
      return literalOf(cx, type);
  }
}

function unionMember(cx: Context, members: readonly Type[], depth: number): string {
  const read = readPath(cx, unionOf(...members));
  return read !== undefined && cx.random.chance(0.5) ? read : expression(cx, cx.random.pick(members), depth);
}

interface Production {
  readonly name: string;
  readonly weight: number;
  make(cx: Context, type: Type, depth: number): string | undefined;
}

const PRODUCTIONS: readonly Production[] = [
  { name: 'own', weight: 10, make: own },
  { name: 'read', weight: 5, make: (cx, type) => readPath(cx, type) },
  {
    name: 'conditional',
    weight: 1.2,
    make: (cx, type, depth) =>
      `(${expression(cx, BOOLEAN, depth)} ? ${expression(cx, type, depth)} : ${expression(cx, type, depth)})`,
  },
  { name: 'narrowing conditional', weight: 1.2, make: narrowingConditional },
  { name: 'nullish coalescing', weight: 1.2, make: coalesced },
  { name: 'logical value', weight: 0.5, make: logicalValue },
  { name: 'assignment expression', weight: 0.5, make: assignmentExpression },
  { name: 'comma', weight: 0.2, make: comma },
  { name: 'helper call', weight: 1.2, make: helperCall },
  { name: 'task call', weight: 1.5, make: taskCall },
  { name: 'as', weight: 0.15, make: (cx, type, depth) => `(${expression(cx, type, depth)} as ${printType(type)})` },
  {
    name: 'satisfies',
    weight: 0.1,
    make: (cx, type, depth) => `(${expression(cx, type, depth)} satisfies ${printType(type)})`,
  },
  { name: 'unchecked', weight: 0.5, make: unchecked },
  { name: 'reduce', weight: 0.35, make: reduce },
  { name: 'find with default', weight: 0.25, make: find },
];

function narrowingConditional(cx: Context, type: Type, depth: number): string | undefined {
  const unions = cx.variables.flatMap((variable) => (variable.writable || variable.mutable ? [] : [variable]));
  const path = unions.find((variable) => variable.type.kind === 'union' && variable.name !== '');
  if (path?.type.kind !== 'union') return undefined;
  const members = path.type.members;
  const member = cx.random.pick(members);
  const rest = members.filter((other) => other !== member);
  const test = testFor(path.name, member, rest);
  if (test === undefined || rest.length === 0) return undefined;
  const yes = narrowed(cx, path.name, member, () => expression(cx, type, depth));
  const no = narrowed(cx, path.name, unionOf(...rest), () => expression(cx, type, depth));
  return `(${test} ? ${yes} : ${no})`;
}

function coalesced(cx: Context, type: Type, depth: number): string | undefined {
  const optional = allPaths(cx).filter((path) => {
    const present = presentPart(path.type);
    return mayBeNullish(path.type) && present !== undefined && assignable(present, type);
  });
  if (optional.length === 0) return undefined;
  return `(${cx.random.pick(optional).text} ?? ${expression(cx, type, depth)})`;
}

function logicalValue(cx: Context, type: Type, depth: number): string | undefined {
  if (type.kind !== 'number' && type.kind !== 'string' && type.kind !== 'boolean') return undefined;
  const left = readPath(cx, type);
  return left === undefined ? undefined : `(${left} ${cx.random.pick(['&&', '||'])} ${expression(cx, type, depth)})`;
}

function assignmentExpression(cx: Context, type: Type, depth: number): string | undefined {
  const targets = writables(cx).filter((variable) => printType(variable.type) === printType(type));
  if (targets.length === 0) return undefined;
  return `(${cx.random.pick(targets).name} = ${expression(cx, type, depth)})`;
}

function comma(cx: Context, type: Type, depth: number): string | undefined {
  const targets = writables(cx);
  if (targets.length === 0) return undefined;
  const target = cx.random.pick(targets);
  return `(${target.name} = ${expression(cx, target.type, depth)}, ${expression(cx, type, depth)})`;
}

function helperCall(cx: Context, type: Type, depth: number): string | undefined {
  const fitting = cx.callables.filter(
    (one) => assignable(one.result, type) && (!one.async || (cx.place.effects && cx.awaits > 0)),
  );
  if (fitting.length === 0) return undefined;
  const callable = cx.random.pick(fitting);
  if (callable.async) cx.awaits -= 2;
  const args = callable.parameters.map((parameter) => expression(cx, parameter, depth));
  const given = args.length > callable.least && cx.random.chance(0.4) ? args.slice(0, callable.least) : args;
  const call = `${callable.name}(${given.join(', ')})`;
  return callable.async ? `(await ${call})` : call;
}

/** A value that need not be there although its type says so. */
function unchecked(cx: Context, type: Type, depth: number): string | undefined {
  const found = allPaths(cx).flatMap(({ text, type: own, form }): readonly string[] => {
    if (form === 'item') return assignable(own, type) ? [text] : [];
    if (own.kind === 'list' && assignable(own.item, type))
      return [
        `${text}[${cx.random.below(4)}]`,
        `${text}.find((each) => ${callback(cx, [{ name: 'each', type: own.item }], () => expression(cx, BOOLEAN, depth - 1))})!`,
        `${text}.at(${cx.random.below(5) - 2})!`,
      ];
    if (own.kind === 'dict' && assignable(own.value, type)) return [`${text}['${cx.random.pick(KEYS)}']`];
    const present = presentPart(own);
    return mayBeNullish(own) && present !== undefined && assignable(present, type) ? [`${text}!`] : [];
  });
  return found.length === 0 ? undefined : cx.random.pick(found);
}

function anyList(cx: Context): { readonly text: string; readonly item: Type } | undefined {
  const lists = allPaths(cx).flatMap(({ text, type, form }) =>
    type.kind === 'list' && form !== 'item' ? [{ text, item: type.item }] : [],
  );
  return lists.length === 0 ? undefined : cx.random.pick(lists);
}

function reduce(cx: Context, type: Type, depth: number): string | undefined {
  const list = anyList(cx);
  if (!list || type.kind === 'union') return undefined;
  const start = expression(cx, type, depth - 1);
  const parameters = [
    { name: 'acc', type },
    { name: 'each', type: list.item },
  ];
  const body = callback(cx, parameters, () => expression(cx, type, depth - 1));
  const method = cx.random.chance(0.2) ? 'reduceRight' : 'reduce';
  return `${list.text}.${method}((acc: ${printType(type)}, each) => ${objectSafe(body)}, ${start})`;
}

function find(cx: Context, type: Type, depth: number): string | undefined {
  const lists = allPaths(cx).flatMap((path) =>
    path.type.kind === 'list' && assignable(path.type.item, type) ? [{ ...path, item: path.type.item }] : [],
  );
  if (lists.length === 0 || assignable(UNDEFINED, type)) return undefined;
  const list = cx.random.pick(lists);
  const test = callback(cx, [{ name: 'each', type: list.item }], () => expression(cx, BOOLEAN, depth));
  return `(${list.text}.${cx.random.pick(['find', 'find', 'findLast'])}((each) => ${test}) ?? ${expression(cx, type, depth)})`;
}
