/** Which compiler options a program must have, and that others change nothing. */
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { printStateMachine } from '../../../src/asl/index.ts';
import { compileProgram } from '../../../src/transformer/compile.ts';
import { CASES_OPTIONS, casesPath } from '../../differential/compile-cases.ts';

const rootDir = path.resolve(import.meta.dirname, '../../..');

const parsed = new Map<string, ts.SourceFile | undefined>();

function compiled(own: ts.CompilerOptions) {
  const options = { ...CASES_OPTIONS, ...own };
  const host = ts.createCompilerHost(options, true);
  const getSourceFile: ts.CompilerHost['getSourceFile'] = (name, ...rest) => {
    const file = parsed.get(name) ?? host.getSourceFile(name, ...rest);
    parsed.set(name, file);
    return file;
  };
  const program = ts.createProgram([casesPath('missing')], options, { ...host, getSourceFile });
  return compileProgram({ program, ts, rootDir });
}

it.each([{ strict: false }, { strict: true, strictNullChecks: false }])(
  'refuses %j, once for all workflows',
  (options) => {
    const { workflows, diagnostics, failed } = compiled(options);
    expect(workflows).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual([8007]);
    expect(failed.length).toBeGreaterThan(1);
  },
);

it.each([
  { strict: false, strictNullChecks: true },
  { useUnknownInCatchVariables: false },
  { exactOptionalPropertyTypes: true },
])('compiles to the same under %j', (options) => {
  const strict = compiled({});
  const other = compiled(options);
  expect(other.diagnostics).toEqual(strict.diagnostics);
  const definitions = ({ workflows }: typeof strict) =>
    workflows.map(({ compiled: { definition } }) => printStateMachine(definition));
  expect(definitions(other)).toEqual(definitions(strict));
});
