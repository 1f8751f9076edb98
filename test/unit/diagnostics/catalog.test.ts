/** The generated catalog must match its pages, and malformed pages must be refused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeName, d, diagnosticNames } from '../../../src/transformer/diagnostics/index.ts';
import { parsePage } from '../../../tools/diagnostics/page.ts';
import { printCatalog } from '../../../tools/diagnostics/print-catalog.ts';
import { checkPages, readPages } from '../../../tools/diagnostics/read-pages.ts';

const folder = new URL('../../../docs/diagnostics', import.meta.url).pathname;
const origin = { file: '/p/order.ts', start: 3, end: 7 };

const page = (
  changes: Record<string, string | number> = {},
  body = 'Why.\n```ts bad\n1\n```\n```ts good\n2\n```\n',
) => {
  const fields = { code: 2104, name: 'captured-write', message: 'No `{variable}`.', ...changes };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n${body}`;
};

describe('the generated catalog', () => {
  it('is up to date with docs/diagnostics (run `npm run generate`)', () => {
    const generated = new URL('../../../src/transformer/diagnostics/catalog.generated.ts', import.meta.url);
    expect(readFileSync(generated, 'utf8')).toBe(printCatalog(readPages(folder)));
  });

  it('fills the placeholders of message and hint', () => {
    const diagnostic = d.unsupportedSyntax(origin, { syntax: 'a generator', hint: 'Use a loop.' });
    expect(diagnostic).toEqual({
      code: 1001,
      severity: 'error',
      name: 'unsupported-syntax',
      message: 'A workflow cannot contain a generator.',
      label: 'a generator',
      hint: 'Use a loop.',
      span: origin,
      related: [],
    });
    expect(codeName(diagnostic.code)).toBe('STEP1001');
  });

  it('leaves out a hint that comes out empty, and keeps related spans', () => {
    const related = [{ span: { ...origin, start: 0 }, message: 'declared here' }];
    const diagnostic = d.unsupportedSyntax(origin, { syntax: 'x', hint: '' }, related);
    expect(diagnostic).not.toHaveProperty('hint');
    expect(diagnostic.related).toEqual(related);
  });
});

describe('a page', () => {
  const file = 'STEP2104-captured-write.md';

  it('gives the entry, its parameters and its fences', () => {
    const parsed = parsePage(file, page({ hint: 'Use { a: 1 } or ${Name} or {other}.' }));
    expect(parsed.parameters).toEqual(['variable', 'other']);
    expect(parsed.bad).toEqual(['1\n']);
    expect(parsed.good).toEqual(['2\n']);
  });

  it.each([
    [{ code: 12 }, undefined, /four-digit/],
    [{ name: 'CapturedWrite' }, undefined, /kebab-case/],
    [{ name: 'other' }, undefined, /must be called STEP2104-other/],
    [{ severity: 'fatal' }, undefined, /severity/],
    [{ since: '1.0' }, undefined, /unknown front matter field "since"/],
    [{}, 'Why.\n```ts bad\n1\n```\n', /needs a/],
    [{ untested: 'because' }, undefined, /"untested" but has/],
    [{ untested: 'because' }, '', /says nothing/],
  ])('is refused where it is malformed: %j', (changes, body, reason) => {
    expect(() => parsePage(file, page(changes as Record<string, string>, body))).toThrow(reason);
  });

  it('may not take the code or the name of another, or a code outside the ranges', () => {
    const one = parsePage(file, page());
    expect(() => checkPages([one, parsePage('STEP2104-other.md', page({ name: 'other' }))])).toThrow(
      /code 2104 is taken/,
    );
    expect(() => checkPages([one, parsePage('STEP2105-captured-write.md', page({ code: 2105 }))])).toThrow(
      /name captured-write is taken/,
    );
    expect(() => checkPages([parsePage('STEP7000-captured-write.md', page({ code: 7000 }))])).toThrow(/no range/);
  });
});

describe('every code that the sources raise', () => {
  const sources = new URL('../../../src', import.meta.url).pathname;
  const raised = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .flatMap((file) =>
      [...readFileSync(join(sources, file), 'utf8').matchAll(/['"`]STEP(\d{4})\b/g)].map((match) => match[1]),
    );

  it('has a page, except for faults of StepScript itself', () => {
    const missing = [...new Set(raised)].filter(
      (code) => !code?.startsWith('9') && diagnosticNames[Number(code)] === undefined,
    );
    expect(missing).toEqual([]);
  });
});
