/** Declarations that need no code: enums, const enums, error classes, types; at the top of the module and inside the workflow. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

// @ts-ignore enums have code, which this project does not allow itself
enum Color {
  Red = 'RED',
  Blue = 'BLUE',
}
// @ts-ignore
enum Size {
  Small,
  Large = 10,
  Huge,
}
// @ts-ignore
const enum Flag {
  None = 0,
  Read = 1 << 0,
  Write = 1 << 1,
  All = Read | Write,
}

const LEVELS = { low: 1, high: 10 } as const;
type Level = keyof typeof LEVELS;

declare namespace Shapes {
  interface Point {
    x: number;
    y: number;
  }
}

const move = lambda.fn<{ to: number[] }, string>('Move');

export const declarationTable = workflow(async ({ level }: { level: Level }) => ({
  value: LEVELS[level],
  next: LEVELS[level] + 1,
  all: LEVELS,
}));

export const declarationEnums = workflow(async ({ color, size }: { color: Color; size: Size }) => {
  const to = color === Color.Red ? [Size.Small, Size.Huge] : [size];
  return { text: await move({ to }), color: Color.Blue, flags: Flag.All & ~Flag.Read, large: size >= Size.Large };
});

export const declarationTypes = workflow(async ({ point }: { point: Shapes.Point }) => {
  type Pair = [number, number];
  const pair: Pair = [point.x, point.y];
  return move({ to: pair });
});

export const declarationLocalError = workflow(async ({ n }: { n: number }) => {
  class TooFar extends WorkflowError {}
  try {
    if (n > 10) throw new TooFar(`at ${n}`);
    return await move({ to: [n] });
  } catch (error) {
    if (error instanceof TooFar) return `too far ${error.message}`;
    throw error;
  }
});

export default cases(
  {
    declarationTable: { inputs: [{ level: 'low' }, { level: 'high' }], transitions: 1 },
    declarationEnums: {
      inputs: [
        { color: 'RED', size: 0 },
        { color: 'BLUE', size: 11 },
      ],
      transitions: 1,
    },
    declarationTypes: { inputs: [{ point: { x: 1, y: 2 } }, { point: { x: 0, y: -1 } }], transitions: 1 },
    declarationLocalError: { inputs: [{ n: 1 }, { n: 11 }, { n: -1 }] },
  },
  () => ({
    Move: ({ to }: { to: number[] }) => {
      if ((to[0] ?? 0) < 0) throw new TaskFailure('Blocked', 'wall');
      return `moved to ${to.join(',')}`;
    },
  }),
);
