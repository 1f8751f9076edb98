/**
 * `const parts = { a: f(), b: g() }` and `const [p, q] = [f(), g()]`: literals whose parts are promises. Each part is a promise
 * of its own, whatever names lead to it; parts that are no promises become variables.
 */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawStatement } from '../../hir/types.ts';
import { functionOf, lowerArguments } from '../arguments.ts';
import { bindPattern } from '../bind-pattern.ts';
import { bindParameters, endsInOnlyReturn, innerScope, typesIn } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { type Binding, isInlining, type Scope, type Static } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { usesIn } from './awaits.ts';
import { awaitsHeld } from './awaits-held.ts';
import { boundTo, partKey, passedOn } from './held.ts';
import { nameIn, pendingPromise, promisesOf } from './hold-in.ts';
import { isWhole } from './item-keys.ts';
import type { HeldPromise } from './source.ts';
import { isAsync } from './start-function.ts';
import { performs } from './started.ts';

/** Literals, and calls of plain functions that give them. */
interface Parts {
  readonly before: readonly RawStatement[];
  readonly parts: ReadonlyMap<string, Binding>;
  readonly promises: readonly HeldPromise[];
}

/** Makes the promises among the parts of a declaration's value; undefined where it has none. */
export function holdParts(
  declaration: ts.VariableDeclaration,
  scope: Scope,
  cx: Lowering,
): (() => Pick<Parts, 'before' | 'promises'>) | undefined {
  const { name, initializer } = declaration;
  if (!initializer || !canName(name, initializer, cx)) return undefined;
  const make = partsOf(initializer, scope, cx);
  if (!make) return undefined;
  return () => {
    const made = make();
    return { ...made, before: [...made.before, ...bindParts(name, made.parts, scope, cx)] };
  };
}

/** An argument that is an object or array with promises in it; those that are kept elsewhere are taken from there. */
export function partsArgument(node: ts.Expression, scope: Scope, cx: Lowering): Static | undefined {
  const literal = unwrap(node) as ts.Expression;
  const known = boundTo(literal, scope, cx);
  const isOpen = ts.isObjectLiteralExpression(literal) || ts.isArrayLiteralExpression(literal);
  const given = isOpen
    ? partsOf(literal, scope, cx)?.()
    : known?.kind === 'parts'
      ? { before: [], parts: known.parts }
      : undefined;
  if (!given || ![...given.parts.values()].some(({ kind }) => kind === 'promise')) return undefined;
  const parts = [...given.parts].map(([key, part]): [string, Binding] =>
    part.kind === 'promise' ? [key, { kind: 'promise', held: passedOn(part.held, node, cx) }] : [key, part],
  );
  return { before: given.before, binding: { kind: 'parts', parts: new Map(parts) } };
}

/** A name that only its parts are read of, or a pattern. */
function canName(name: ts.BindingName, initializer: ts.Expression, cx: Lowering): boolean {
  if (!ts.isIdentifier(name)) {
    return name.elements.every((one) => !ts.isOmittedExpression(one) && !one.dotDotDotToken && !one.initializer);
  }
  const symbol = cx.facts.symbol(name);
  if (!symbol || cx.facts.isReassigned(symbol) || cx.facts.isMutated(symbol)) return false;
  if (!ts.isArrayLiteralExpression(unwrap(initializer))) return true;
  const uses = usesIn(name.getSourceFile(), symbol, cx.facts.symbol).filter((use) => use !== name);
  const isPart = (use: ts.Identifier): boolean => partKey(use) !== undefined || isTakenApart(use);
  return uses.every((use) => isPart(use) || isWhole(use)) && (uses.length === 0 || uses.some(isPart));
}

/** `const [a, b] = name`. */
function isTakenApart(use: ts.Identifier): boolean {
  return ts.isVariableDeclaration(use.parent) && !ts.isIdentifier(use.parent.name) && use.parent.initializer === use;
}

/** How the parts of a value are made; undefined where it has no promises. */
function partsOf(expression: ts.Expression, scope: Scope, cx: Lowering): (() => Parts) | undefined {
  const node = unwrap(expression) as ts.Expression;
  const known = boundTo(node, scope, cx);
  if (known?.kind === 'parts') return () => ({ before: [], parts: known.parts, promises: [] });
  if (ts.isCallExpression(node)) return partsOfCall(node, scope, cx);
  const entries = entriesOf(node, cx);
  if (!entries?.some(([, value]) => cx.facts.isPromise(value))) return undefined;
  return () => {
    const before: RawStatement[] = [];
    const promises: HeldPromise[] = [];
    const add = (code: readonly RawStatement[], value: ts.Expression): void => {
      if (promises.length > 0 && (performs(code) || awaitsHeld(value, scope, cx)))
        cx.report(d.awaitBetweenPromises(cx.origin(value)));
      before.push(...code);
    };
    const parts = entries.map(([key, value]): [string, Binding] => {
      if (!cx.facts.isPromise(value)) {
        const lowered = cx.expression(value, scope);
        const { origin, shape } = lowered;
        const variable = cx.variable({ name: key, origin, shape, constant: true });
        add([b.declare(variable, lowered, origin)], value);
        return [key, { kind: 'variable', variable }];
      }
      const started = cx.started(value, scope);
      add(started.before, value);
      const { choice } = started;
      const running = { kind: 'one', value: started.value } as const;
      const held = pendingPromise({ name: key, made: value, running, ...(choice && { choice }) });
      promises.push(held);
      return [key, { kind: 'promise', held }];
    });
    return { before, parts: new Map(parts), promises };
  };
}

