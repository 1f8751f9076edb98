/**
 * The table of built-ins is total and true: every member of TypeScript's library is supported or refused by name, what is
 * supported runs in a case file, and what is refused says what to write instead.
 */
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { createFacts } from '../../../src/transformer/frontend/facts.ts';
import { LIBRARY, supportOf } from '../../../src/transformer/frontend/library/members/index.ts';
import type { FileCases } from '../../differential/cases.ts';
import { CASES_OPTIONS, casesFiles, casesPath } from '../../differential/compile-cases.ts';
import { libraryMembers } from './library-members.ts';

const members = libraryMembers();
const rows = Object.values(LIBRARY).flatMap((table) => Object.entries(table));

/** The built-ins that workflows which compile use, by case file. */
async function usedMembers(): Promise<ReadonlySet<string>> {
  const program = ts.createProgram(casesFiles().map(casesPath), CASES_OPTIONS);
  const facts = createFacts(program);
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const member = facts.libraryMember(node);
      if (member !== undefined) used.add(member);
    }
    ts.forEachChild(node, visit);
  };
  for (const name of casesFiles()) {
    const { workflows } = ((await import(casesPath(name))) as { default: FileCases }).default;
    for (const statement of program.getSourceFile(path.normalize(casesPath(name)))?.statements ?? []) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const declaration of statement.declarationList.declarations) {
        const plan = workflows[declaration.name.getText()];
        if (plan && !('refused' in plan)) visit(declaration);
      }
    }
  }
  return used;
}

describe('the table of built-ins', () => {
  it('has a row for every member of the library', () => {
    expect(members.size).toBeGreaterThan(1000);
    expect([...members].filter((name) => supportOf(name) === undefined)).toEqual([]);
  });

  it('has no row for what does not exist', () => {
    const { Globals = {}, ...owned } = LIBRARY;
    const names = Object.values(owned).flatMap((table) => Object.keys(table));
    expect(names.filter((name) => !members.has(name))).toEqual([]);
    expect(Object.keys(Globals)).toContain('parseInt');
  });

  it('says what to write instead', () => {
    const unclear = rows.filter(([, support]) => !support.supported && !/\.$/.test(support.instead));
    expect(unclear).toEqual([]);
  });

  it('calls supported what a case file runs', async () => {
    const used = await usedMembers();
    const untried = rows.filter(([name, support]) => support.supported && !used.has(name)).map(([name]) => name);
    expect(untried).toEqual([]);
  });
});
