/**
 * Values that have functions in them, evaluated at compile time: closures that helpers return, tables and lists of functions,
 * choices between them. What cannot be known before the run is a choice among values that are known.
 */
import ts from 'typescript';
import { Kind, mayBe, orAbsent, shapes } from '../core/shape.ts';
import type { RawStatement } from '../hir/types.ts';
import { rawWalk } from '../hir/walk.ts';
import { memberOfThis } from './class-members.ts';
import { KNOWN_KEYS } from './denied.ts';
import { holdsFunctions } from './function-types.ts';
import { isIndexInRange } from './index-range.ts';
import { held, itemAt } from './kept/item.ts';
import { isPattern } from './library/regexp-of.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { oneList } from './one-list.ts';
import { isNothing } from './presence-test.ts';
import { type Binding, lookUp, rootScope, type Scope, type Static, withoutPlace } from './scope.ts';
import { refuseModuleState, sharedStatements } from './shared-value.ts';
import { chooseStatic, orElse, partOf, provenPresent, withoutNothing } from './static-choice.ts';
import { asPresence, demandThere, NULL, NULLISH, UNDEFINED } from './static-forms.ts';
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
  if (node.kind === ts.SyntaxKind.NullKeyword) return known(NULL);
  if (!expected && !holdsFunctions(cx.facts.type(node), cx.facts.checker)) return undefined;
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return known({ kind: 'function', value: { node, scope } });
  if (isPattern(node)) return known({ kind: 'alias', node, scope });
  if (ts.isPropertyAccessExpression(node))
    return field(node, scope, cx) ?? property(node, scope, cx) ?? task(node, scope, cx);
  if (ts.isElementAccessExpression(node)) return element(node, scope, cx);
  if (ts.isConditionalExpression(node)) return conditional(node, scope, cx);
  if (ts.isBinaryExpression(node)) return logical(node, scope, cx);
  if (ts.isObjectLiteralExpression(node)) return table(node, scope, cx);
  if (ts.isArrayLiteralExpression(node)) return list(node, scope, cx);
  const call = ts.isAwaitExpression(node) ? unwrap(node.expression) : node;
  return ts.isCallExpression(call) || ts.isNewExpression(call) ? cx.staticCall(call, scope) : undefined;
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
  if (node.text === 'undefined') return known(UNDEFINED);
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
  const constant = ts.isVariableDeclaration(declaration) && !cx.facts.isChangedConstant(symbol);
  const value = constant && declaration.initializer ? staticOf(declaration.initializer, home, cx) : undefined;
  if (!value || value.before.length === 0) return value;
  const before = sharedStatements(value.before, cx);
  if (before) return { ...value, before };
  refuseModuleState(node, node.text, declaration, cx);
  return known(UNDEFINED);
}

function isData({ kind }: Binding): boolean {
  return kind === 'variable' || kind === 'value' || kind === 'token';
}

/** A field of the workflow's class: `this.handlers`. */
function field(node: ts.PropertyAccessExpression, { self }: Scope, cx: Lowering): Static | undefined {
  const member = self ? memberOfThis(node, self, cx.facts) : undefined;
  if (!member || !ts.isPropertyDeclaration(member) || !member.initializer) return undefined;
  return staticOf(member.initializer, rootScope(self), cx);
}

function property(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): Static | undefined {
  const owner = staticOf(node.expression, scope, cx);
  return owner && partOfOwner(owner, node.name.text, node, cx);
}

