/**
 * What a pattern with the flag `g` remembers between calls of `exec` and `test`: its `lastIndex`, which is a variable beside the
 * constant that holds the pattern. Only that constant's own name reads and writes it; by other names the pattern is refused.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { isFiniteNumber } from '../../core/operator-shapes.ts';
import { shapes, type ValueShape } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Target } from '../place.ts';
import { lookUp, type Scope } from '../scope.ts';
import { isModuleLevel, trace } from '../trace.ts';
import { demandWritableName, isInside } from '../writable-name.ts';
import { unwrap } from '../write-facts.ts';
import { writeOf } from '../write-target.ts';
import { isPattern } from './regexp-of.ts';

/** A pattern that remembers, by the name that it is declared with. */
export interface Remembered {
  readonly symbol: ts.Symbol;
  readonly variable: VarId;
}

/** Declares a pattern that remembers where it was; undefined for other declarations. */
export function declareRemembered(
  { name, initializer }: ts.VariableDeclaration,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] | undefined {
  const node = initializer && (unwrap(initializer) as ts.Expression);
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!node || !symbol || !isPattern(node) || !cx.facts.isMutated(symbol) || cx.facts.isReassigned(symbol))
    return undefined;
  const origin = cx.origin(name);
  const shape = isSetAnywhere(symbol, cx) ? shapes.number : shapes.integer;
  const lastIndex = cx.variable({ name: 'lastIndex', origin, shape, constant: false });
  if (scope.region) cx.regions.set(lastIndex, scope.region);
  scope.bindings.set(symbol, { kind: 'alias', node, scope, lastIndex });
  return [b.declare(lastIndex, b.literal(0, origin), origin)];
}

/** Programs set it to what is no integer of 0 or more, as far as their text shows. */
function isSetAnywhere(symbol: ts.Symbol, cx: Lowering): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'lastIndex' &&
      cx.facts.symbol(node.expression) === symbol
    )
      found ||= !isCountedUp(node);
    ts.forEachChild(node, visit);
  };
  const file = symbol.valueDeclaration?.getSourceFile();
  if (file) visit(file);
  return found;
}

/** `re.lastIndex++`, `re.lastIndex = 0` and what only reads it. */
function isCountedUp(node: ts.PropertyAccessExpression): boolean {
  const write = writeOf(node);
  if (!write) return true;
  if (ts.isPostfixUnaryExpression(write) || ts.isPrefixUnaryExpression(write))
    return write.operator === ts.SyntaxKind.PlusPlusToken;
  if (!ts.isBinaryExpression(write) || write.left !== node || !ts.isNumericLiteral(write.right)) return false;
  const { kind } = write.operatorToken;
  const adds = kind === ts.SyntaxKind.EqualsToken || kind === ts.SyntaxKind.PlusEqualsToken;
  return adds && /^\d+$/.test(write.right.text);
}

/** The pattern that an expression names, where it remembers; `hidden` where it is another name of such a pattern. */
export function rememberedBy(expression: ts.Node, scope: Scope, cx: Lowering): Remembered | 'hidden' | undefined {
  const node = unwrap(expression);
  const symbol = ts.isIdentifier(node) ? cx.facts.symbol(node) : undefined;
  const binding = symbol && lookUp(scope, symbol);
  if (symbol && binding?.kind === 'alias' && binding.lastIndex !== undefined)
    return { symbol, variable: binding.lastIndex };
  const made = trace(node, scope, cx.facts)?.node;
  return made && made !== node && remembers(made, cx) ? 'hidden' : undefined;
}

/** The constant that is declared with this pattern remembers where it was. That of a module is never asked: `exec` and `test` are refused. */
export function remembers(pattern: ts.Node, cx: Lowering): boolean {
  let node = pattern;
  while (unwrap(node.parent) === pattern) node = node.parent;
  const { parent } = node;
  const symbol = ts.isVariableDeclaration(parent) && !isModuleLevel(parent) ? cx.facts.symbol(parent.name) : undefined;
  return symbol !== undefined && cx.facts.isMutated(symbol);
}

