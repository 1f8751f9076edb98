/** Syntax without run-time meaning: parentheses, `as`, `!`, `satisfies`, type arguments, overloads, type-only declarations. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

type Shape = { kind: 'circle'; r: number } | { kind: 'box'; w: number; h: number };
interface Box {
  readonly w: number;
}

const area = lambda.fn<Shape, number>('Area');
const unknownResult = lambda.fn<{ n: number }, unknown>('UnknownResult');

export const transparentCasts = workflow(async ({ v }: { v: string | number | null | number[] }) => {
  const text = v as string;
  // @ts-ignore the old form of an assertion
  const list = [text, <string>v, (v as string)!, v satisfies string | number | null | number[] as string] as const;
  return { list, type: typeof (v as unknown) };
});

export const transparentBang = workflow(async ({ o }: { o?: { n: number | null } }) => {
  const n = o!.n!;
  return n + 1;
});

export const transparentSatisfies = workflow(async ({ r }: { r: number }) => {
  const shape = { kind: 'circle', r } satisfies Shape;
  return (await (area(shape) as Promise<number>)) * 2;
});

export const transparentUnknownResult = workflow(async ({ n }: { n: number }) => {
  const result = (await unknownResult({ n })) as { n: number; list?: string[] };
  return { n: result.n, count: (result.list ?? []).length, raw: result };
});

export const transparentTypes = workflow(async ({ boxes }: { boxes: readonly Box[] }) => {
  type Local = { total: number };
  interface Widths {
    readonly list: readonly number[];
  }
  const widths: Widths = { list: boxes.map((box: Readonly<Box>) => box.w) };
  const result: Local = { total: widths.list.reduce<number>((sum, w) => sum + w, 0) };
  return result;
});

export const transparentOverloads = workflow(async ({ n, s }: { n: number; s: string }) => {
  function describe(v: number): string;
  function describe(v: string): string;
  function describe(v: number | string): string {
    return typeof v === 'number' ? `number ${v}` : `text ${v}`;
  }
  return [describe(n), describe(s)];
});

export const transparentNarrowing = workflow(async ({ shape }: { shape: Shape }) => {
  if (shape.kind === 'circle') return await area(shape);
  const { w, h } = shape;
  return w * h;
});

export default cases(
  {
    transparentCasts: { inputs: [{ v: 'x' }, { v: 1 }, { v: null }, { v: [1] }], transitions: 1 },
    transparentBang: { inputs: [{ o: { n: 1 } }, {}] },
    transparentSatisfies: { inputs: [{ r: 1 }], transitions: 1 },
    transparentUnknownResult: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    transparentTypes: {
      inputs: [{ boxes: [{ w: 1 }, { w: 2 }] }, { boxes: [] }, { boxes: [{ w: 0 }] }],
      transitions: 1,
    },
    transparentOverloads: { inputs: [{ n: 1, s: 'x' }], transitions: 1 },
    transparentNarrowing: { inputs: [{ shape: { kind: 'circle', r: 2 } }, { shape: { kind: 'box', w: 2, h: 3 } }] },
  },
  () => ({
    Area: (shape: Shape) => (shape.kind === 'circle' ? shape.r * 3 : shape.w * shape.h),
    UnknownResult: ({ n }: { n: number }) => (n === 0 ? { n } : { n, list: ['a'] }),
  }),
);
