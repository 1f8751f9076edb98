/**
 * docs/semantics.md, executed: every row and every entry has programs that show it, and there is no program for what the
 * page does not say.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import { compileProgram } from '../../../src/transformer/compile.ts';
import type { Outcome } from '../../differential/cases.ts';
import { CASES_OPTIONS } from '../../differential/compile-cases.ts';
import { runCompiled } from '../../differential/run-compiled.ts';
import { type NativeWorkflow, runNative } from '../../differential/run-native.ts';
import { type BlockResult, compileBlocks } from '../blocks.ts';
import * as workflows from './differences.ts';
import { type Came, type Difference, LICENSED, LIMITS, TASKS } from './licensed.ts';
import { REFUSED } from './refused.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/semantics.md'), 'utf8');
const [, refusedPart = '', licensedPart = '', limitsPart = ''] = page.split(/^## .*$/m);

const rows = refusedPart
  .split('\n')
  .filter((line) => /^\| (?!What)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));
const entries = (part: string): readonly string[] =>
  [...part.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, name = '']) => name);

describe('what is refused', () => {
  let results: ReadonlyMap<string, BlockResult>;
  const programs = Object.entries(REFUSED).flatMap(([row, list]) =>
    list.map((one, index) => ({ ...one, row, id: `${Object.keys(REFUSED).indexOf(row)}-${index}` })),
  );
  beforeAll(() => {
    results = compileBlocks(new Map(programs.map(({ id, program }) => [id, program])));
  });

  it('is the table', () => {
    expect(Object.keys(REFUSED)).toEqual(rows.map(([what]) => what));
  });

  it.each(rows)('%s: every diagnostic is shown', (what = '', _why, codes = '') => {
    const shown = new Set(REFUSED[what]?.map(({ code }) => code));
    expect([...shown].sort()).toEqual(codes.split(', ').sort());
  });

  it.each(programs)('$row: $code', ({ id, code }) => {
    const { typeErrors, codes } = results.get(id) ?? {};
    expect({ typeErrors, codes }).toEqual({ typeErrors: [], codes: [code] });
  });
});

describe('what differs', () => {
  const compiled = new Map<string, CompiledWorkflow>();
  beforeAll(() => {
    const program = ts.createProgram([path.join(import.meta.dirname, 'differences.ts')], CASES_OPTIONS);
    const compilation = compileProgram({ program, ts, rootDir: root });
    expect(compilation.diagnostics).toEqual([]);
    for (const workflow of compilation.workflows) compiled.set(workflow.exportName, workflow.compiled);
  });

  it('is the list', () => {
    expect(Object.keys(LICENSED)).toEqual(entries(licensedPart));
    expect(Object.keys(LIMITS)).toEqual(entries(limitsPart));
    const shown = [LICENSED, LIMITS].flatMap((list) => Object.values(list).flat()).map(({ workflow }) => workflow);
    expect([...new Set(shown)].sort()).toEqual(Object.keys(workflows).sort());
  });

  const differences = Object.entries({ ...LICENSED, ...LIMITS }).flatMap(([entry, list]) =>
    list.map((one, index) => ({ ...one, entry, index })),
  );
  it.each(differences)(
    '$entry $workflow $index',
    async ({ workflow, input, node, stepFunctions, tasks }: Difference) => {
      const artifact = compiled.get(workflow);
      if (!artifact) throw new Error(`${workflow} did not compile`);
      const world = { ...TASKS, ...tasks };
      expect(came(await runCompiled(artifact, input ?? {}, world), stepFunctions)).toEqual(stepFunctions);
      if (!node) return;
      const native = new Map<string, unknown>(Object.entries(workflows)).get(workflow) as NativeWorkflow;
      expect(came(await runNative(native, input ?? {}, world, artifact.manifest.name), node)).toEqual(node);
    },
  );
});

/** The outcome, as far as it is written down. */
function came({ result, calls }: Outcome, { notes }: Came): Came {
  const noted = calls
    .filter(({ task }) => task === 'Note')
    .map((call) => (call.arguments as { Payload: string }).Payload);
  const end = 'error' in result ? { error: result.error } : { output: result.output };
  return notes ? { ...end, notes: noted } : end;
}
