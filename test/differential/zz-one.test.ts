import { writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, it } from 'vitest';
import { printStateMachine } from '../../src/asl/index.ts';
import { compileProgram } from '../../src/transformer/compile.ts';
import { CASES_OPTIONS } from './compile-cases.ts';

describe.runIf(process.env.ONE)('one', () => {
  it('x', async () => {
    const t0 = Date.now();
    const file = path.resolve(process.env.ONE!);
    const program = ts.createProgram([file], CASES_OPTIONS);
    const r = compileProgram({ program, ts, rootDir: path.resolve('.') });
    let text = '';
    for (const w of r.workflows)
      if (!process.env.FLOW || process.env.FLOW === w.exportName)
        text += `// ${w.exportName}\n${printStateMachine(w.compiled.definition)}\n`;
    for (const d of r.diagnostics) text += `!! ${d.code} ${d.message}\n`;
    writeFileSync('/tmp/triage/one.txt', text + `\n${Date.now() - t0} ms`);
  }, 300000);
});