/** `pattern.lastIndex`, which is a number of its own; undefined for other properties. */
export function readLastIndex(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): RawExpr | undefined {
  const remembered = lastIndexOf(node, scope, cx);
  return remembered && b.ref(remembered.variable, cx.shapeOfVariable(remembered.variable), cx.origin(node));
}

/** The place that `pattern.lastIndex = …` writes; undefined for other properties, and null where it is reported. */
export function lastIndexTarget(
  node: ts.PropertyAccessExpression,
  scope: Scope,
  cx: Lowering,
): Target | null | undefined {
  const remembered = lastIndexOf(node, scope, cx);
  if (!remembered) return undefined;
  const { symbol, variable } = remembered;
  if (!demandOwn(symbol, variable, node.expression, scope, cx)) return null;
  const current = b.ref(variable, cx.shapeOfVariable(variable), cx.origin(node));
  const demand = (value: RawExpr): RawExpr => {
    if (isFiniteNumber(value.shape)) return value;
    const hint = 'Set it to a position that cannot be NaN.';
    cx.report(d.unsupportedLibraryMember(cx.origin(node), { member: 'RegExp.prototype.lastIndex', hint }));
    return cx.invalid(node);
  };
  return { variable, path: [], before: [], current, owner: shapes.unknown, demand };
}

function lastIndexOf(node: ts.PropertyAccessExpression, scope: Scope, cx: Lowering): Remembered | undefined {
  if (node.name.text !== 'lastIndex') return undefined;
  const remembered = rememberedBy(node.expression, scope, cx);
  return remembered === 'hidden' ? undefined : remembered;
}

/** True where the pattern may go on: a recursive function does not hand back where patterns around it are. */
function demandOwn(symbol: ts.Symbol, variable: VarId, node: ts.Node, scope: Scope, cx: Lowering): boolean {
  if (!scope.handsBack || isInside(symbol, scope)) return demandWritableName(symbol, variable, node, scope, cx);
  cx.report(d.callbackWrite(cx.origin(node), { variable: symbol.name }));
  return false;
}

/** A search that begins at `lastIndex`, and leaves it behind what it found, or at 0; the match or null. */
export function searchOn(
  { symbol, variable }: Remembered,
  search: (start: RawExpr) => RawExpr,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  if (!demandOwn(symbol, variable, node, scope, cx)) return cx.invalid(node);
  const origin = cx.origin(node);
  const zero = b.literal(0, origin);
  const made = search(startOf(variable, cx.shapeOfVariable(variable), origin));
  const [declare, found] = b.capture(made, 'found', cx);
  const match = { ...found, shape: b.present(found.shape) } as RawExpr;
  const text = b.index(match, zero, shapes.string, origin);
  const end = b.binary('+', b.member(match, 'index', shapes.integer, origin), b.lengthOf(text, origin), origin);
  const next = b.conditional(b.binary('===', found, b.literal(null, origin), origin), zero, end, origin);
  return b.sequence([...declare, b.assign(variable, next, origin)], found, origin);
}

/** Where a search begins: as JavaScript takes the number for an integer of 0 or more. */
function startOf(variable: VarId, shape: ValueShape, origin: RawExpr['origin']): RawExpr {
  const at = b.ref(variable, shape, origin);
  if (shape.integer) return at;
  const zero = b.literal(0, origin);
  const floor = b.library('Math.floor', null, [at], shapes.integer, origin);
  return b.conditional(b.binary('>', at, zero, origin), floor, zero, origin);
}

/** A value, after which the pattern begins at 0 again, as `replace` and `match` leave it. */
export function fromZero(
  value: RawExpr,
  { symbol, variable }: Remembered,
  node: ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  if (!demandOwn(symbol, variable, node, scope, cx)) return cx.invalid(node);
  const origin = cx.origin(node);
  const [declare, result] = b.capture(value, 'result', cx);
  return b.sequence([...declare, b.assign(variable, b.literal(0, origin), origin)], result, origin);
}
