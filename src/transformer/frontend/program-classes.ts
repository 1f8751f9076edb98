/** The classes that a program's own files declare, at any depth. Found when they are first asked for. */
import ts from 'typescript';

/** The class declarations of the program's source files, in the order of the files. */
export function programClasses(program: ts.Program): () => readonly ts.ClassDeclaration[] {
  let found: readonly ts.ClassDeclaration[] | undefined;
  return () => {
    found ??= program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && /\bclass\b/.test(file.text))
      .flatMap(classesIn);
    return found;
  };
}

function classesIn(file: ts.SourceFile): readonly ts.ClassDeclaration[] {
  const classes: ts.ClassDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node)) classes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return classes;
}
