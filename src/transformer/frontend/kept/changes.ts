/** Changes of lists of functions: `undo.push(() => …)`, `undo.pop()`, `undo.reverse()`, `undo.length = 0`. */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { orAbsent, shapes } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { holdsFunctions } from '../function-types.ts';
import { splicedParts } from '../library/splice.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { KeptList, ListBinding, Scope, Static } from '../scope.ts';
import { staticOf } from '../static-value.ts';
import { unwrap } from '../write-facts.ts';
import { called } from './called.ts';
import { bothItems, itemAt } from './item.ts';
import { keptValue } from './keep.ts';
import { recordShape } from './kinds.ts';
import { keptEntries } from './records.ts';
import { demandWritable } from './writable.ts';

/** A list of functions that may be changed. */
interface Place {
  readonly before: readonly RawStatement[];
  readonly list: ListBinding;
  readonly kept: KeptList;
  readonly variable: VarId;
  readonly tags: RawExpr;
}

/** The list in a variable that an expression means; undefined where it means another value, or one that is just made. */
function placeOf(node: ts.Expression, scope: Scope, cx: Lowering): Place | undefined {
  const type = cx.facts.type(node);
  if (!cx.facts.checker.isArrayType(type) || !holdsFunctions(type, cx.facts.checker)) return undefined;
  const value = staticOf(node, scope, cx);
  if (value?.binding.kind !== 'list') return undefined;
  const { kept, place: variable } = value.binding;
  if (!kept || variable === undefined) return undefined;
  const tags = b.ref(variable, value.binding.tags.shape, cx.origin(node));
  return { before: value.before, list: value.binding, kept, variable, tags };
}

/** Lowers `undo.push(…)` and the like where it stands for itself; undefined where it is a call of something else. */
export function lowerKeptChange(call: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const callee = unwrap(call.expression);
  if (!ts.isPropertyAccessExpression(callee)) return undefined;
  const method = callee.name.text;
  const origin = cx.origin(call);
  if (method === 'push' || method === 'unshift') {
    const place = placeOf(callee.expression, scope, cx);
    if (!place) return undefined;
    const added = call.arguments.map((argument) => keptEntries(argument, place.kept, scope, cx));
    const entries = added.flatMap((one) => one?.entries ?? []);
    const own = { kind: 'spread' as const, value: place.tags };
    const content = b.list(method === 'push' ? [own, ...entries] : [...entries, own], origin);
    const write = writeOf(place, content, call, scope, cx);
    const used = !ts.isExpressionStatement(call.parent);
    return b.sequence(
      [...place.before, ...added.flatMap((one) => one?.before ?? []), write],
      used ? { ...b.lengthOf(place.tags, origin), shape: shapes.integer } : b.absent(origin),
      origin,
    );
  }
  if (!ts.isExpressionStatement(call.parent)) return undefined;
  const changed = keptChange(method, callee, call, scope, cx);
  return changed && b.sequence(changed.before, b.absent(origin), origin);
}

const CHANGES: ReadonlySet<string> = new Set(['pop', 'shift', 'reverse', 'sort', 'splice']);

/** The value of `undo.pop()`, `undo.shift()`, `undo.splice(0, 5)`, `undo.reverse()` or `undo.sort(…)`. */
export function keptChange(
  method: string,
  callee: ts.PropertyAccessExpression,
  call: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): Static | undefined {
  if (!CHANGES.has(method)) return undefined;
  const place = placeOf(callee.expression, scope, cx);
  if (!place) return undefined;
  const { tags, list } = place;
  const origin = cx.origin(call);
  const content = (member: 'slice' | 'toReversed', ...args: readonly number[]): RawExpr =>
    b.library(
      `Array.prototype.${member}`,
      tags,
      args.map((one) => b.literal(one, origin)),
      tags.shape,
      origin,
    );
  if (method === 'reverse' || method === 'sort') {
    const sorted = method === 'sort' && called('toSorted', bothItems(list, cx), list, call, scope, cx);
    const write = writeOf(place, sorted || content('toReversed'), call, scope, cx);
    return { before: [...place.before, write], binding: list };
  }
  if (method === 'splice') return splicedFunctions(place, call, scope, cx);
  const [at, rest] = method === 'pop' ? [-1, content('slice', 0, -1)] : [0, content('slice', 1)];
  const shape = orAbsent(tags.shape.item ?? shapes.record);
  const item = b.library('Array.prototype.at', tags, [b.literal(at, origin)], shape, origin);
  const [declare, tag] = b.capture(item, 'removed', cx);
  const write = writeOf(place, rest, call, scope, cx);
  return { before: [...place.before, ...declare, write], binding: itemAt(list, tag, true, cx) };
}

