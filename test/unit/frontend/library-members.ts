/** The members of TypeScript's own library, by the names that the compiler gives them. */
import ts from 'typescript';
import { libraryMemberName } from '../../../src/transformer/frontend/library/member-name.ts';

/** Every member and global that the library up to ES2025 declares. */
export function libraryMembers(): ReadonlySet<string> {
  const options: ts.CompilerOptions = { lib: ['lib.es2025.d.ts'], types: [], noResolve: true };
  const program = ts.createProgram([import.meta.filename], options);
  // Binds the files, so that nodes know their parents.
  program.getTypeChecker();
  const names = new Set<string>();
  for (const file of program.getSourceFiles()) {
    if (program.isSourceFileDefaultLibrary(file))
      for (const statement of file.statements) collect(statement, file, names);
  }
  return names;
}

function collect(node: ts.Statement, file: ts.SourceFile, names: Set<string>): void {
  const add = (declaration: ts.Declaration, name: string): void => {
    names.add(libraryMemberName(declaration, name));
  };
  if (ts.isInterfaceDeclaration(node)) {
    for (const member of node.members) {
      if (!member.name) continue;
      add(member, ts.isComputedPropertyName(member.name) ? member.name.getText(file) : textOf(member.name));
    }
  } else if (ts.isFunctionDeclaration(node) && node.name) add(node, node.name.text);
  else if (ts.isVariableStatement(node)) {
    for (const declaration of node.declarationList.declarations) add(declaration, declaration.name.getText(file));
  } else if (ts.isModuleDeclaration(node) && node.body && ts.isModuleBlock(node.body)) {
    for (const inner of node.body.statements) collect(inner, file, names);
  }
}

function textOf(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) || ts.isNumericLiteral(name) || ts.isBigIntLiteral(name)
    ? name.getText()
    : name.text;
}
