/** Array literals with items and spreads. Holes are refused; items must not be undefined, which lists cannot hold. */
import ts from 'typescript';
import type { ListEntry } from '../../core/expr.ts';
import { spreadItem } from '../../core/operator-shapes.ts';
import { isOnly, joinShapes, Kind, mayBe, shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawLeaf } from '../../hir/types.ts';
import { demandIterable } from '../checks.ts';
import { charactersOf } from '../code-points.ts';
import { asIterable } from '../collections/iterated.ts';
import { expressionConstruct } from '../construct.ts';
import { demandItemType } from '../data.ts';
import { noteItem } from '../denied.ts';
import { hasInvalid } from '../invalid.ts';
import { demandItem, isSerialised } from '../items.ts';
import { emptyArrayLength, undefinedItems } from '../library/array-statics.ts';
import type { Lowering } from '../lowering.ts';
import { matchAsList } from '../match-list.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';

export const arrayLiteral = expressionConstruct<ts.ArrayLiteralExpression>({
  title: 'array literal',
  lower: (node, scope, cx) => {
    const entries = node.elements.map((element) => lowerElement(element, scope, cx));
    return { kind: 'list', origin: cx.origin(node), shape: shapes.list(itemShape(entries)), entries };
  },
});

function itemShape(entries: readonly ListEntry<RawLeaf>[]): ValueShape | undefined {
  const parts = entries.map((entry) =>
    entry.kind === 'item' ? entry.value.shape : entry.value.shape.item && spreadItem(entry.value.shape),
  );
  return parts.reduce((a, b) => (a && b ? joinShapes(a, b) : undefined), { kinds: 0 } as ValueShape | undefined);
}

function lowerElement(element: ts.Expression, scope: Scope, cx: Lowering): ListEntry<RawLeaf> {
  if (ts.isOmittedExpression(element)) {
    cx.report(d.unsupportedSyntax(cx.origin(element.parent), { syntax: 'a hole in an array', hint: 'Write `null`.' }));
    return { kind: 'item', value: cx.invalid(element.parent) };
  }
  if (ts.isSpreadElement(element)) return { kind: 'spread', value: iterated(element.expression, scope, cx) };
  const serialised = isSerialised(element.parent, scope, cx);
  const given = cx.expression(element, scope);
  const value = demandItemType(serialised ? matchAsList(given, cx) : given, element, cx);
  if (serialised) return { kind: 'item', value };
  if (!cx.facts.isUntyped(element)) noteItem(value.shape, cx.facts.shape(element), cx);
  const list = isEntry(element.parent) ? shapes.list(shapes.unknown) : cx.facts.shape(element.parent);
  return { kind: 'item', value: demandItem(value, list, cx) };
}

/** `Object.fromEntries(keys.map((key, index) => [key, row[index]]))`: nothing else reads the items of the pairs. */
function isEntry(node: ts.Node): boolean {
  const { parent } = node;
  if (unwrap(parent) !== parent) return isEntry(parent);
  const fn = ts.isReturnStatement(parent) ? parent.parent.parent : parent;
  if (!ts.isArrowFunction(fn)) return false;
  const call = fn.parent;
  const isMap =
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === 'map' &&
    call.arguments[0] === fn;
  return isMap && ts.isCallExpression(call.parent) && call.parent.expression.getText() === 'Object.fromEntries';
}

/** The list that iterating a value gives: lists themselves, the code points of strings. */
function iterated(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  const length = emptyArrayLength(node, cx);
  if (length) return undefinedItems(length, node, scope, cx);
  const value = asIterable(demandIterable(matchAsList(cx.expression(node, scope), cx), cx), node, cx);
  if (hasInvalid(value) || isOnly(value.shape, Kind.list)) return value;
  if (value.shape.kinds !== 0 && isOnly(value.shape, Kind.string)) {
    return charactersOf(value);
  }
  if (!mayBe(value.shape, Kind.list)) {
    cx.report(
      d.unsupportedSyntax(cx.origin(node), {
        syntax: 'the spread of a value that is not an array',
        hint: 'Spread an array.',
      }),
    );
  } else {
    cx.report(d.uncertainSpread(cx.origin(node)));
  }
  return value;
}
