/**
 * Values that have functions in them, evaluated at compile time: closures that helpers return, tables and lists of functions,
 * choices between them. What cannot be known before the run is a choice among values that are known.
 */
import ts from 'typescript';
import { Kind, mayBe, orAbsent, shapes } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { holdsFunctions } from './function-types.ts';
import { isIndexInRange } from './index-range.ts';
import { held, itemAt } from './kept/item.ts';
import { isPattern } from './library/regexp-of.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { disprovedKinds } from './proven-present.ts';
import {
  type Binding,
  type FunctionChoice,
  type FunctionValue,
  lookUp,
  rootScope,
  type Scope,
  type Static,
  tupleParts,
  withoutPlace,
} from './scope.ts';
import { lastingTask } from './task-value.ts';
import { isTimeless } from './timeless.ts';
import { isModuleLevel } from './trace.ts';
import { unwrap } from './write-facts.ts';

/**
 * The value of an expression whose type has functions in it (or of an object that was `expected` to have some); undefined where
 * it is not known.
 */
export function staticOf(expression: ts.Node, scope: Scope, cx: Lowering, expected = false): Static | undefined {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isIdentifier(node)) return named(node, scope, cx) ?? task(node, scope, cx);
  if (!expected && !holdsFunctions(cx.facts.type(node), cx.facts.checker)) return undefined;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return known({ kind: 'function', value: { node, scope } });
  if (isPattern(node)) return known({ kind: 'alias', node, scope });
  if (ts.isPropertyAccessExpression(node)) return property(node, scope, cx) ?? task(node, scope, cx);
  if (ts.isElementAccessExpression(node)) return element(node, scope, cx);
  if (ts.isConditionalExpression(node)) return conditional(node, scope, cx);
  if (ts.isBinaryExpression(node)) return logical(node, scope, cx);
  if (ts.isObjectLiteralExpression(node)) return table(node, scope, cx);
  if (ts.isArrayLiteralExpression(node)) return list(node, scope, cx);
  const call = ts.isAwaitExpression(node) ? unwrap(node.expression) : node;
  return ts.isCallExpression(call) ? cx.staticCall(call, scope) : undefined;
}

/** A task that is named by where it is declared. */
function task(node: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  const alias: Binding = { kind: 'alias', node, scope };
  return lastingTask(alias, cx) && known(alias);
}

function known(binding: Binding, before: readonly RawStatement[] = []): Static {
  return { before, binding };
}

function named(node: ts.Identifier, scope: Scope, cx: Lowering): Static | undefined {
  const symbol = cx.facts.symbol(node);
  if (!symbol) return undefined;
  if (node.text === 'undefined') return known({ kind: 'nothing' });
  const binding = lookUp(scope, symbol);
  if (binding?.kind === 'alias') return staticOf(binding.node, binding.scope, cx) ?? known(binding);
  if (binding?.kind === 'choice') return known(provenPresent(binding, node, cx));
  if (binding?.kind === 'cell') return held(binding, node, cx);
  if (binding) return isData(binding) ? undefined : known(binding);
  const declaration = symbol.valueDeclaration;
  if (!declaration || !isModuleLevel(declaration) || cx.facts.isReassigned(symbol)) return undefined;
  const home = rootScope(null);
  if (ts.isFunctionDeclaration(declaration) && declaration.body)
    return known({ kind: 'function', value: { node: declaration, scope: home } });
  const constant = ts.isVariableDeclaration(declaration) && !cx.facts.isMutated(symbol);
  return constant && declaration.initializer ? staticOf(declaration.initializer, home, cx) : undefined;
}

function isData({ kind }: Binding): boolean {
  return kind === 'variable' || kind === 'value' || kind === 'token';
}

/** `if (step) await step()`: what the name stands for is there. */
function provenPresent(choice: Extract<Binding, { kind: 'choice' }>, node: ts.Identifier, cx: Lowering): Binding {
  return (disprovedKinds(node, cx.facts) & Kind.absent) === 0 ? choice : withoutNothing(choice);
}

/** The choice among what is there: its last one needs no test. */
function withoutNothing(binding: Binding): Binding {
  if (binding.kind !== 'choice') return binding;
  const options = binding.options
    .map(({ test, binding: option }) => ({ test, binding: withoutNothing(option) }))
    .filter((option) => option.binding.kind !== 'nothing');
  const otherwise = withoutNothing(binding.otherwise);
  if (otherwise.kind !== 'nothing') return options.length === 0 ? otherwise : { kind: 'choice', options, otherwise };
  const last = options.pop();
  if (!last) return otherwise;
  return options.length === 0 ? last.binding : { kind: 'choice', options, otherwise: last.binding };
}

function property(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): Static | undefined {
  const owner = staticOf(node.expression, scope, cx);
  const part = owner && partOf(owner.binding, node.name.text);
  return part && known(part, owner.before);
}

