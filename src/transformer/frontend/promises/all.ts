/** `Promise.all`: one branch per promise, the results in the places of the promises. The first failure fails all. */
import ts from 'typescript';
import { Kind, shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { demandStored } from '../data.ts';
import { noteItem, surplusKinds, TUPLES } from '../denied.ts';
import { type Branch, branchOf, forkOf } from '../fork.ts';
import { demandItem } from '../items.ts';
import type { Lowering, Started } from '../lowering.ts';
import * as b from '../make.ts';
import { unwrap } from '../write-facts.ts';
import { settle } from './settle-held.ts';
import type { Element, Source } from './source.ts';

/** Starts everything in the source; the value is the list of all results. */
export function startAll(source: Source, node: ts.Node, cx: Lowering): Started {
  if (source.kind === 'each') return { before: source.before, value: source.perform(null) };
  const { before, elements } = source;
  const origin = cx.origin(node);
  const { declare, results, values } = joined(elements, [], node, cx);
  noteResults(values, node, cx);
  const plain = elements.length > 0 && elements.every((element) => element.kind === 'promise');
  const whole = plain && values.every((value) => value.kind === 'index');
  const list = whole
    ? ({ ...results, shape: shapes.list(b.items(values, origin).shape.item ?? shapes.json) } as RawExpr)
    : listOf(elements, values, isTakenApart(node) && !elements.some(isSpread), origin, cx);
  return { before, value: b.sequence(declare, list, origin) };
}

/** Notes what results are although their types deny it: they are items of the tuple that the promise resolves to. */
function noteResults(values: readonly RawExpr[], node: ts.Node, cx: Lowering): void {
  const { checker } = cx.facts;
  const resolved = checker.getAwaitedType(cx.facts.type(node));
  if (!resolved || !checker.isTupleType(resolved)) return;
  for (const [index, type] of checker.getTypeArguments(resolved as ts.TypeReference).entries()) {
    const value = values[index];
    if (!value) continue;
    const said = cx.facts.shapeOf(type);
    noteItem(value.shape, said, cx);
    // Where the list is taken apart at once, an item may be undefined.
    if (surplusKinds(value.shape, said) & Kind.absent) cx.denied.add(TUPLES, Kind.absent);
  }
}

/** Elements that ran side by side with other branches. */
export interface Joined {
  readonly declare: readonly RawStatement[];
  readonly results: RawExpr;
  /** One value per element; of spreads the list. */
  readonly values: readonly RawExpr[];
  /** One value per other branch. */
  readonly others: readonly RawExpr[];
}

/** Runs the promises among the elements, and other branches beside them. */
export function joined(elements: readonly Element[], others: readonly Branch[], node: ts.Node, cx: Lowering): Joined {
  const origin = cx.origin(node);
  const leaves = elements.flatMap(leavesOf).map(branchOf);
  const { declare, results, values: all } = forkOf([...leaves, ...others], origin, cx);
  const left = all[Symbol.iterator]();
  const joinedValue = (element: Element): RawExpr => {
    if (element.kind === 'group') return listOf(element.elements, element.elements.map(joinedValue), false, origin, cx);
    if (element.kind === 'plain' || element.kind === 'spread') return element.value;
    const value = left.next().value ?? cx.invalid(node);
    if (element.kind === 'promise' && element.held) settle(element.held, value, node);
    return value;
  };
  const values = elements.map(joinedValue);
  return { declare: all.length > 0 ? declare : [], results, values, others: [...left] };
}

/** What runs in branches, in order. */
function leavesOf(element: Element): readonly RawExpr[] {
  if (element.kind === 'group') return element.elements.flatMap(leavesOf);
  if (element.kind === 'each') return [element.each.perform(null)];
  return element.kind === 'promise' ? [element.value] : [];
}

/** As many values as a list has. */
function isSpread(element: Element | undefined): boolean {
  return element?.kind === 'spread' || element?.kind === 'each';
}

/** The list of all values; where it is `taken` apart at once, an element may be undefined. */
function listOf(
  elements: readonly Element[],
  values: readonly RawExpr[],
  taken: boolean,
  origin: RawExpr['origin'],
  cx: Lowering,
): RawExpr {
  const entries = values.map((value, index) =>
    isSpread(elements[index])
      ? { kind: 'spread' as const, value }
      : {
          kind: 'item' as const,
          value: taken ? value : demandItem(demandStored(value, cx), shapes.list(shapes.json), cx),
        },
  );
  return b.list(entries, origin);
}

/** The awaited list is destructured on the spot, or not used at all. */
function isTakenApart(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAwaitExpression(parent) || ts.isAsExpression(parent))
    return isTakenApart(parent);
  if (ts.isVariableDeclaration(parent)) return ts.isArrayBindingPattern(parent.name);
  if (ts.isBinaryExpression(parent)) return parent.right === node && ts.isArrayLiteralExpression(unwrap(parent.left));
  return ts.isExpressionStatement(parent);
}
