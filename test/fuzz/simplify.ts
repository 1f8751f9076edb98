/** All programs that are one step simpler than a program: statements removed or replaced by their parts, expressions likewise. */
import ts from 'typescript';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Simpler sources, the greatest savings first. */
export function simplifications(source: string): readonly string[] {
  const file = ts.createSourceFile('program.ts', source, ts.ScriptTarget.ES2023, true);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    edits.push(...editsOf(node, source, file));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  const saving = (edit: Edit): number => edit.end - edit.start - edit.text.length;
  const applied = edits
    .filter((edit) => saving(edit) > 0)
    .sort((a, b) => saving(b) - saving(a))
    .map((edit) => source.slice(0, edit.start) + edit.text + source.slice(edit.end));
  return [...new Set(applied)];
}

function editsOf(node: ts.Node, source: string, file: ts.SourceFile): readonly Edit[] {
  const start = node.getStart(file);
  const end = node.getEnd();
  const textOf = (part: ts.Node): string => source.slice(part.getStart(file), part.getEnd());
  const replace = (text: string): Edit => ({ start, end, text });
  const inner = (statement: ts.Statement): string =>
    ts.isBlock(statement) ? statement.statements.map(textOf).join('\n') : textOf(statement);
  if (ts.isVariableDeclaration(node) || ts.isSourceFile(node)) return [];
  if (ts.isIfStatement(node)) {
    const parts = [
      replace(inner(node.thenStatement)),
      replace(''),
      replace(`if (${textOf(node.expression)}) ${textOf(node.thenStatement)}`),
    ];
    return node.elseStatement ? [...parts, replace(inner(node.elseStatement))] : parts;
  }
  if (ts.isIterationStatement(node, false)) return [replace(inner(node.statement)), replace('')];
  if (ts.isLabeledStatement(node)) return [replace(textOf(node.statement)), replace('')];
  if (ts.isTryStatement(node)) {
    const handler = node.catchClause ? textOf(node.catchClause) : '';
    const finalizer = node.finallyBlock ? `finally ${textOf(node.finallyBlock)}` : '';
    return [
      replace(inner(node.tryBlock)),
      replace(''),
      ...(handler && finalizer
        ? [replace(`try ${textOf(node.tryBlock)} ${handler}`), replace(`try ${textOf(node.tryBlock)} ${finalizer}`)]
        : []),
      ...(node.finallyBlock ? [replace(inner(node.finallyBlock))] : []),
    ];
  }
  if (ts.isBlock(node) && ts.isStatement(node.parent))
    return node.statements.length === 0 ? [] : [replace('{}'), ...dropped(node.statements, textOf, replace)];
  if (ts.isBlock(node)) return node.statements.length > 1 ? dropped(node.statements, textOf, replace) : [];
  if (ts.isCaseOrDefaultClause(node)) return [replace('')];
  if (ts.isStatement(node)) return [replace('')];
  if (ts.isExpression(node) && !ts.isIdentifier(node)) return expressionEdits(node, textOf, replace);
  if (
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isTypeElement(node)
  ) {
    return [withComma(node, source, file)];
  }
  return [];
}

/** Half of a list of statements less. */
function dropped(
  list: ts.NodeArray<ts.Statement>,
  textOf: (node: ts.Node) => string,
  replace: (text: string) => Edit,
): readonly Edit[] {
  if (list.length < 4) return [];
  const half = Math.floor(list.length / 2);
  const join = (part: readonly ts.Statement[]): Edit => replace(`{\n${part.map(textOf).join('\n')}\n}`);
  return [join(list.slice(half)), join([...list.slice(0, half), ...list.slice(-1)])];
}

function withComma(node: ts.Node, source: string, file: ts.SourceFile): Edit {
  const rest = /^\s*[,;]\s*/.exec(source.slice(node.getEnd()))?.[0].length ?? 0;
  return { start: node.getStart(file), end: node.getEnd() + rest, text: '' };
}

function expressionEdits(
  node: ts.Expression,
  textOf: (node: ts.Node) => string,
  replace: (text: string) => Edit,
): readonly Edit[] {
  const parts: ts.Node[] = [];
  const collect = (child: ts.Node): void => {
    if (ts.isExpression(child)) parts.push(child);
    else ts.forEachChild(child, collect);
  };
  ts.forEachChild(node, collect);
  const isCallee = ts.isCallExpression(node.parent) && node.parent.expression === node;
  if (isCallee || ts.isFunctionLike(node)) return [];
  const constants = ['0', "''", 'true', 'null', '[]'].map((text) => replace(text));
  const whole = ts.isLiteralExpression(node) || ts.isParenthesizedExpression(node) ? constants.slice(0, 2) : constants;
  const items = ts.isArrayLiteralExpression(node)
    ? node.elements.map((_, index) =>
        replace(
          `[${node.elements
            .filter((__, other) => other !== index)
            .map(textOf)
            .join(', ')}]`,
        ),
      )
    : [];
  return [
    ...whole,
    ...items,
    ...parts
      .filter((part) => !ts.isFunctionLike(part))
      .map((part) => replace(ts.isObjectLiteralExpression(part) ? `(${textOf(part)})` : textOf(part))),
  ];
}
