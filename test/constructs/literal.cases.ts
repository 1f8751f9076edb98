/** Literals: numbers of every notation, strings with every escape, templates, texts that look like JSONata or ASL. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const echo = lambda.fn<{ v: unknown }, unknown>('Echo');

export const literalNumbers = workflow(async () => [
  0, -0, 1, 1.5, 1e3, 1e21, 1e-7, 0xff, 0b101, 0o17, 1_000_000, 0.1, 9007199254740991, 1.7976931348623157e308, 5e-324,
  123456789012345680000,
]);

export const literalNumberTexts = workflow(async () =>
  [0, -0, 1.5, 1e3, 1e21, 1e-7, 0.000001, 123456789012345680000, 0.1, 100, 1e100, -1e-10, 4.35, 2 ** 53].map(
    (n) => `${n}`,
  ),
);

export const literalStrings = workflow(async () => [
  '',
  'plain',
  "it's",
  'say "hi"',
  'back\\slash',
  'new\nline',
  'tab\t',
  'nul\0',
  '\u00e9',
  '\u{1F600}',
  '\ud83d\ude00',
  '\x41',
  'line\u2028sep',
  '`tick`',
  '${not}',
  '{% 1 %}',
  '%}',
  '$x',
  '/* c */',
  '{{}}',
]);

export const literalTemplates = workflow(async ({ s, n, b, z }: { s: string; n: number; b: boolean; z: null }) => [
  `plain`,
  `${s}`,
  `${n}`,
  `a${s}b${n}c`,
  `${s}${n}${b}${z}`,
  `line
break`,
  `\${${s}}`,
  `${`nested ${s}`}`,
  `{% ${s} %}`,
  `\\${s}\\`,
]);

export const literalTemplateObjects = workflow(
  async ({ list, nested }: { list: number[]; nested: (number | null | number[])[] }) => [
    `${list}`,
    `${nested}`,
    `${list.length}:${list[0] ?? 'none'}`,
  ],
);

export const literalThroughTask = workflow(async () => [
  await echo({ v: '{% $states.input %}' }),
  await echo({ v: 'it\'s "quoted" \\ \n' }),
  await echo({ v: { '{% k %}': '%}' } }),
  await echo({ v: [null, true, 0, ''] }),
]);

export const literalTemplateThroughTask = workflow(async ({ s }: { s: string }) => echo({ v: `{% "${s}" %}` }));

export const literalBooleans = workflow(async () => ({ t: true, f: false, n: null, not: !true }));

export const literalSpanKeepsText = workflow(async ({ n }: { n: number }) => {
  const text = `${n}`;
  return { text, type: typeof text, length: text.length, same: text === String(n) };
});

export default cases(
  {
    literalNumbers: { inputs: [{}], transitions: 1 },
    literalNumberTexts: { inputs: [{}], transitions: 1 },
    literalStrings: { inputs: [{}], transitions: 1 },
    literalTemplates: {
      inputs: [
        { s: 'x', n: 1.5, b: true, z: null },
        { s: '', n: 0, b: false, z: null },
        { s: '"\\`\'{% %}', n: -1e21, b: true, z: null },
      ],
      transitions: 1,
    },
    literalTemplateObjects: {
      inputs: [
        { list: [1, 2], nested: [1, null, [2, 3]] },
        { list: [], nested: [] },
        { list: [0], nested: [[]] },
      ],
      transitions: 1,
    },
    literalThroughTask: { inputs: [{}], transitions: 4 },
    literalTemplateThroughTask: { inputs: [{ s: 'x' }, { s: '' }, { s: '%}' }], transitions: 1 },
    literalBooleans: { inputs: [{}], transitions: 1 },
    literalSpanKeepsText: { inputs: [{ n: 5 }, { n: 0 }, { n: 1e21 }], transitions: 1 },
  },
  () => ({ Echo: (payload: unknown) => payload }),
);
