/** A case file as documentation reads it: what it is about, its workflows with their ASL, and what it says is refused. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const repository = new URL('../..', import.meta.url).pathname;
const folder = join(repository, 'test/constructs');

/** A workflow of a case file. */
export interface ShownWorkflow {
  readonly name: string;
  /** Its code, behind the declarations that it uses. */
  readonly source: string;
  /** Its own code alone. */
  readonly statement: string;
  /** The comment above it. */
  readonly note: string | null;
  /** Printed ASL; null for a workflow that must not compile. */
  readonly definition: string | null;
  /** The diagnostic that a workflow that must not compile gets. */
  readonly refused: string | null;
}

export interface CaseFile {
  readonly name: string;
  /** The comment at the top. */
  readonly about: string;
  readonly workflows: readonly ShownWorkflow[];
}

/** Reads `test/constructs/<name>.cases.ts` and its golden files. */
export function readCaseFile(name: string): CaseFile {
  const path = join(folder, `${name}.cases.ts`);
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ESNext, true);
  const refusals = refusalsOf(file);
  const workflows = file.statements.flatMap((statement): ShownWorkflow[] => {
    const declared = workflowName(statement);
    if (declared === undefined) return [];
    const golden = join(folder, 'golden', name, `${declared}.asl.json`);
    const refused = refusals.get(declared) ?? null;
    return [
      {
        name: declared,
        source: [...usedDeclarations(statement, file), statement.getText(file)].join('\n\n'),
        statement: statement.getText(file),
        note: commentAbove(statement, file),
        definition: refused === null && existsSync(golden) ? readFileSync(golden, 'utf8').trimEnd() : null,
        refused,
      },
    ];
  });
  return { name, about: headerOf(file.text), workflows };
}

function workflowName(statement: ts.Statement): string | undefined {
  if (ts.isClassDeclaration(statement))
    return statement.getText().startsWith('@Workflow(') ? statement.name?.text : undefined;
  if (!ts.isVariableStatement(statement) || !/^export const \w+ = workflow\(/.test(statement.getText()))
    return undefined;
  return statement.declarationList.declarations[0]?.name.getText();
}

function headerOf(text: string): string {
  return plain(/^\/\*\*([\s\S]*?)\*\//.exec(text)?.[1] ?? '');
}

function commentAbove(statement: ts.Statement, file: ts.SourceFile): string | null {
  const comments = ts.getLeadingCommentRanges(file.text, statement.getFullStart()) ?? [];
  const last = comments.at(-1);
  if (!last || last.pos === 0) return null;
  return plain(file.text.slice(last.pos, last.end).replace(/^\/\*\*|\*\/$/g, ''));
}

function plain(comment: string): string {
  return comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Declarations at the top of the file that the statement uses, directly or through each other. */
function usedDeclarations(statement: ts.Statement, file: ts.SourceFile): readonly string[] {
  const found = new Set<ts.Statement>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const declared = file.statements.find((one) => one !== statement && declares(one, node.text));
      if (declared && !found.has(declared)) {
        found.add(declared);
        visit(declared);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return file.statements.filter((one) => found.has(one)).map((one) => one.getText(file));
}

function declares(statement: ts.Statement, name: string): boolean {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.some((declaration) => declaration.name.getText() === name);
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  const typed =
    ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isEnumDeclaration(statement);
  return (named || typed) && statement.name?.text === name;
}

/** Workflows that the default export calls refused. */
function refusalsOf(file: ts.SourceFile): ReadonlyMap<string, string> {
  const rows = [...file.text.matchAll(/^\s*(\w+): \{ refused: '(STEP\d+)' \}/gm)];
  return new Map(rows.map(([, name = '', code = '']) => [name, code]));
}
