/**
 * One workflow of a cases file as a program of its own: its declaration and everything of the file that it needs, so that a
 * mutant is small enough to compile in no time and what fails can be read.
 */
import ts from 'typescript';

/** The program of one workflow; empty where the file declares no such name. */
export function sliceOf(file: ts.SourceFile, workflow: string): string {
  const declared = new Map<string, ts.Statement[]>();
  const imports: ts.ImportDeclaration[] = [];
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) imports.push(statement);
    for (const name of namesOf(statement)) declared.set(name, [...(declared.get(name) ?? []), statement]);
  }
  const needed = new Set<ts.Statement>();
  const words = new Set<string>();
  const take = (name: string): void => {
    for (const statement of declared.get(name) ?? []) {
      if (needed.has(statement)) continue;
      needed.add(statement);
      const found = wordsOf(statement);
      for (const word of found) words.add(word);
      found.forEach(take);
    }
  };
  take(workflow);
  if (needed.size === 0) return '';
  const text = (node: ts.Node): string => node.getText(file);
  const header = imports.flatMap((one) => {
    const used = importedNames(one).filter((name) => words.has(name.name.text));
    return used.length === 0 ? [] : [importOf(one, used, text)];
  });
  const body = file.statements.filter((statement) => needed.has(statement)).map(text);
  return `${[...header, ...body].join('\n')}\n`;
}

/** The modules that a program imports. */
export function importedModules(file: ts.SourceFile): readonly string[] {
  return file.statements.flatMap((statement) =>
    ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
}

function importedNames(declaration: ts.ImportDeclaration): readonly (ts.ImportSpecifier | ts.NamespaceImport)[] {
  const bindings = declaration.importClause?.namedBindings;
  if (!bindings) return [];
  return ts.isNamespaceImport(bindings) ? [bindings] : bindings.elements;
}

function importOf(
  declaration: ts.ImportDeclaration,
  used: readonly (ts.ImportSpecifier | ts.NamespaceImport)[],
  text: (node: ts.Node) => string,
): string {
  const first = used[0];
  if (first && ts.isNamespaceImport(first)) return text(declaration);
  const type = declaration.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : '';
  return `import ${type}{ ${used.map(text).join(', ')} } from ${text(declaration.moduleSpecifier)};`;
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((one) => boundNames(one.name));
  if (
    (ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isModuleDeclaration(statement)) &&
    statement.name
  )
    return [statement.name.text];
  return [];
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}

function wordsOf(node: ts.Node): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (part: ts.Node): void => {
    if (ts.isIdentifier(part)) words.add(part.text);
    ts.forEachChild(part, visit);
  };
  visit(node);
  return words;
}
