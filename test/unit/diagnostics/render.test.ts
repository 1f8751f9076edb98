/** What a user reads: the plain line, the code frame, and JSON. */
import { describe, expect, it } from 'vitest';
import { diagnosticToJson } from '../../../src/transformer/diagnostics/diagnostic-json.ts';
import { d } from '../../../src/transformer/diagnostics/index.ts';
import { positionAt } from '../../../src/transformer/diagnostics/locate.ts';
import { renderDiagnostic } from '../../../src/transformer/diagnostics/render.ts';

const text = 'let sum = 0;\nawait Promise.all(skus.map(async (sku) => {\n  sum += await price(sku);\n}));\n';
const source = (file: string) => (file === '/p/src/total.ts' ? text : undefined);
const at = (piece: string, from = 0) => {
  const start = text.indexOf(piece, from);
  return { file: '/p/src/total.ts', start, end: start + piece.length };
};
const diagnostic = d.capturedWrite(at('sum', 20), { variable: 'sum' }, [{ span: at('sum'), message: 'declared here' }]);
const options = { currentDirectory: '/p', source, frames: false, color: false };

describe('renderDiagnostic', () => {
  it('begins with the line that tools recognise', () => {
    expect(renderDiagnostic(diagnostic, options)).toMatchInlineSnapshot(`
      "src/total.ts:3:3 - error STEP2104: Concurrent code cannot assign to \`sum\`, which is declared outside of it.
        src/total.ts:1:5 - declared here
        hint: Return the new value from the callback, and assign it after the \`await\`."
    `);
  });

  it('shows the code on a terminal', () => {
    expect(renderDiagnostic(diagnostic, { ...options, frames: true })).toMatchInlineSnapshot(`
      "src/total.ts:3:3 - error STEP2104: Concurrent code cannot assign to \`sum\`, which is declared outside of it.
        2 | await Promise.all(skus.map(async (sku) => {
      > 3 |   sum += await price(sku);
          |   ^^^ assigned here
        4 | }));

        src/total.ts:1:5 - declared here
      > 1 | let sum = 0;
          |     ^^^
        2 | await Promise.all(skus.map(async (sku) => {

        hint: Return the new value from the callback, and assign it after the \`await\`."
    `);
  });

  it('colours only where asked', () => {
    const colour = '\u001B[';
    expect(renderDiagnostic(diagnostic, { ...options, frames: true })).not.toContain(colour);
    expect(renderDiagnostic(diagnostic, { ...options, frames: true, color: true })).toContain(`${colour}91merror`);
  });

  it('manages without a file', () => {
    const nowhere = d.unreadableConfig({ file: '', start: 0, end: 0 }, { path: 'x.json', reason: 'no such file' });
    expect(renderDiagnostic(nowhere, { ...options, frames: true })).toBe(
      'error STEP8001: Cannot read the configuration x.json: no such file\n  hint: Name the project with `-p path/to/tsconfig.json`.',
    );
  });
});

describe('diagnosticToJson', () => {
  it('has one-based positions', () => {
    expect(diagnosticToJson(diagnostic, source)).toEqual({
      code: 'STEP2104',
      severity: 'error',
      message: 'Concurrent code cannot assign to `sum`, which is declared outside of it.',
      hint: 'Return the new value from the callback, and assign it after the `await`.',
      location: { file: '/p/src/total.ts', start: { line: 3, column: 3 }, end: { line: 3, column: 6 } },
      related: [
        {
          message: 'declared here',
          location: { file: '/p/src/total.ts', start: { line: 1, column: 5 }, end: { line: 1, column: 8 } },
        },
      ],
    });
  });
});

describe('positionAt', () => {
  it.each([
    ['a\r\nb', 3, { line: 2, column: 1 }],
    ['a\rb', 2, { line: 2, column: 1 }],
    ['a\u2028b', 2, { line: 2, column: 1 }],
    ['ab', 2, { line: 1, column: 3 }],
  ])('counts lines as TypeScript does: %j', (content, offset, expected) => {
    expect(positionAt(content, offset)).toEqual(expected);
  });
});
