/**
 * Recognises the functions and classes that `stepscript` exports, by symbol identity: the module that the program's own
 * imports of `stepscript` resolve to is asked for its exports once. Renaming, re-exporting and namespace imports all work.
 */
import path from 'node:path';
import ts from 'typescript';
import { type IntrinsicKind, intrinsics } from '../../dsl/manifest.ts';

export interface DslFacts {
  /** Which DSL function, object or class a name or property access means. */
  dsl(node: ts.Node): IntrinsicKind | undefined;
  /** The same for a symbol. */
  dslOfSymbol(symbol: ts.Symbol): IntrinsicKind | undefined;
  /** The call is one of a function that the package declares, such as `dynamodb.table`. */
  isOwnCall(call: ts.CallExpression): boolean;
  /** The node is in the code of the package. */
  isOwnCode(node: ts.Node): boolean;
}

/** Finds the DSL's symbols in a program. */
export function createDslFacts(
  program: ts.Program,
  checker: ts.TypeChecker,
  symbolOf: (node: ts.Node) => ts.Symbol | undefined,
): DslFacts {
  const kinds = new Map<ts.Symbol, IntrinsicKind>();
  const modules = dslModules(program, checker);
  const folders = [...modules].flatMap(({ declarations = [] }) => declarations.map(folderOf));
  for (const module of modules) {
    for (const exported of checker.getExportsOfModule(module)) {
      const kind = (intrinsics as Readonly<Record<string, IntrinsicKind | undefined>>)[exported.name];
      if (kind === undefined) continue;
      kinds.set(exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported, kind);
    }
  }
  const isOwnCode = (node: ts.Node): boolean => {
    const { fileName } = node.getSourceFile();
    return folders.some((folder) => fileName.startsWith(folder));
  };
  return {
    dsl: (node) => {
      const symbol = symbolOf(ts.isPropertyAccessExpression(node) ? node.name : node);
      return symbol && kinds.get(symbol);
    },
    dslOfSymbol: (symbol) => kinds.get(symbol),
    isOwnCall: (call) => {
      const declaration = checker.getResolvedSignature(call)?.declaration;
      return declaration !== undefined && isOwnCode(declaration);
    },
    isOwnCode,
  };
}

/** The folder of all modules of the package, of which `stepscript` is `dsl/index`. */
function folderOf(module: ts.Declaration): string {
  return `${path.posix.dirname(path.posix.dirname(module.getSourceFile().fileName))}/`;
}

function dslModules(program: ts.Program, checker: ts.TypeChecker): ReadonlySet<ts.Symbol> {
  const modules = new Set<ts.Symbol>();
  for (const file of program.getSourceFiles()) {
    for (const statement of file.statements) {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) continue;
      const specifier = statement.moduleSpecifier;
      if (!specifier || !ts.isStringLiteral(specifier) || specifier.text !== 'stepscript') continue;
      const module = checker.getSymbolAtLocation(specifier);
      if (module) modules.add(module);
    }
  }
  return modules;
}
