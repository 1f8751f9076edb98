/** Keys of maps that may be undefined: they can be asked for, and are not listed, since JSON objects have texts for keys. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Lines {
  lines: string[];
}

export const keysOfSplit = workflow(async ({ lines }: Lines) => {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const [key, ...rest] = line.split('=');
    counts.set(key!, (counts.get(key!) ?? 0) + rest.length);
    counts.set(line.split(' ')[0]!, 1);
  }
  return [...counts];
});
export const keysTested = workflow(async ({ lines }: Lines) => {
  const values = new Map<string, string>();
  for (const line of lines) {
    const [key, value] = line.split('=');
    if (key && value) values.set(key, value);
  }
  return Object.fromEntries(values);
});
/** Nothing lists these. */
export const keysAsked = workflow(async ({ lines }: Lines) => {
  const first = new Map<string, number>();
  for (const line of lines) first.set(line[0]!, (first.get(line[0]!) ?? 0) + 1);
  return lines.map((line) => first.get(line[0]!) ?? -1);
});
/** An empty line has no first character: the key is undefined. */
export const keysOfText = workflow(async ({ lines }: Lines) => {
  const first = new Map<string, number>();
  for (const line of lines) first.set(line[0]!, 1);
  return [...first.keys()];
});
export const keysOfUnits = workflow(async ({ lines }: Lines) => {
  const first = new Map<string, number>();
  for (const line of lines) first.set(line.split('')[0]!, 1);
  return [...first].map(([key]) => key);
});

const lines = [{ lines: [] }, { lines: [''] }, { lines: ['a=1', 'b', 'a=2=3', '=x', ' '] }];

export default cases(
  {
    keysOfSplit: { inputs: lines },
    keysTested: { inputs: lines },
    keysAsked: { inputs: lines },
    keysOfText: { refused: 'STEP2102' },
    keysOfUnits: { refused: 'STEP2102' },
  },
  () => ({}),
);