/** What a value has at a constant key; undefined where it has no parts. */
export function partOf(binding: Binding, key: string): Binding | undefined {
  if (binding.kind === 'parts') return binding.parts.get(key) ?? { kind: 'nothing' };
  if (binding.kind === 'nothing') return binding;
  if (binding.kind === 'list') {
    const tuple = tupleParts(binding);
    return tuple && partOf(tuple, key);
  }
  if (binding.kind !== 'choice') return undefined;
  const options = binding.options.map(({ test, binding: option }) => ({ test, binding: partOf(option, key) }));
  const otherwise = partOf(binding.otherwise, key);
  const all = options.flatMap(({ test, binding: part }) => (part ? [{ test, binding: part }] : []));
  return otherwise && all.length === options.length ? { kind: 'choice', options: all, otherwise } : undefined;
}

function element(node: ts.ElementAccessExpression, scope: Scope, cx: Lowering): Static | undefined {
  const owner = staticOf(node.expression, scope, cx);
  if (!owner) return undefined;
  const { argumentExpression } = node;
  const isTupleKey = owner.binding.kind !== 'list' && ts.isNumericLiteral(argumentExpression);
  if (ts.isStringLiteralLike(argumentExpression) || isTupleKey) {
    const part = partOf(owner.binding, argumentExpression.text);
    return part && known(part, owner.before);
  }
  const [declare, key] = b.capture(cx.expression(argumentExpression, scope), 'key', cx);
  const before = [...owner.before, ...declare];
  if (owner.binding.kind === 'list') {
    const maybeNone = !isIndexInRange(node, cx.facts);
    const item = owner.binding.tags.shape.item ?? shapes.integer;
    const tag = b.index(owner.binding.tags, key, maybeNone ? orAbsent(item) : item, key.origin, !maybeNone);
    const [declareTag, ref] = b.capture(tag, 'tag', cx);
    return known(itemAt(owner.binding, ref, maybeNone, cx), [...before, ...declareTag]);
  }
  if (owner.binding.kind !== 'parts') return undefined;
  const complete = isAlwaysIn(cx.facts.type(argumentExpression), owner.binding.parts);
  const entries = [...owner.binding.parts].filter(
    ([name]) => !complete || mayBeKey(cx.facts.type(argumentExpression), name),
  );
  const last = complete ? entries.pop() : undefined;
  const options = entries.map(([name, binding]) => ({
    test: b.binary('===', key, b.literal(name, key.origin), key.origin),
    binding,
  }));
  if (last && options.length === 0) return known(last[1], before);
  return known({ kind: 'choice', options, otherwise: last?.[1] ?? { kind: 'nothing' } }, before);
}

/** Every value of the key's type is a key of the parts. */
function isAlwaysIn(key: ts.Type, parts: ReadonlyMap<string, Binding>): boolean {
  const keys = key.isUnion() ? key.types : [key];
  return keys.every((one) => one.isStringLiteral() && parts.has(one.value));
}

function mayBeKey(key: ts.Type, name: string): boolean {
  return (key.isUnion() ? key.types : [key]).some((one) => one.isStringLiteral() && one.value === name);
}

/** One of the values of a choice: an empty array is one without functions, of whatever type. */
function sideOf(side: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  return staticOf(side, scope, cx, isEmptyList(side));
}

function isEmptyList(side: ts.Expression): boolean {
  const node = unwrap(side);
  return ts.isArrayLiteralExpression(node) && node.elements.length === 0;
}

function conditional(node: ts.ConditionalExpression, scope: Scope, cx: Lowering): Static | undefined {
  const [first, second] = [sideOf(node.whenTrue, scope, cx), sideOf(node.whenFalse, scope, cx)];
  if (!first || !second || first.before.length + second.before.length > 0) return chosen(node, scope, cx);
  const [declare, test] = b.capture(cx.expression(node.condition, scope), 'test', cx);
  return known({ kind: 'choice', options: [{ test, binding: first.binding }], otherwise: second.binding }, declare);
}

/** A choice between values that are made by statements: those of the one that is taken run. */
function chosen(node: ts.ConditionalExpression, scope: Scope, cx: Lowering): Static | undefined {
  const [first, second] = [sideOf(node.whenTrue, scope, cx), sideOf(node.whenFalse, scope, cx)];
  if (!first || !second) return undefined;
  const [declare, test] = b.capture(cx.expression(node.condition, scope), 'test', cx);
  const made = chooseStatic(test, first, second);
  return { ...made, before: [...declare, ...made.before] };
}

