/** `=`, compound and logical assignment, and destructuring assignment; each is an expression whose value is the one written. */
import ts from 'typescript';
import type { Origin } from '../core/origin.ts';
import { Kind, type ValueShape, withKinds } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { elementAt } from './access.ts';
import { lowerWrite, noteWrite } from './assigned.ts';
import { withDefault } from './bind-pattern.ts';
import { demandObject } from './checks.ts';
import { namedItems } from './code-points.ts';
import { asIterable } from './collections/iterated.ts';
import { demandNoCollection } from './data.ts';
import { ITEMS, NULLISH, noteAssigned, surplusKinds } from './denied.ts';
import { assignCell } from './kept/cell.ts';
import { lowerKeptClear } from './kept/changes.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { writeTo } from './place.ts';
import { emptyBatch } from './promises/batches.ts';
import { extendPromise } from './promises/held.ts';
import { propertyKey } from './property-key.ts';
import { restProperties } from './rest-properties.ts';
import { lookUp, type Scope } from './scope.ts';
import { demandTaken } from './special-properties.ts';
import { lowerTarget } from './target.ts';
import { isTimeless } from './timeless.ts';
import { isPlainAssignment, rootOf, unwrap } from './write-facts.ts';

/** Lowers an assignment expression. */
export function lowerAssignment(node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const left = unwrap(node.left) as ts.Expression;
  if (ts.isArrayLiteralExpression(left) || ts.isObjectLiteralExpression(left))
    return destructure(left, node, scope, cx);
  const held = assignCell(node, scope, cx);
  if (held) return held;
  const extended = emptyBatch(node, scope, cx) ?? extendPromise(node, scope, cx);
  if (extended) return extended;
  if (isTimeless(node.right, scope, cx)) {
    const isFunction =
      ts.isFunctionLike(unwrap(node.right)) || (cx.facts.stub(node.right) === undefined && isCallable(node.right, cx));
    cx.report(
      isFunction
        ? d.functionAsValue(placeOf(left, node, scope, cx))
        : d.untraceableHandle(origin, { name: left.getText() }),
    );
    return cx.invalid(node);
  }
  const cleared = lowerKeptClear(node, scope, cx);
  if (cleared) return cleared;
  const target = lowerTarget(left, scope, cx);
  if (!target) return cx.invalid(node);
  return lowerWrite(target, node, scope, cx);
}

function isCallable(node: ts.Expression, cx: Lowering): boolean {
  return cx.facts.type(node).getCallSignatures().length > 0;
}

/** Where it is said that the assignment cannot be: where an object with functions in it is declared, if that is what it changes. */
function placeOf(left: ts.Expression, node: ts.Node, scope: Scope, cx: Lowering): Origin {
  const root = rootOf(left);
  const symbol = root !== left && ts.isIdentifier(root) ? cx.facts.symbol(root) : undefined;
  const declared = symbol?.valueDeclaration;
  const isTable = symbol !== undefined && lookUp(scope, symbol)?.kind === 'parts';
  const name = declared && ts.isVariableDeclaration(declared) ? declared.name : undefined;
  return cx.origin(isTable && name ? name : node);
}

type Pattern = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

function destructure(pattern: Pattern, node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const swapped = ts.isArrayLiteralExpression(pattern) ? elementsOf(node, scope, cx) : undefined;
  if (swapped)
    return b.sequence(
      [...swapped.before, ...arrayParts(pattern as ts.ArrayLiteralExpression, swapped.list, scope, cx)],
      swapped.list,
      origin,
    );
  const [declare, ref] = b.capture(cx.expression(node.right, scope), 'value', cx);
  return b.sequence([...declare, ...assignPattern(pattern, ref, scope, cx)], ref, origin);
}

/** The values of `[…] = [a, b]`, each evaluated before the first write; they may be undefined, since no list is made. */
function elementsOf(
  node: ts.BinaryExpression,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly list: RawExpr } | undefined {
  const right = unwrap(node.right);
  if (!ts.isExpressionStatement(node.parent) || !ts.isArrayLiteralExpression(right)) return undefined;
  if (right.elements.some((element) => ts.isSpreadElement(element) || ts.isOmittedExpression(element)))
    return undefined;
  const captured = right.elements.map((element) => b.capture(cx.expression(element, scope), 'value', cx));
  const entries = captured.map(([, value]) => ({ kind: 'item' as const, value }));
  return { before: captured.flatMap(([declare]) => declare), list: b.list(entries, cx.origin(right)) };
}

