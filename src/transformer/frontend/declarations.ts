/** Declarations of a statement or of a `for` head. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { bindPattern, type DeclarationKind } from './bind-pattern.ts';
import { bindStatic } from './bind-static.ts';
import { fillingsOf, isOnlyFilled } from './filled.ts';
import { holdsFunctions } from './function-types.ts';
import { declareCell } from './kept/cell.ts';
import { declareKept } from './kept/changes.ts';
import { declareRemembered } from './library/last-index.ts';
import type { Lowering } from './lowering.ts';
import type { Scope, Static } from './scope.ts';
import { contentsOf } from './shape-of.ts';
import { staticOf } from './static-value.ts';
import { isTimeless } from './timeless.ts';
import { isModuleLevel } from './trace.ts';
import { unwrap } from './write-facts.ts';

/** Lowers the declarations, in order. What has no value at run time becomes a name for its expression. */
export function lowerDeclarations(
  list: ts.VariableDeclarationList,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const kind = declarationKind(list);
  if (kind === 'using' || kind === 'var') {
    cx.report(
      d.unsupportedSyntax(cx.origin(list), {
        syntax: `\`${kind}\``,
        hint: kind === 'var' ? 'Use `let` or `const`.' : 'Use `try` and `finally`.',
      }),
    );
    if (kind === 'using') return [];
  }
  // A refused name is bound all the same: that it is unknown need not be said at each of its uses.
  const bound = kind === 'var' ? 'let' : kind;
  return list.declarations.flatMap((declaration) => lowerDeclaration(declaration, bound, scope, cx));
}

/** The name is one of a `var`, which is refused where it stands. */
export function isOfVar(symbol: ts.Symbol | undefined): boolean {
  const declared = symbol?.valueDeclaration;
  const list = declared && ts.isVariableDeclaration(declared) ? declared.parent : undefined;
  if (!declared || !list || !ts.isVariableDeclarationList(list) || isModuleLevel(declared)) return false;
  return declarationKind(list) === 'var';
}

function lowerDeclaration(
  declaration: ts.VariableDeclaration,
  kind: DeclarationKind,
  scope: Scope,
  cx: Lowering,
): readonly RawStatement[] {
  const { name, initializer } = declaration;
  const kept =
    declareKept(declaration, scope, cx) ??
    declareCell(declaration, scope, cx) ??
    declareRemembered(declaration, scope, cx);
  if (kept) return kept;
  const known =
    initializer && (isStatic(initializer, cx) || isFilled(declaration, cx))
      ? staticOf(initializer, scope, cx, true)
      : undefined;
  if (known && !isMapOfData(declaration, known, cx))
    return [...known.before, ...bindStatic(name, known.binding, undefined, scope, cx)];
  if (initializer && isTimeless(initializer, scope, cx)) {
    if (ts.isIdentifier(name)) {
      const symbol = cx.facts.symbol(name);
      if (symbol && cx.facts.isReassigned(symbol)) cx.report(d.untraceableHandle(cx.origin(name), { name: name.text }));
      if (symbol) scope.bindings.set(symbol, { kind: 'alias', node: initializer, scope });
    }
    return [];
  }
  const value = initializer ? cx.expression(initializer, scope) : null;
  return bindPattern(name, value, scope, cx, kind);
}

/** `const handlers: Handlers = {}`, which is given functions directly behind. */
function isFilled(declaration: ts.VariableDeclaration, cx: Lowering): boolean {
  const { name, initializer } = declaration;
  const isTable = initializer && ts.isObjectLiteralExpression(unwrap(initializer));
  return (
    isTable === true && holdsFunctions(cx.facts.type(name), cx.facts.checker) && fillingsOf(declaration, cx).length > 0
  );
}

/** `new Map<string, Order>()`, which gets its entries while the workflow runs; their type has functions that none of them needs to have. */
function isMapOfData({ name }: ts.VariableDeclaration, { binding }: Static, cx: Lowering): boolean {
  const symbol = binding.kind === 'map' && binding.entries.length === 0 ? cx.facts.symbol(name) : undefined;
  if (!symbol || !cx.facts.isMutated(symbol) || isOnlyFilled(symbol, cx)) return false;
  const { checker } = cx.facts;
  const value = contentsOf(cx.facts.type(name), checker)[1];
  return value !== undefined && checker.getNonNullableType(value).getCallSignatures().length === 0;
}

/** What the initializer gives has functions in it. */
function isStatic(initializer: ts.Expression, cx: Lowering): boolean {
  return holdsFunctions(cx.facts.type(initializer), cx.facts.checker) && !cx.facts.isPromise(initializer);
}

function declarationKind(list: ts.VariableDeclarationList): DeclarationKind | 'var' | 'using' {
  const flags = list.flags & ts.NodeFlags.BlockScoped;
  if (flags === ts.NodeFlags.Const) return 'const';
  if (flags === ts.NodeFlags.Let) return 'let';
  return flags === 0 ? 'var' : 'using';
}
