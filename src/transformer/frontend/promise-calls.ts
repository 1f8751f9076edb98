/** `Promise.all` of array literals and of `items.map(async …)`, and `Promise.resolve`. Other combinators are refused by name. */
import ts from 'typescript';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { boxedBranch, branchResult } from './fork.ts';
import { demandItem } from './items.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { mapEach } from './map-each.ts';
import { childScope, type Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

/** Lowers an awaited call of a static method of Promise. */
export function lowerPromiseCall(member: string, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const argument = node.arguments[0];
  if (member === 'Promise.resolve') return argument ? cx.awaited(argument, scope) : b.absent(cx.origin(node));
  const operand = argument && unwrap(argument);
  if (member === 'Promise.all' && operand) {
    if (!scope.effects) {
      cx.report(d.effectInCallback(cx.origin(node)));
      return cx.invalid(node);
    }
    if (ts.isArrayLiteralExpression(operand)) return lowerAll(operand, node, scope, cx);
    if (ts.isCallExpression(operand) && isMapCall(operand, cx)) return lowerAllMap(operand, node, scope, cx);
    if (!cx.facts.isPromise(operand) && !itemsArePromises(operand as ts.Expression, cx))
      return cx.expression(operand as ts.Expression, scope);
  }
  const hint = member === 'Promise.all' ? 'Give it an array literal or `items.map(async …)`.' : 'Use `Promise.all`.';
  cx.report(d.unsupportedLibraryMember(cx.origin(node), { member, hint }));
  return cx.invalid(node);
}

function itemsArePromises(node: ts.Expression, cx: Lowering): boolean {
  const item = cx.facts.checker.getIndexTypeOfType(cx.facts.type(node), ts.IndexKind.Number);
  return item === undefined || item.getProperty('then') !== undefined;
}

function isMapCall(node: ts.CallExpression, cx: Lowering): boolean {
  return (
    ts.isPropertyAccessExpression(node.expression) && cx.facts.libraryMember(node.expression) === 'Array.prototype.map'
  );
}

function lowerAllMap(call: ts.CallExpression, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const callback = call.arguments[0];
  if (!callback || !ts.isPropertyAccessExpression(call.expression)) return cx.invalid(node);
  const list = cx.expression(call.expression.expression, scope);
  return mapEach({ node, list, callback, scope, cx, maxConcurrency: null, name: null });
}

/** One branch per element that is a promise; plain values keep their place. */
function lowerAll(array: ts.ArrayLiteralExpression, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const elements = array.elements.map((element) => {
    if (ts.isSpreadElement(element) || ts.isOmittedExpression(element)) {
      cx.report(
        d.unsupportedSyntax(cx.origin(element), {
          syntax: 'a spread or hole in `Promise.all([…])`',
          hint: 'Write each promise, or use `items.map(async …)`.',
        }),
      );
      return { promise: false, value: cx.invalid(node), element };
    }
    const promise = cx.facts.isPromise(element);
    const inner = childScope(scope, { frame: { kind: 'region' }, region: element, jumps: [], insideTry: false });
    return { promise, value: promise ? cx.awaited(element, inner) : cx.expression(element, scope), element };
  });
  const branches = elements.filter((one) => one.promise);
  if (branches.length === 0)
    return listOf(
      elements.map((one) => one.value),
      node,
      cx,
    );
  const plain = elements.map((one) => (one.promise ? null : b.capture(one.value, 'value', cx)));
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: shapes.list(),
    effect: {
      kind: 'fork',
      branches: branches.map((one) => {
        const at = cx.origin(one.element);
        return { origin: at, body: [{ kind: 'return' as const, origin: at, value: boxedBranch(one.value) }] };
      }),
      retry: [],
      name: null,
    },
  };
  const [declare, results] = b.capture(performed, 'results', cx);
  let position = -1;
  const values = elements.map((one, index) => {
    if (!one.promise) return plain[index]?.[1] ?? cx.invalid(node);
    position += 1;
    return branchResult(results, position, one.value.shape, origin);
  });
  const before = plain.flatMap((captured) => captured?.[0] ?? []);
  const whole = plain.every((captured) => captured === null) && values.every((value) => value.kind === 'index');
  const list = whole ? ({ ...results, shape: shapes.list(joined(values)) } as RawExpr) : listOf(values, node, cx);
  return b.sequence([...before, ...declare], list, origin);
}

function joined(values: readonly RawExpr[]): RawExpr['shape'] {
  return (
    b.list(
      values.map((value) => ({ kind: 'item', value })),
      values[0]?.origin ?? { file: '', start: 0, end: 0 },
    ).shape.item ?? shapes.json
  );
}

/** A list of values; an element may be undefined only where a pattern takes it apart or nobody reads it. */
function listOf(values: readonly RawExpr[], node: ts.CallExpression, cx: Lowering): RawExpr {
  const taken = isTakenApart(node);
  const entries = values.map((value) => ({ kind: 'item' as const, value: taken ? value : demandItem(value, cx) }));
  return b.list(entries, cx.origin(node));
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