/** Keys and values of a literal with constant keys. */
export function entriesOf(
  node: ts.Expression,
  cx: Lowering,
): readonly (readonly [string, ts.Expression])[] | undefined {
  if (ts.isArrayLiteralExpression(node)) {
    const plain = node.elements.every((element) => !ts.isSpreadElement(element) && !ts.isOmittedExpression(element));
    return plain ? node.elements.map((element, index) => [String(index), element]) : undefined;
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const entries: [string, ts.Expression][] = [];
  for (const property of node.properties) {
    const key = keyOfProperty(property.name, cx);
    if (key === undefined) return undefined;
    if (ts.isPropertyAssignment(property)) entries.push([key, property.initializer]);
    else if (ts.isShorthandPropertyAssignment(property)) entries.push([key, property.name]);
    else return undefined;
  }
  return entries;
}

/** `key`, `'key'` and `[KEY]` of a constant. */
function keyOfProperty(name: ts.PropertyName | undefined, cx: Lowering): string | undefined {
  if (!name) return undefined;
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  const type = ts.isComputedPropertyName(name) ? cx.facts.type(name.expression) : undefined;
  return type?.isStringLiteral() ? type.value : undefined;
}

/** A plain function runs when it is called, and gives its parts at its end. */
function partsOfCall(call: ts.CallExpression, scope: Scope, cx: Lowering): (() => Parts) | undefined {
  const type = cx.facts.type(call);
  const holds = type.getProperties().some((one) => cx.facts.isPromiseType(cx.facts.checker.getTypeOfSymbol(one)));
  const fn =
    holds && !cx.facts.isPromise(call) && cx.facts.libraryMember(calleeOf(call)) === undefined
      ? functionOf(call.expression, scope, cx)
      : undefined;
  const { body } = fn?.node ?? {};
  if (!fn || !body || isAsync(fn.node) || isInlining(scope, fn)) return undefined;
  if (ts.isBlock(body) && !endsInOnlyReturn(body)) return undefined;
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const tail = !ts.isBlock(body) ? body : last && ts.isReturnStatement(last) ? last.expression : undefined;
  if (!tail) return undefined;
  return () => {
    const args = lowerArguments(call.arguments, scope, cx);
    const types = typesIn(fn, call, scope, cx);
    return cx.facts.within(types, () => {
      const inner = innerScope(fn, fn.scope.frame, scope, types);
      const parameters = bindParameters(fn.node, args, inner, call, cx);
      const statements = ts.isBlock(body) ? cx.statements(body.statements.slice(0, -1), inner) : [];
      const made = partsOf(tail, inner, cx)?.() ?? { before: [], parts: new Map(), promises: [] };
      if (promisesOf(inner).length > 0) cx.report(d.promiseHeld(cx.origin(call)));
      return { ...made, before: [...parameters, ...statements, ...made.before] };
    });
  };
}

function calleeOf(call: ts.CallExpression): ts.Identifier | ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return unwrap(call.expression) as ts.Identifier;
}

/** Lets the names of a declaration stand for parts. */
function bindParts(
  name: ts.BindingName,
  parts: ReadonlyMap<string, Binding>,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  if (ts.isIdentifier(name)) {
    const symbol = cx.facts.symbol(name);
    if (!symbol) return [];
    scope.bindings.set(symbol, { kind: 'parts', parts });
    for (const [key, part] of parts) if (part.kind === 'promise') part.held.names.push({ symbol, key });
    return [];
  }
  return name.elements.flatMap((element, index) => {
    if (ts.isOmittedExpression(element)) return [];
    const key = ts.isArrayBindingPattern(name) ? String(index) : keyOfElement(element);
    const part = parts.get(key);
    return part ? bindPart(element.name, part, scope, cx) : [];
  });
}

function keyOfElement({ propertyName, name }: ts.BindingElement): string {
  const key = propertyName ?? name;
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : key.getText();
}

function bindPart(name: ts.BindingName, part: Binding, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (part.kind === 'promise' && symbol) {
    nameIn(scope, symbol, part.held);
    return [];
  }
  if (part.kind !== 'variable') return [];
  const value = b.ref(part.variable, cx.shapeOfVariable(part.variable), cx.origin(name));
  return bindPattern(name, value, scope, cx, 'const');
}
