/** Arguments of built-ins that are missing although their types say otherwise: the text `undefined`, NaN, the default. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

const q = (s: string) => s.split('=')[1]!;
export const textArgument1 = workflow(async ({ s }: { s: string }) => encodeURIComponent(q(s)));
export const textArgument2 = workflow(async ({ s }: { s: string }) => parseInt(q(s)) || 'n');
export const textArgument3 = workflow(async ({ s }: { s: string }) => s.includes(q(s)));
export const textArgument4 = workflow(async ({ s }: { s: string }) => s.split(q(s)));
export const textArgument5 = workflow(async ({ s }: { s: string }) => s.startsWith(q(s)));
export const textArgument6 = workflow(async ({ s }: { s: string }) => btoa(q(s)));
export const textArgument7 = workflow(async ({ s }: { s: string }) => s.indexOf(q(s)));
export const textArgument8 = workflow(async ({ s }: { s: string }) => s.replace('a', q(s)));
export const textArgument9 = workflow(async ({ s }: { s: string }) => s.replaceAll(q(s), 'x'));
export const textArgument10 = workflow(async ({ s }: { s: string }) => s.concat(q(s)));
export const textArgument11 = workflow(async ({ s }: { s: string }) => s.padStart(9, q(s)));
export const textArgument12 = workflow(async ({ s }: { s: string }) => [1, 2].join(q(s)));
export const textArgument13 = workflow(async ({ s }: { s: string }) => atob(q(s)));
export const textArgument14 = workflow(async ({ s }: { s: string }) => Date.parse(q(s)) || 'n');
export const textArgument15 = workflow(async ({ s }: { s: string }) => decodeURIComponent(q(s)));
export const textArgument16 = workflow(async ({ s }: { s: string }) => [
  Number(q(s)) || 'n',
  String(q(s)),
  parseFloat(q(s)) || 'n',
  Boolean(q(s)),
  isNaN(+q(s)),
]);
export const textArgument17 = workflow(async ({ s }: { s: string }) => s.endsWith(q(s)));
export const textArgument18 = workflow(async ({ s }: { s: string }) => s.lastIndexOf(q(s)));
export const textArgument19 = workflow(async ({ s }: { s: string }) => /^a/.test(q(s)));
const z = (l: number[]) => l[0]!;
export const numberArgument1 = workflow(async ({ l }: { l: number[] }) => [
  'abc'.slice(z(l)),
  'abc'.at(z(l)) ?? 'u',
  'abc'.charAt(z(l)),
  'abc'.padEnd(z(l)),
  'abc'.substring(z(l)),
  'abc'.repeat(z(l)),
  'abc'.charCodeAt(z(l)),
]);
export const numberArgument2 = workflow(async ({ l }: { l: number[] }) => [
  [1, 2, 3].slice(z(l)),
  [1, 2, 3].at(z(l)) ?? 'u',
  [1, 2, 3].indexOf(z(l)),
  [1, 2, 3].includes(z(l)),
]);
export const numberArgument3 = workflow(async ({ l }: { l: number[] }) =>
  [Math.max(z(l), 1), Math.round(z(l)), Math.abs(z(l)), Number.isInteger(z(l)), isFinite(z(l)), Math.min(...l)].map(
    (x) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x),
  ),
);
export const numberArgument4 = workflow(async ({ l }: { l: number[] }) => [
  Array.from({ length: z(l) }, (_, i) => i),
  [1, 2, 3].toSpliced(z(l), 1),
  [1, 2, 3].fill(9, z(l)),
]);
export const numberArgument5 = workflow(async ({ l }: { l: number[] }) => {
  const x = [1, 2, 3];
  const r = x.splice(z(l), 1);
  return [x, r];
});
export const numberArgument6 = workflow(
  async ({ l }: { l: number[] }) => 'abc'.substring(1, z(l)) + 'abcdef'.slice(0, z(l)),
);
export const numberArgument7 = workflow(async ({ l }: { l: number[] }) => {
  const d = new Date(0);
  d.setUTCDate(l[0] ?? 1);
  return d.toISOString() + z(l)?.toFixed(z(l));
});
const inputs = [{ s: '' }, { s: 'a=b' }, { s: '=' }, { s: 'undefined' }, { s: 'aundefined=YQ==' }];
const ls = [{ l: [] }, { l: [1] }, { l: [2, 3] }, { l: [0] }];

const named = (name: string, count: number, given: readonly unknown[]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}${index + 1}`, { inputs: given }]));

export default cases({ ...named('textArgument', 19, inputs), ...named('numberArgument', 7, ls) });
