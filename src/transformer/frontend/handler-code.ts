/**
 * Where the code of `lambda.fn('Charge', handler)` can be imported from, so that the CDK construct can bundle it: the handler
 * itself, or the handle that was made with it. Code that no module exports has to be deployed by the app.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { unwrap } from './write-facts.ts';

/** An export from which a handler can be had. */
export interface HandlerCode {
  /** Absolute path of the module. */
  readonly file: string;
  readonly exportName: string;
  /** What the export is. */
  readonly of: 'handler' | 'handle';
}

/** The exported code of a call of `lambda.fn`, or null. */
export function handlerCode(made: ts.CallExpression, facts: Facts): HandlerCode | null {
  const given = made.arguments[1];
  if (given === undefined) return null;
  const handler = unwrap(given);
  const named = ts.isIdentifier(handler) ? exportOf(facts.symbol(handler), facts) : undefined;
  if (named !== undefined) return { ...named, of: 'handler' };
  const owner = made.parent;
  const handle = ts.isVariableDeclaration(owner) ? exportOf(facts.symbol(owner.name), facts) : undefined;
  return handle === undefined ? null : { ...handle, of: 'handle' };
}

/** The module that declares a symbol, and the name under which it exports it. */
function exportOf(symbol: ts.Symbol | undefined, facts: Facts): Omit<HandlerCode, 'of'> | undefined {
  const file = symbol?.valueDeclaration?.getSourceFile();
  const module = file && facts.checker.getSymbolAtLocation(file);
  if (symbol === undefined || file === undefined || module === undefined) return undefined;
  const found = facts.checker
    .getExportsOfModule(module)
    .find(
      (exported) =>
        (exported.flags & ts.SymbolFlags.Alias ? facts.checker.getAliasedSymbol(exported) : exported) === symbol,
    );
  return found && { file: file.fileName, exportName: found.name };
}
