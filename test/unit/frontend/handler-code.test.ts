/** Where the manifest says that a handler's code is: relative to the project, whoever exports it. */
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { compileProgram } from '../../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../../differential/compile-cases.ts';

const folder = '/work/somewhere/project';
const files: Readonly<Record<string, string>> = {
  'src/handlers.ts': 'export const charge = async ({ amount }: { amount: number }) => ({ id: `r${amount}` });',
  'src/pay.ts': `
    import { workflow } from 'stepscript';
    import { lambda } from 'stepscript/tasks';
    import { charge as chargeCode } from './handlers.ts';
    const charge = lambda.fn('Charge', chargeCode);
    export const refund = lambda.fn('Refund', async ({ id }: { id: string }) => id.length);
    const hidden = lambda.fn('Hidden', async ({ id }: { id: string }) => id);
    async function local() { return 1; }
    const named = lambda.fn('Named', local);
    export { local as renamed };
    export const pay = workflow(async (input: { amount: number }) => {
      const { id } = await charge(input);
      return [await refund({ id }), await hidden({ id }), await named()];
    });
  `,
};

it('names the export, relative to the project', () => {
  const host = ts.createCompilerHost(CASES_OPTIONS);
  const read = (file: string): string | undefined => files[path.relative(folder, file)];
  const program = ts.createProgram({
    rootNames: [path.join(folder, 'src/pay.ts')],
    options: CASES_OPTIONS,
    host: {
      ...host,
      directoryExists: () => true,
      fileExists: (file) => read(file) !== undefined || host.fileExists(file),
      readFile: (file) => read(file) ?? host.readFile(file),
      getSourceFile: (file, options) => {
        const text = read(file);
        return text === undefined ? host.getSourceFile(file, options) : ts.createSourceFile(file, text, options, true);
      },
    },
  });
  const { workflows, diagnostics } = compileProgram({ program, ts, rootDir: folder });
  expect(diagnostics).toEqual([]);
  const resources = workflows[0]?.compiled.manifest.resources ?? [];
  expect(Object.fromEntries(resources.map(({ id, code }) => [id, code ?? null]))).toEqual({
    Charge: { module: 'src/handlers.ts', exportName: 'charge' },
    Refund: { module: 'src/pay.ts', exportName: 'refund', of: 'handle' },
    Hidden: null,
    Named: { module: 'src/pay.ts', exportName: 'renamed' },
  });
});
