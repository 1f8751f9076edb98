/** Functions: declarations hoisted, expressions, arrows, nested, recursive pure ones, captured by reference, shadowed parameters. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

export const functionHoisted = workflow(async ({ n }: { n: number }) => {
  return twice(n) + (await fetched(n));
  function twice(x: number): number {
    return x * 2;
  }
  async function fetched(x: number): Promise<number> {
    return get({ n: twice(x) });
  }
});

export const functionExpressionValue = workflow(async ({ n }: { n: number }) => {
  const inc = function (x: number) {
    return x + 1;
  };
  const dec = function named(x: number) {
    return x - 1;
  };
  return [inc(n), dec(n), inc(dec(n))];
});

export const functionNested = workflow(async ({ n }: { n: number }) => {
  const outer = (x: number) => {
    const inner = (y: number) => x * 10 + y;
    return inner(1) + inner(2);
  };
  return outer(n) - outer(n + 1);
});

export const functionCapturesByReference = workflow(async ({ n }: { n: number }) => {
  let total = n;
  const read = () => total;
  const add = (x: number) => {
    total += x;
  };
  const before = read();
  add(5);
  total *= 2;
  return { before, after: read(), total };
});

export const functionCapturesAcrossTask = workflow(async ({ n }: { n: number }) => {
  let total = n;
  const add = async (x: number) => {
    total += await get({ n: x });
    return total;
  };
  const first = await add(1);
  total += 1000;
  const second = await add(2);
  return { first, second, total };
});

export const functionRecursive = workflow(async ({ n }: { n: number }) => {
  const factorial = (x: number): number => (x <= 1 ? 1 : x * factorial(x - 1));
  return factorial(n);
});

export const functionRecursiveTree = workflow(async ({ tree }: { tree: Tree }) => {
  const sum = (node: Tree): number => {
    let total = node.value;
    for (const child of node.children) total += sum(child);
    return total;
  };
  const depth = (node: Tree): number => 1 + node.children.reduce((most, child) => Math.max(most, depth(child)), 0);
  return { sum: sum(tree), depth: depth(tree) };
});

interface Tree {
  value: number;
  children: Tree[];
}

export const functionMutualRecursion = workflow(async ({ n }: { n: number }) => {
  const even = (x: number): boolean => (x === 0 ? true : odd(x - 1));
  const odd = (x: number): boolean => (x === 0 ? false : even(x - 1));
  return [even(n), odd(n)];
});

export const functionShadowedParameters = workflow(async ({ n }: { n: number }) => {
  const f = (n: number) => {
    const g = (n: number) => n + 1;
    return g(n * 2);
  };
  return [f(n), n];
});

export const functionParameterReassigned = workflow(async ({ n }: { n: number }) => {
  const clamp = (x: number) => {
    if (x > 10) x = 10;
    if (x < 0) x = 0;
    return x;
  };
  return [clamp(n), clamp(-n), n];
});

export const functionRestOnly = workflow(async ({ a, b }: { a: number; b: number }) => {
  const sum = (...all: number[]) => all.reduce((total, next) => total + next, 0);
  return [sum(), sum(a), sum(a, b, a)];
});

export const functionReturnsObject = workflow(async ({ n }: { n: number }) => {
  const split = (x: number) => ({ whole: Math.floor(x), rest: x % 1 });
  const { whole, rest } = split(n);
  return { whole, rest, again: split(whole) };
});

export const functionTable = workflow(async ({ op, a, b }: { op: string; a: number; b: number }) => {
  const calculator = {
    add: (x: number, y: number) => x + y,
    sub: (x: number, y: number) => x - y,
  };
  return op === 'add' ? calculator.add(a, b) : calculator.sub(a, b);
});

/** TypeScript's parameter for `this` is none: arguments go to the others. */
function scaled(this: void, x: number, by = 2): number {
  return x * by;
}
export const functionThisHelper = workflow(async ({ n }: { n: number }) => scaled(n));
export const functionThisTask = workflow(async ({ n }: { n: number }) => {
  async function load(this: unknown, x: number): Promise<number> {
    return get({ n: x });
  }
  return load(n);
});
export const functionThisCallback = workflow(async ({ n }: { n: number }) =>
  [n].map(function (this: unknown, x: number) {
    return x + 1;
  }),
);
export const functionThisWorkflow = workflow(async function (this: void, { n }: { n: number }) {
  return n;
});
export const functionThisRecursive = workflow(async ({ n }: { n: number }) => {
  function down(this: void, x: number): number {
    return x <= 0 ? x : down(x - 1);
  }
  return down(n);
});

export default cases(
  {
    functionThisHelper: { refused: 'STEP1001' },
    functionThisTask: { refused: 'STEP1001' },
    functionThisCallback: { refused: 'STEP1001' },
    functionThisWorkflow: { refused: 'STEP1001' },
    functionThisRecursive: { refused: 'STEP1001' },
    functionHoisted: { inputs: [{ n: 2 }, { n: 0 }], transitions: 1 },
    functionExpressionValue: { inputs: [{ n: 2 }], transitions: 1 },
    functionNested: { inputs: [{ n: 2 }], transitions: 1 },
    functionCapturesByReference: { inputs: [{ n: 2 }, { n: 0 }], transitions: 1 },
    functionCapturesAcrossTask: { inputs: [{ n: 2 }, { n: 0 }], transitions: 2 },
    functionRecursive: { inputs: [{ n: 5 }, { n: 0 }, { n: 1 }, { n: 18 }], transitions: 1 },
    functionRecursiveTree: {
      inputs: [
        {
          tree: {
            value: 1,
            children: [
              { value: 2, children: [{ value: 3, children: [] }] },
              { value: 4, children: [] },
            ],
          },
        },
        { tree: { value: 7, children: [] } },
      ],
      transitions: 1,
    },
    functionMutualRecursion: { inputs: [{ n: 7 }, { n: 0 }, { n: 40 }], transitions: 1 },
    functionShadowedParameters: { inputs: [{ n: 3 }], transitions: 1 },
    functionParameterReassigned: { inputs: [{ n: 3 }, { n: 30 }], transitions: 1 },
    functionRestOnly: { inputs: [{ a: 1, b: 2 }], transitions: 1 },
    functionReturnsObject: { inputs: [{ n: 2.5 }, { n: 0 }], transitions: 1 },
    functionTable: {
      inputs: [
        { op: 'add', a: 1, b: 2 },
        { op: 'sub', a: 1, b: 2 },
      ],
      transitions: 1,
    },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 10 }),
);
