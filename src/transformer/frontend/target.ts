/**
 * Targets of writes: a variable, or a path of keys and indexes from one. Keys are evaluated once, before the value, as
 * JavaScript does; objects on the way must exist.
 */
import ts from 'typescript';
import { isOnly, Kind, mayBe, orAbsent, shapes, type ValueShape, withKinds } from '../core/shape.ts';
import type { PathStep } from '../core/statement.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { isAssignment, lowerWrite } from './assigned.ts';
import { checkOwner } from './checks.ts';
import { keyText } from './collections/keys.ts';
import { isOfVar } from './declarations.ts';
import { ENTRIES, ITEMS, propertyShape, SCALARS, unseenKinds } from './denied.ts';
import { statementsOf } from './evaluated.ts';
import { isIndexed } from './indexed.ts';
import { lastIndexTarget } from './library/last-index.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { demandKept } from './owner-kept.ts';
import type { Target } from './place.ts';
import { disprovedKinds } from './proven-present.ts';
import { lookUp, type Scope } from './scope.ts';
import { isTimeless } from './timeless.ts';
import { isUsedBeforeDeclared } from './used-before-declared.ts';
import { demandWritableName } from './writable-name.ts';
import { isAssignedTo, unwrap } from './write-facts.ts';

/** The target that an expression names; reported and undefined when it cannot be written. */
export function lowerTarget(expression: ts.Expression, scope: Scope, cx: Lowering): Target | undefined {
  const node = unwrap(expression) as ts.Expression;
  if (ts.isIdentifier(node)) return nameTarget(node, scope, cx);
  if (ts.isPropertyAccessExpression(node) && !ts.isPrivateIdentifier(node.name)) {
    const lastIndex = lastIndexTarget(node, scope, cx);
    if (lastIndex !== undefined) return lastIndex ?? undefined;
    const owner = lowerTarget(node.expression, scope, cx);
    return owner && step(owner, b.literal(node.name.text, cx.origin(node.name)), node, cx);
  }
  if (ts.isElementAccessExpression(node)) {
    const owner = lowerTarget(node.expression, scope, cx);
    if (!owner) return undefined;
    const [declare, key] = b.capture(cx.expression(node.argumentExpression, scope), 'key', cx);
    demandKept(owner, declare, cx.origin(node), cx);
    return step({ ...owner, before: [...owner.before, ...declare] }, key, node, cx);
  }
  if (ts.isCallExpression(node)) return callTarget(node, scope, cx);
  if (isAssignment(node) && !isTimeless(node.right, scope, cx)) return assignedTarget(node, scope, cx);
  // A field is meant, not the object that has it: `this.count += 1`.
  const { parent } = node;
  const isField = node.kind === ts.SyntaxKind.ThisKeyword && ts.isPropertyAccessExpression(parent);
  const target = isField ? parent : node;
  cx.report(d.unassignable(cx.origin(target), { target: target.getText() }));
  return undefined;
}

/** `(byDay[day] ??= {})`: the place that was written; its keys are evaluated once, for the write and for what follows. */
function assignedTarget(node: ts.BinaryExpression, scope: Scope, cx: Lowering): Target | undefined {
  const place = lowerTarget(node.left, scope, cx);
  if (!place) return undefined;
  const value = lowerWrite(place, node, scope, cx);
  const shape = withKinds(cx.facts.shape(node), value.shape.kinds & (Kind.null | Kind.absent));
  return { ...place, before: statementsOf(value, node, cx), current: { ...place.current, shape } as RawExpr };
}

/** What a call gives: the value of a map, which is a place in it, or an object that the ownership check knows. */
function callTarget(node: ts.CallExpression, scope: Scope, cx: Lowering): Target | undefined {
  const callee = unwrap(node.expression);
  const [key] = node.arguments;
  const access = ts.isPropertyAccessExpression(callee) && !ts.isOptionalChain(node) ? callee : undefined;
  if (!access || !key || cx.facts.libraryMember(access) !== 'Map.prototype.get') {
    const value = cx.expression(node, scope);
    const variable = cx.variable({ name: 'object', origin: value.origin, shape: value.shape, constant: false });
    const current = b.ref(variable, value.shape, value.origin);
    return { variable, path: [], before: [b.declare(variable, value, value.origin)], current, owner: shapes.unknown };
  }
  const owner = lowerTarget(access.expression, scope, cx);
  if (!owner) return undefined;
  const origin = cx.origin(node);
  const checks = mayBe(owner.current.shape, Kind.null | Kind.absent) ? [checkOwner(owner.current, 'get', origin)] : [];
  const [declare, text] = b.capture(keyText(cx.expression(key, scope), cx), 'key', cx);
  demandKept(owner, declare, origin, cx);
  const map = { ...owner.current, shape: b.present(owner.current.shape) } as RawExpr;
  return {
    variable: owner.variable,
    path: [...owner.path, { key: text, container: 'record' }],
    before: [...owner.before, ...checks, ...declare],
    current: b.index(map, text, orAbsent(cx.facts.shape(node)), origin),
    owner: map.shape,
  };
}