/** The functions that `undo.splice(0, 5)` takes out. */
function splicedFunctions(place: Place, call: ts.CallExpression, scope: Scope, cx: Lowering): Static | undefined {
  if (call.arguments.length > 2) return undefined;
  const { tags, kept } = place;
  const parts = splicedParts('splice', tags, call, scope, cx);
  if (!parts) return undefined;
  const [declare, removed] = b.capture(parts.removed, 'removed', cx);
  const write = writeOf(place, parts.content, call, scope, cx);
  const before = [...place.before, ...parts.before, ...declare, write];
  return { before, binding: { kind: 'list', tags: removed, options: [], kept } };
}

/** Lowers `undo.length = 0`; undefined where it is another assignment. */
export function lowerKeptClear(node: ts.BinaryExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const left = unwrap(node.left);
  if (!ts.isPropertyAccessExpression(left) || left.name.text !== 'length') return undefined;
  const zero = ts.isNumericLiteral(node.right) && Number(node.right.text) === 0;
  if (!zero || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const place = placeOf(left.expression, scope, cx);
  if (!place) return undefined;
  const origin = cx.origin(node);
  const write = writeOf(place, b.list([], origin), node, scope, cx);
  return b.sequence([...place.before, write], b.literal(0, origin), origin);
}

function writeOf(place: Place, content: RawExpr, node: ts.Node, scope: Scope, cx: Lowering): RawStatement {
  demandWritable(place.variable, place.kept, node, scope, cx);
  return b.replaceContent(place.variable, [], content, cx.origin(node));
}

/** The records of a list that is declared with functions in it, or with none. */
export function declareKept(
  declaration: ts.VariableDeclaration,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] | undefined {
  const { name, initializer } = declaration;
  const literal = initializer && unwrap(initializer);
  if (!literal || !ts.isArrayLiteralExpression(literal) || !ts.isIdentifier(name)) return undefined;
  const symbol = cx.facts.symbol(name);
  const type = cx.facts.type(name);
  const { checker } = cx.facts;
  if (!symbol || !checker.isArrayType(type) || !holdsFunctions(type, checker)) return undefined;
  const item = checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  if (!item || cx.facts.isPromiseType(item) || literal.elements.some(ts.isSpreadElement)) return undefined;
  if (literal.elements.length > 0 && !cx.facts.isMutated(symbol)) return undefined;
  const shape = shapes.list(recordShape(cx.kept.kindsOf(declaration)));
  const place = cx.variable({ name: name.text, origin: cx.origin(name), shape, constant: false });
  if (scope.region) cx.regions.set(place, scope.region);
  const kept: KeptList = { declaration, scope, place };
  const tags = b.ref(place, shape, cx.origin(name));
  scope.bindings.set(symbol, { kind: 'list', tags, options: [], kept, place });
  const values = literal.elements.map((element) => keptValue(element, kept, scope, cx));
  const origin = cx.origin(declaration);
  const entries = values.flatMap((one) => (one ? [{ kind: 'item' as const, value: one.record }] : []));
  const records = b.list(entries, origin);
  return [...values.flatMap((one) => one?.before ?? []), b.declare(place, { ...records, shape } as RawExpr, origin)];
}
