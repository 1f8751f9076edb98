/** Enums: members as keys and indexes of tables, enums as objects with their reverse keys, in the order that JavaScript gives them. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

// @ts-ignore enums are what is tested
enum Level {
  low,
  mid = 5,
  high,
}
// @ts-ignore enums are what is tested
enum Color {
  red = 'r',
  blue = 'b',
}
// @ts-ignore enums are what is tested
enum Sparse {
  x = -1,
  y = 2,
  z = 1.5,
  w = 2,
}

const names = ['zero', 'one', 'two'];
const rates: Record<Level, number> = { [Level.low]: 10, [Level.mid]: 50, [Level.high]: 60 };
const codes = { [Color.red]: { hex: 'f00' }, [Color.blue]: { hex: '00f' } };

export const enumAsIndex = workflow(async ({ n }: { n: number }) => {
  const own = ['a', 'b'];
  const counts = [0, 0];
  counts[Level.low]! += n;
  const byColor: Record<string, number> = { [Color.red]: 1 };
  byColor[Color.blue] = n;
  byColor[Color.red]! += 1;
  const { [Color.red]: red, ...others } = byColor;
  return [own[Level.low], names[Level.low], rates[Level.mid], Level['mid'], codes[Color.blue].hex, counts, red, others];
});

export const enumReverse = workflow(async ({ n }: { n: number }) => [
  Level[n] ?? 'none',
  Level[Level.high],
  (Level[n as Level] as string | undefined)?.toUpperCase() ?? 'NONE',
  Sparse[n] ?? 'none',
  Sparse[2],
]);

export const enumAsObject = workflow(async ({ n, text }: { n: number; text: string }) => ({
  keys: [Object.keys(Level), Object.keys(Color)],
  values: [Object.values(Level), Object.values(Color)],
  entries: Object.entries(Sparse),
  members: [text in Color, n in Level, (Object.values(Color) as string[]).includes(text)],
  color: (Color as Record<string, string>)[text] ?? 'none',
}));

const inputs = [0, 5, 6, 2, -1, 1.5].map((n) => ({ n, text: n === 0 ? 'red' : n === 5 ? 'b' : 'other' }));

export default cases({ enumAsIndex: { inputs }, enumReverse: { inputs }, enumAsObject: { inputs } });