/** Assigns the parts of a value to the targets of a pattern, in order. */
export function assignPattern(pattern: Pattern, value: RawExpr, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const given = ts.isArrayLiteralExpression(pattern)
    ? asIterable(value, pattern.parent, cx)
    : demandNoCollection(value, cx);
  const [declare, ref] = b.capture(demandObject(given, cx.origin(pattern), cx), 'value', cx);
  if (ts.isObjectLiteralExpression(pattern)) return [...declare, ...objectParts(pattern, ref, scope, cx)];
  const [declareList, items] = namedItems(ref, cx);
  return [...declare, ...declareList, ...arrayParts(pattern, items, scope, cx)];
}

function arrayParts(
  pattern: ts.ArrayLiteralExpression,
  value: RawExpr,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  return pattern.elements.flatMap((element, index) => {
    const origin = cx.origin(element);
    if (ts.isOmittedExpression(element)) return [];
    if (ts.isSpreadElement(element)) {
      const rest = b.library('Array.prototype.slice', value, [b.literal(index, origin)], value.shape, origin);
      return assignElement(element.expression, rest, scope, cx);
    }
    const shape = itemShape(value.shape.item, element, cx);
    const known = value.kind === 'list' ? (value.entries[index]?.value ?? b.absent(origin)) : undefined;
    return assignElement(element, known ?? elementAt(value, b.literal(index, origin), shape, origin), scope, cx);
  });
}

/** What an item may be that a target gets: of a tuple's items, those of the target's type. */
function itemShape(item: ValueShape | undefined, element: ts.Expression, cx: Lowering): ValueShape {
  const own = cx.facts.shape(withoutDefault(element));
  return item ? withKinds(b.narrower(item, own), item.kinds & (NULLISH | cx.denied.kindsOf(ITEMS))) : own;
}

function objectParts(
  pattern: ts.ObjectLiteralExpression,
  value: RawExpr,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const taken: RawExpr[] = [];
  return pattern.properties.flatMap((property) => {
    const origin = cx.origin(property);
    if (ts.isSpreadAssignment(property))
      return assignElement(property.expression, restProperties(value, taken, origin, cx), scope, cx);
    if (!property.name) return [];
    const [evaluate, key] = b.capture(propertyKey(property.name, scope, cx), 'key', cx);
    taken.push(key);
    demandTaken(value, key, origin, cx);
    const shape = cx.facts.shape(
      ts.isPropertyAssignment(property) ? withoutDefault(property.initializer) : property.name,
    );
    const part = b.propertyAt(value, key, { ...shape, kinds: shape.kinds | Kind.absent }, origin);
    if (ts.isPropertyAssignment(property))
      return [...evaluate, ...assignElement(property.initializer, part, scope, cx)];
    if (!ts.isShorthandPropertyAssignment(property)) return [];
    return assignTo(property.name, withDefault(part, property.objectAssignmentInitializer, scope, cx), scope, cx);
  });
}

/** The target without its default, from which TypeScript would take the type of the whole. */
function withoutDefault(element: ts.Expression): ts.Expression {
  const node = unwrap(element) as ts.Expression;
  return isPlainAssignment(node) ? node.left : node;
}

/** A target of a pattern: a nested pattern, a target with a default, or a target. */
function assignElement(element: ts.Expression, value: RawExpr, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const node = unwrap(element) as ts.Expression;
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node))
    return assignPattern(node, value, scope, cx);
  if (isPlainAssignment(node)) {
    return assignElement(node.left, withDefault(value, node.right, scope, cx), scope, cx);
  }
  return assignTo(node, value, scope, cx);
}

function assignTo(node: ts.Expression, value: RawExpr, scope: Scope, cx: Lowering): readonly RawStatement[] {
  const target = lowerTarget(node, scope, cx);
  if (!target) return [];
  const declared = cx.facts.declaredShape(node);
  const surplus = surplusKinds(value.shape, declared) !== 0;
  const part = surplus ? value : ({ ...value, shape: b.narrower(value.shape, declared) } as RawExpr);
  noteWrite(target, part, node, cx);
  noteAssigned(node, part.shape, null, cx);
  return [...target.before, writeTo(target, part, cx.origin(node), cx)];
}
