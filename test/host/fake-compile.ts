/**
 * A compiler for tests of the host. A workflow is an exported `workflow(...)` constant, a default export or a class with
 * `@Workflow`; its definition holds the text of everything its file imports, so that a change in a helper changes it. The
 * word `REFUSED` anywhere in those texts is an error of the workflow.
 */
import { dirname, relative } from 'node:path';
import ts from 'typescript';
import type { Compilation, CompileRequest, WorkflowOutput } from '../../src/transformer/compile.ts';
import { type Diagnostic, d } from '../../src/transformer/diagnostics/index.ts';

type Found = Pick<WorkflowOutput, 'exportName' | 'isDefault' | 'form' | 'callStart'> & { readonly name: string };

/** Compiles without the compiler. */
export function fakeCompile({ program, rootDir }: CompileRequest): Compilation {
  const workflows: WorkflowOutput[] = [];
  const failed: { sourceFile: string; exportName: string }[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of program.getSourceFiles().filter(({ isDeclarationFile }) => !isDeclarationFile)) {
    const text = closure(program, file).join('\n');
    for (const found of workflowsOf(file)) {
      const origin = { file: file.fileName, start: found.callStart, end: found.callStart + 8 };
      if (text.includes('REFUSED')) {
        diagnostics.push(d.unsupportedSyntax(origin, { syntax: 'REFUSED', hint: 'Remove it.' }));
        failed.push({ sourceFile: file.fileName, exportName: found.exportName });
        continue;
      }
      const handles = [...file.text.matchAll(/(?<=use\()\w+(?=\))/g)].map((match) => ({
        id: match[0].charAt(0).toUpperCase() + match[0].slice(1),
        expression: { start: match.index, end: match.index + match[0].length },
      }));
      workflows.push({
        ...found,
        sourceFile: file.fileName,
        handles,
        compiled: artifact(found, relative(rootDir, file.fileName), text, handles),
      });
    }
  }
  return { workflows, diagnostics, failed };
}

function artifact(
  found: Found,
  source: string,
  text: string,
  handles: readonly { readonly id: string }[],
): WorkflowOutput['compiled'] {
  return {
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'Done',
      States: { Done: { Type: 'Pass', Output: text, End: true } },
    },
    sourceMap: { format: 1, states: {} },
    manifest: {
      format: 1,
      name: found.name,
      type: 'STANDARD',
      source,
      exportName: found.exportName,
      resources: handles.map(({ id }) => ({ id, kind: 'dynamodb.table', attributes: ['Name'], binding: { by: 'id' } })),
      integrations: [],
      iam: [],
    },
  };
}

function closure(program: ts.Program, file: ts.SourceFile, seen = new Set<string>()): string[] {
  if (seen.has(file.fileName)) return [];
  seen.add(file.fileName);
  const imports = [...file.text.matchAll(/from '(\.[^']*)\.js'/g)].flatMap((match) => {
    const target = program.getSourceFile(`${dirname(file.fileName)}/${match[1]}.ts`);
    return target === undefined ? [] : closure(program, target, seen);
  });
  return [file.text, ...imports];
}

function workflowsOf(file: ts.SourceFile): readonly Found[] {
  return file.statements.flatMap((statement): Found[] => {
    const isWorkflow = (node: ts.Node | undefined): node is ts.CallExpression =>
      node !== undefined && ts.isCallExpression(node) && node.expression.getText(file) === 'workflow';
    if (ts.isExportAssignment(statement) && isWorkflow(statement.expression)) {
      const name = /name: '(\w+)'/.exec(statement.getText(file))?.[1] ?? 'unnamed';
      return [
        { exportName: 'default', name, isDefault: true, form: 'call', callStart: statement.expression.getStart(file) },
      ];
    }
    if (ts.isClassDeclaration(statement) && (ts.getDecorators(statement) ?? []).length > 0) {
      const name = statement.name?.text ?? '';
      return [{ exportName: name, name, isDefault: false, form: 'class', callStart: statement.getStart(file) }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }): Found[] => {
      const exportName = name.getText(file);
      return isWorkflow(initializer)
        ? [{ exportName, name: exportName, isDefault: false, form: 'call', callStart: initializer.getStart(file) }]
        : [];
    });
  });
}
