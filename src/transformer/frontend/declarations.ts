/** Declarations of a statement or of a `for` head. */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { bindPattern, type DeclarationKind } from './bind-pattern.ts';
import { bindStatic } from './bind-static.ts';
import { holdsFunctions } from './function-types.ts';
import { declareCell } from './kept/cell.ts';
import { declareKept } from './kept/changes.ts';
import { declareRemembered } from './library/last-index.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';
import { staticOf } from './static-value.ts';
import { isTimeless } from './timeless.ts';
import { isModuleLevel } from './trace.ts';

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
  const known = initializer && isStatic(initializer, cx) ? staticOf(initializer, scope, cx) : undefined;
  if (known) return [...known.before, ...bindStatic(name, known.binding, undefined, scope, cx)];
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