/** Functions, and objects and lists with functions in them. */
const STAND_INS: ReadonlySet<string> = new Set(['function', 'parts', 'list', 'map', 'cell', 'choice']);

function nameTarget(node: ts.Identifier, scope: Scope, cx: Lowering): Target | undefined {
  const symbol = cx.facts.symbol(node);
  const binding = symbol && lookUp(scope, symbol);
  if (!symbol || binding?.kind !== 'variable') {
    const declared = symbol?.valueDeclaration;
    const related = declared ? [{ span: cx.origin(declared), message: 'declared here' }] : [];
    const origin = cx.origin(node);
    if (binding?.kind === 'value') cx.report(d.keptCapture(origin, { variable: node.text }, related));
    else if (binding && STAND_INS.has(binding.kind)) cx.report(d.functionAsValue(origin, related));
    else if (isUsedBeforeDeclared(node, cx)) cx.report(d.usedBeforeDeclared(origin, { name: node.text }));
    else if (!isOfVar(symbol)) cx.report(d.moduleState(origin, { name: node.text }, related));
    return undefined;
  }
  if (!demandWritableName(symbol, binding.variable, node, scope, cx)) return undefined;
  const declared = cx.facts.declaredShape(node);
  const known = cx.shapeOfVariable(binding.variable);
  const unseen = unseenKinds(known, node, cx) & ~disprovedKinds(node, cx.facts);
  const shape = withKinds(b.narrower(declared, known), unseen);
  const narrowed = withKinds(b.narrower(shape, cx.facts.shape(node)), unseen);
  const isOther = narrowed.error === true && isOnly(cx.facts.shape(node), SCALARS);
  const current: RawExpr = {
    kind: 'ref',
    origin: cx.origin(node),
    // TypeScript gives the declared type to an assigned name, so narrowing is only asked for names that are read.
    shape: isAssignedTo(node) ? shape : isOther ? cx.facts.shape(node) : narrowed,
    variable: binding.variable,
  };
  return { variable: binding.variable, path: [], before: [], current, owner: shapes.unknown };
}

function step(
  owner: Target,
  key: RawExpr,
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  cx: Lowering,
): Target | undefined {
  const origin = cx.origin(node);
  const container = owner.current.shape;
  const untyped = cx.facts.isUntyped(node.expression);
  const notObject = nonObject(owner.current, untyped, origin);
  const checks = notObject ? [b.engineThrowIf(notObject, 'TypeError', NO_PROPERTIES, origin)] : [];
  const literal = key.kind === 'literal' && typeof key.value === 'string' ? key.value : null;
  const uncertain = literal !== null && isIndexed(cx.facts.type(node.expression), literal, cx.facts.checker);
  const declared = cx.facts.declaredShape(ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression);
  const narrowed = uncertain ? orAbsent(cx.facts.shape(node)) : cx.facts.shape(node);
  const shape =
    literal === null
      ? withKinds(narrowed, cx.denied.kindsOf(ENTRIES) | cx.denied.kindsOf(ITEMS))
      : propertyShape(narrowed, declared, literal, cx);
  const object = { ...owner.current, shape: b.present(container) } as RawExpr;
  const kind = containerKind(object.shape);
  if (untyped && literal === 'length' && kind === 'either') {
    const hint = `Give the list a type: \`const list = ${node.expression.getText()} as string[]\`.`;
    cx.report(d.unsupportedSyntax(origin, { syntax: '`length` of a value of type `any` as a target', hint }));
    return undefined;
  }
  const isLength = literal === 'length' && kind === 'list';
  const current = isLength
    ? b.lengthOf(object, origin)
    : literal !== null
      ? b.member(object, literal, shape, origin)
      : elementAt(object, key, shape, origin);
  return {
    variable: owner.variable,
    path: [...owner.path, { key, container: kind }],
    before: [...owner.before, ...checks],
    current,
    owner: container,
  };
}

const NO_PROPERTIES = 'Cannot set properties of null or undefined';

/** Whether a value is none that has properties which can be set; undefined where that is sure. Of `any` it may be text, too. */
function nonObject(value: RawExpr, untyped: boolean, origin: RawExpr['origin']): RawExpr | undefined {
  const isNullish = mayBe(value.shape, Kind.null | Kind.absent) ? b.isNullish(value, origin) : undefined;
  if (!untyped || !mayBe(value.shape, SCALARS)) return isNullish;
  const isScalar = b.binary('!==', b.unary('typeof', value, origin), b.literal('object', origin), origin);
  return isNullish ? b.logical('||', isNullish, isScalar, origin) : isScalar;
}

function containerKind(shape: ValueShape): PathStep<never>['container'] {
  if (shape.kinds !== 0 && isOnly(shape, Kind.record)) return 'record';
  return shape.kinds !== 0 && isOnly(shape, Kind.list) ? 'list' : 'either';
}