/** The first value where the test holds, else the second; of the statements that make them only its own run. */
export function chooseStatic(test: RawExpr, first: Static, second: Static): Static {
  const { origin } = test;
  const binding: Binding = { kind: 'choice', options: [{ test, binding: first.binding }], otherwise: second.binding };
  if (first.before.length + second.before.length === 0) return known(binding);
  const declared = [...first.before, ...second.before].flatMap((one) => (one.kind === 'declare' ? [one] : []));
  const assigned = (body: readonly RawStatement[]): readonly RawStatement[] =>
    body.map((one) =>
      one.kind === 'declare' ? b.assign(one.variable, one.value ?? b.absent(one.origin), one.origin) : one,
    );
  const run: RawStatement = {
    kind: 'if',
    origin,
    test,
    consequent: assigned(first.before),
    alternate: assigned(second.before),
  };
  return known(binding, [...declared.map((one) => b.declare(one.variable, null, one.origin)), run]);
}

/** `given ?? fallback` and `given || fallback`, where what is given is a function or undefined. */
function logical(node: ts.BinaryExpression, scope: Scope, cx: Lowering): Static | undefined {
  const operator = node.operatorToken.kind;
  if (operator !== ts.SyntaxKind.QuestionQuestionToken && operator !== ts.SyntaxKind.BarBarToken) return undefined;
  const [first, second] = [staticOf(node.left, scope, cx), sideOf(node.right, scope, cx)];
  if (!first || !second?.before.every(isQuiet)) return undefined;
  return known(orElse(first.binding, second.binding), [...first.before, ...second.before]);
}

/** Nobody can tell whether the statement is run: it declares a part of something that is there. */
function isQuiet(statement: RawStatement): boolean {
  if (statement.kind !== 'declare' || !statement.value) return false;
  return !rawWalk.someExpression(statement.value, ({ kind }) => kind === 'sequence' || kind === 'perform');
}

/** The value, or the fallback where it is undefined. */
export function orElse(binding: Binding, fallback: Binding): Binding {
  if (binding.kind === 'nothing') return fallback;
  if (binding.kind !== 'choice') return binding;
  const options = binding.options.map(({ test, binding: option }) => ({ test, binding: orElse(option, fallback) }));
  return { kind: 'choice', options, otherwise: orElse(binding.otherwise, fallback) };
}

function table(node: ts.ObjectLiteralExpression, scope: Scope, cx: Lowering): Static | undefined {
  const before: RawStatement[] = [];
  const parts = new Map<string, Binding>();
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = staticOf(property.expression, scope, cx);
      if (spread?.binding.kind !== 'parts') return undefined;
      before.push(...spread.before);
      for (const [key, part] of spread.binding.parts) parts.set(key, part);
      continue;
    }
    const { name } = property;
    const key =
      name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) ? name.text : null;
    if (key === null) return undefined;
    if (ts.isMethodDeclaration(property)) {
      parts.set(key, { kind: 'function', value: { node: property, scope } });
      continue;
    }
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const part = value && partIn(value, key, scope, cx);
    if (!part) return undefined;
    before.push(...part.before);
    parts.set(key, part.binding);
  }
  return known({ kind: 'parts', parts }, before);
}

/** A part of a literal: a value at compile time, or a variable for one at run time. */
function partIn(value: ts.Expression, name: string, scope: Scope, cx: Lowering): Static | undefined {
  if (isTimeless(value, scope, cx)) {
    return staticOf(value, scope, cx) ?? known({ kind: 'alias', node: value, scope });
  }
  if (holdsFunctions(cx.facts.type(value), cx.facts.checker)) return staticOf(value, scope, cx);
  const expected = isEmptyList(value) ? cx.facts.checker.getContextualType(value) : undefined;
  if (expected && holdsFunctions(expected, cx.facts.checker)) return sideOf(value, scope, cx);
  if (cx.facts.isPromise(value)) return undefined;
  const lowered = cx.expression(value, scope);
  const variable = cx.variable({ name, origin: lowered.origin, shape: lowered.shape, constant: true });
  if (scope.region) cx.regions.set(variable, scope.region);
  return known({ kind: 'variable', variable }, [b.declare(variable, lowered, lowered.origin)]);
}

function list(node: ts.ArrayLiteralExpression, scope: Scope, cx: Lowering): Static | undefined {
  if (node.elements.some((item, index) => ts.isSpreadElement(item) && (index > 0 || isKept(item, scope, cx))))
    return cx.joinedList(node, scope);
  const before: RawStatement[] = [];
  const options: Binding[] = [];
  const origin = cx.origin(node);
  const tags: Parameters<typeof b.list>[0][number][] = [];
  for (const item of node.elements) {
    if (ts.isSpreadElement(item)) {
      const spread = staticOf(item.expression, scope, cx);
      if (spread?.binding.kind !== 'list' || options.length > 0) return undefined;
      before.push(...spread.before);
      if (spread.binding.kept) {
        const [declare, copy] = b.capture(b.list([{ kind: 'spread', value: spread.binding.tags }], origin), 'copy', cx);
        return known({ ...withoutPlace(spread.binding), tags: copy }, [...before, ...declare]);
      }
      options.push(...spread.binding.options);
      tags.push({ kind: 'spread', value: spread.binding.tags });
      continue;
    }
    const part = partIn(item, `item${options.length}`, scope, cx);
    if (!part) return undefined;
    before.push(...part.before);
    tags.push({ kind: 'item', value: b.literal(options.length, origin) });
    options.push(part.binding);
  }
  return known({ kind: 'list', tags: b.list(tags, origin), options }, before);
}