/** A property that is read; JavaScript throws where there is no owner. */
function partOfOwner({ before, binding }: Static, key: string, node: Access, cx: Lowering): Static | undefined {
  if (ts.isOptionalChain(node)) {
    const part = partOf(binding, key);
    return part && known(part, before);
  }
  const part = partOf(withoutNothing(binding), key);
  return part && known(part, [...before, ...demandThere(binding, cx.origin(node), key)]);
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

function element(node: ts.ElementAccessExpression, scope: Scope, cx: Lowering): Static | undefined {
  const owner = staticOf(node.expression, scope, cx);
  if (!owner) return undefined;
  const { argumentExpression } = node;
  const isTupleKey = owner.binding.kind !== 'list' && ts.isNumericLiteral(argumentExpression);
  if (ts.isStringLiteralLike(argumentExpression) || isTupleKey) {
    return partOfOwner(owner, argumentExpression.text, node, cx);
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
  // A key that is there only by assertion may be any, or none.
  const isCertain = !mayBe(key.shape, Kind.null | Kind.absent) && cx.denied.kindsOf(KNOWN_KEYS) === 0;
  const complete = isCertain && isAlwaysIn(cx.facts.type(argumentExpression), owner.binding.parts);
  const entries = [...owner.binding.parts].filter(
    ([name]) => !complete || mayBeKey(cx.facts.type(argumentExpression), name),
  );
  const last = complete ? entries.pop() : undefined;
  const options = entries.map(([name, binding]) => ({
    test: b.binary('===', key, b.literal(name, key.origin), key.origin),
    binding,
  }));
  if (last && options.length === 0) return known(last[1], before);
  return known({ kind: 'choice', options, otherwise: last?.[1] ?? UNDEFINED }, before);
}

/** Every value of the key's type is a key of the parts. */
function isAlwaysIn(key: ts.Type, parts: ReadonlyMap<string, Binding>): boolean {
  const keys = key.isUnion() ? key.types : [key];
  return keys.every((one) => one.isStringLiteral() && parts.has(one.value));
}

function mayBeKey(key: ts.Type, name: string): boolean {
  return (key.isUnion() ? key.types : [key]).some((one) => one.isStringLiteral() && one.value === name);
}

/** One of the values of a choice: an empty array is one without functions, of whatever type, as is a choice of null and undefined. */
function sideOf(side: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  return staticOf(side, scope, cx, isEmptyList(side) || ts.isConditionalExpression(unwrap(side)));
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

/** `given ?? fallback` and `given || fallback`, where what is given is a function, undefined or null. */
function logical(node: ts.BinaryExpression, scope: Scope, cx: Lowering): Static | undefined {
  const operator = node.operatorToken.kind;
  if (operator !== ts.SyntaxKind.QuestionQuestionToken && operator !== ts.SyntaxKind.BarBarToken) return undefined;
  const [first, second] = [staticOf(node.left, scope, cx), sideOf(node.right, scope, cx)];
  if (!first || !second) return undefined;
  if (second.before.every(isQuiet))
    return known(orElse(first.binding, second.binding, NULLISH), [...first.before, ...second.before]);
  // What makes the fallback runs only where it is needed.
  const [declare, test] = b.capture(asPresence(first.binding, cx.origin(node)), 'test', cx);
  const made = chooseStatic(test, known(withoutNothing(first.binding)), second);
  return { ...made, before: [...first.before, ...declare, ...made.before] };
}

/** Nobody can tell whether the statement is run: it declares a part of something that is there. */
function isQuiet(statement: RawStatement): boolean {
  if (statement.kind !== 'declare' || !statement.value) return false;
  return !rawWalk.someExpression(statement.value, ({ kind }) => kind === 'sequence' || kind === 'perform');
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
export function partIn(value: ts.Expression, name: string, scope: Scope, cx: Lowering): Static | undefined {
  if (isTimeless(value, scope, cx)) {
    return staticOf(value, scope, cx) ?? known({ kind: 'alias', node: value, scope });
  }
  if (holdsFunctions(cx.facts.type(value), cx.facts.checker)) return staticOf(value, scope, cx);
  if (isNothing(value)) return staticOf(value, scope, cx);
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
      const items = spread?.binding.kind === 'map' ? oneList(spread.binding, origin) : spread?.binding;
      if (!spread || items?.kind !== 'list' || options.length > 0) return undefined;
      before.push(...spread.before);
      if (items.kept) {
        const [declare, copy] = b.capture(b.list([{ kind: 'spread', value: items.tags }], origin), 'copy', cx);
        return known({ ...withoutPlace(items), tags: copy }, [...before, ...declare]);
      }
      options.push(...items.options);
      tags.push({ kind: 'spread', value: items.tags });
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
