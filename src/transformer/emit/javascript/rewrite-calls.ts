/**
 * The JavaScript rewrite: gives each compiled `workflow(...)` call, or `@Workflow` decorator, a reference to its artifact
 * as one more argument, and imports the generated module for it. The reference is by name, so the emitted file does not
 * change when only the definition does. Nodes of handles are reused as they are: TypeScript resolves imports and exports
 * of reused nodes as it does in the source, and keeps their source map positions.
 */
import type ts from 'typescript';

/** One call to rewrite. */
export interface CallRewrite {
  /** Name of the artifact in the generated module. */
  readonly name: string;
  readonly form: 'call' | 'class';
  readonly start: number;
  readonly handles: readonly {
    readonly id: string;
    readonly expression: { readonly start: number; readonly end: number } | null;
  }[];
}

/** What to do with one source file. */
export interface FileRewrite {
  /** Specifier of the generated module, e.g. `./order.workflow.stepscript.js`. */
  readonly module: string;
  readonly calls: readonly CallRewrite[];
}

/** A `before` transformer that rewrites the files that `rewriteOf` knows. */
export function rewriteCalls(
  typescript: typeof ts,
  rewriteOf: (fileName: string) => FileRewrite | undefined,
): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (sourceFile) => {
    const rewrite = rewriteOf(sourceFile.fileName);
    return rewrite === undefined ? sourceFile : rewriteFile(typescript, context, sourceFile, rewrite);
  };
}

function rewriteFile(
  typescript: typeof ts,
  context: ts.TransformationContext,
  sourceFile: ts.SourceFile,
  rewrite: FileRewrite,
): ts.SourceFile {
  const { factory } = context;
  const generated = factory.createUniqueName(
    'stepscriptArtifacts',
    typescript.GeneratedIdentifierFlags.Optimistic | typescript.GeneratedIdentifierFlags.FileLevel,
  );
  const targets = new Map<ts.Node, CallRewrite>();
  for (const call of rewrite.calls) {
    const target = findTarget(typescript, sourceFile, call);
    if (target !== undefined) targets.set(target, call);
  }

  const thunk = (body: ts.Expression): ts.Expression =>
    factory.createArrowFunction(undefined, undefined, [], undefined, undefined, body);
  const reference = (call: CallRewrite): ts.Expression => {
    const lookup = factory.createPropertyAccessExpression(generated, 'default');
    const artifact = factory.createCallExpression(lookup, undefined, [factory.createStringLiteral(call.name, true)]);
    const handles = call.handles.flatMap(({ id, expression }) => {
      const node = expression === null ? undefined : findExpression(typescript, sourceFile, expression);
      return node === undefined ? [] : [factory.createPropertyAssignment(factory.createStringLiteral(id, true), node)];
    });
    return factory.createObjectLiteralExpression([
      factory.createPropertyAssignment('artifact', thunk(artifact)),
      factory.createPropertyAssignment(
        'handles',
        thunk(factory.createParenthesizedExpression(factory.createObjectLiteralExpression(handles))),
      ),
    ]);
  };

  const visit = (node: ts.Node): ts.Node => {
    const visited = typescript.visitEachChild(node, visit, context);
    const call = targets.get(node);
    if (call === undefined) return visited;
    if (typescript.isCallExpression(visited)) {
      const parameters = [...visited.arguments, reference(call)];
      return factory.updateCallExpression(visited, visited.expression, visited.typeArguments, parameters);
    }
    if (typescript.isDecorator(visited)) {
      return factory.updateDecorator(
        visited,
        factory.createCallExpression(visited.expression, undefined, [reference(call)]),
      );
    }
    return visited;
  };

  const statements = sourceFile.statements.map((statement) =>
    typescript.visitNode(statement, visit, typescript.isStatement),
  );
  const importDeclaration = factory.createImportDeclaration(
    undefined,
    factory.createImportClause(undefined, undefined, factory.createNamespaceImport(generated)),
    factory.createStringLiteral(rewrite.module, true),
  );
  statements.splice(importPosition(typescript, sourceFile), 0, importDeclaration);
  return factory.updateSourceFile(sourceFile, statements);
}

/** After the last import, else after the directives. */
function importPosition(typescript: typeof ts, sourceFile: ts.SourceFile): number {
  const isImport = (node: ts.Statement): boolean =>
    typescript.isImportDeclaration(node) || typescript.isImportEqualsDeclaration(node);
  const isDirective = (node: ts.Statement): boolean =>
    typescript.isExpressionStatement(node) && typescript.isStringLiteral(node.expression);
  const last = sourceFile.statements.findLastIndex(isImport);
  if (last >= 0) return last + 1;
  const first = sourceFile.statements.findIndex((statement) => !isDirective(statement));
  return first < 0 ? sourceFile.statements.length : first;
}

/** The call, or the decorator of the class, that `call` is about. */
function findTarget(typescript: typeof ts, sourceFile: ts.SourceFile, call: CallRewrite): ts.Node | undefined {
  const starts = (node: ts.Node): boolean => node.pos === call.start || node.getStart(sourceFile) === call.start;
  if (call.form === 'call') {
    return innermost(typescript, sourceFile, call.start, (node) => typescript.isCallExpression(node) && starts(node));
  }
  const owner = innermost(typescript, sourceFile, call.start, (node) => typescript.isClassLike(node) && starts(node));
  if (owner === undefined || !typescript.canHaveDecorators(owner)) return undefined;
  const names = workflowDecoratorNames(typescript, sourceFile);
  const decorator = (typescript.getDecorators(owner) ?? []).find(({ expression }) =>
    names.has(decoratorName(typescript, expression)),
  );
  return decorator !== undefined && typescript.isCallExpression(decorator.expression)
    ? decorator.expression
    : decorator;
}

/** `Workflow` and the names that the file imports it under. */
function workflowDecoratorNames(typescript: typeof ts, sourceFile: ts.SourceFile): ReadonlySet<string> {
  const names = new Set(['Workflow']);
  for (const statement of sourceFile.statements) {
    const bindings = typescript.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (bindings === undefined || !typescript.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements) if (propertyName?.text === 'Workflow') names.add(name.text);
  }
  return names;
}

/** The last name of `Workflow`, `dsl.Workflow`, or of a call of one. */
function decoratorName(typescript: typeof ts, expression: ts.Expression): string {
  const callee = typescript.isCallExpression(expression) ? expression.expression : expression;
  const name = typescript.isPropertyAccessExpression(callee) ? callee.name : callee;
  return typescript.isIdentifier(name) ? name.text : '';
}

/** The deepest node that matches among those that contain or begin at `position`. */
function innermost(
  typescript: typeof ts,
  sourceFile: ts.SourceFile,
  position: number,
  matches: (node: ts.Node) => boolean,
): ts.Node | undefined {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (position < node.pos || position >= node.end) return;
    if (matches(node)) found = node;
    typescript.forEachChild(node, visit);
  };
  typescript.forEachChild(sourceFile, visit);
  return found;
}

/** The expression that spans exactly `start` to `end`. */
function findExpression(
  typescript: typeof ts,
  sourceFile: ts.SourceFile,
  { start, end }: { readonly start: number; readonly end: number },
): ts.Expression | undefined {
  let found: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (start < node.pos || end > node.end || found !== undefined) return;
    if (node.end === end && node.getStart(sourceFile) === start && typescript.isExpression(node)) found = node;
    else typescript.forEachChild(node, visit);
  };
  visit(sourceFile);
  return found;
}
