/** What is refused about objects with several names is told by the names in the source, not by the places that replace them. */
import ts from 'typescript';
import { expect, it } from 'vitest';
import { compileProgram } from '../../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../../differential/compile-cases.ts';

const file = '/work/somewhere/names.ts';
const source = `
  import { workflow } from 'stepscript';
  export const twice = workflow(async ({ items }: { items: { n: number }[] }) => {
    const first = items[0]!;
    const again = [first, first];
    first.n = 4;
    return again;
  });
  export const untyped = workflow(async (input: { rows: any }) => {
    input.rows.push(1);
    return input;
  });
`;

it('names what the source names', () => {
  const host = ts.createCompilerHost(CASES_OPTIONS);
  const program = ts.createProgram({
    rootNames: [file],
    options: CASES_OPTIONS,
    host: {
      ...host,
      directoryExists: () => true,
      fileExists: (name) => name === file || host.fileExists(name),
      readFile: (name) => (name === file ? source : host.readFile(name)),
      getSourceFile: (name, options) =>
        name === file ? ts.createSourceFile(name, source, options, true) : host.getSourceFile(name, options),
    },
  });
  const { diagnostics } = compileProgram({ program, ts, rootDir: '/work/somewhere' });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    '2105 `first` is changed while another name still sees the same object.',
    '2124 `input.rows.push` is a method of a value of type `any`, so it cannot be known what it does.',
  ]);
});