/** A list that is put together at run time is spread, with others beside it. */
function isKept(item: ts.SpreadElement, scope: Scope, cx: Lowering): boolean {
  if (ts.isArrayLiteralExpression(item.parent) && item.parent.elements.length === 1) return false;
  const binding = staticOf(item.expression, scope, cx)?.binding;
  return binding?.kind === 'list' && binding.kept !== undefined;
}

/** The function that a value is; undefined where it is something else. */
export function asFunction(binding: Binding): FunctionValue | undefined {
  if (binding.kind === 'function') return binding.value;
  if (binding.kind !== 'choice') return undefined;
  const options: { test: RawExpr; fn: FunctionValue | null }[] = [];
  for (const { test, binding: option } of binding.options) {
    const fn = option.kind === 'nothing' ? null : asFunction(option);
    if (fn === undefined) return undefined;
    options.push({ test, fn });
  }
  const otherwise = binding.otherwise.kind === 'nothing' ? null : asFunction(binding.otherwise);
  if (otherwise === undefined) return undefined;
  const inner = otherwise?.choice;
  const choice: FunctionChoice = inner
    ? { options: [...options, ...inner.options], otherwise: inner.otherwise }
    : { options, otherwise };
  const all = [...options.map(({ fn }) => fn), otherwise].filter((fn) => fn !== null);
  const [widest] = all.sort((first, second) => second.node.parameters.length - first.node.parameters.length);
  return widest && { ...widest, choice };
}

/** The value of a part that is data, also where it is one of several. */
export function asData(binding: Binding, origin: RawExpr['origin'], cx: Lowering): RawExpr | undefined {
  switch (binding.kind) {
    case 'variable':
      return b.ref(binding.variable, cx.shapeOfVariable(binding.variable), origin);
    case 'value':
      return { ...binding.value, origin };
    case 'nothing':
      return b.absent(origin);
    case 'choice': {
      const last = asData(binding.otherwise, origin, cx);
      return binding.options.reduceRight<RawExpr | undefined>((rest, { test, binding: option }) => {
        const value = asData(option, origin, cx);
        return value && rest && b.conditional(test, value, rest, origin);
      }, last);
    }
    default:
      return undefined;
  }
}

/** A value without functions, where its type allows some: an object of data, or undefined. */
export function asRecord(binding: Binding, origin: RawExpr['origin'], cx: Lowering): RawExpr | undefined {
  if (binding.kind === 'nothing') return b.absent(origin);
  if (binding.kind !== 'parts') return undefined;
  const entries: Record<string, RawExpr> = {};
  for (const [key, part] of binding.parts) {
    const value = asData(part, origin, cx) ?? asRecord(part, origin, cx);
    if (!value) return undefined;
    entries[key] = value;
  }
  return b.object(entries, origin);
}

/** Throws as JavaScript does where something of an item is asked for that is not there. */
export function demandThere(binding: Binding, origin: RawExpr['origin']): readonly RawStatement[] {
  if (binding.kind !== 'choice' || !binding.presence) return [];
  const missing = b.isAbsent(binding.presence, origin);
  return [b.engineThrowIf(missing, 'TypeError', 'Cannot read properties of undefined', origin)];
}

function maybeNothing(binding: Binding): boolean {
  if (binding.kind !== 'choice') return binding.kind === 'nothing';
  return [...binding.options.map((option) => option.binding), binding.otherwise].some(maybeNothing);
}

/** Whether something is there, for conditions: `true` stands for a function or a table of them. */
export function asPresence(binding: Binding, origin: RawExpr['origin']): RawExpr {
  if (binding.kind === 'nothing') return b.absent(origin);
  if (binding.kind !== 'choice') return b.literal(true, origin);
  if (!maybeNothing(binding)) return b.literal(true, origin);
  // A record says by itself that it is there; the number of the first item would not.
  const { presence } = binding;
  if (presence && !mayBe(presence.shape, Kind.number)) return { ...presence, origin };
  return binding.options.reduceRight<RawExpr>(
    (rest, { test, binding: option }) => b.conditional(test, asPresence(option, origin), rest, origin),
    asPresence(binding.otherwise, origin),
  );
}
