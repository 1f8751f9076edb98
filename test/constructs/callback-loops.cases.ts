/** Callbacks that throw or assign outer variables in methods that begin with the last item, and in `flatMap`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const note = lambda.fn<{ seen: number[] }, number>('Note');

interface Input {
  xs: number[];
  people: { name: string; tags?: string[] }[];
}

export const loopFindLast = workflow(async ({ xs }: Input) => {
  let asked = 0;
  const found = xs.findLast((x, index) => {
    asked += index;
    return x > 2;
  });
  return { found: found ?? 'none', asked };
});

export const loopFindLastThrows = workflow(async ({ xs }: Input) => {
  try {
    return xs.findLast((x) => {
      if (x < 0) throw new Error(`negative ${x}`);
      return x > 2;
    });
  } catch (error) {
    return (error as Error).message;
  }
});

export const loopFindLastIndex = workflow(async ({ xs, people }: Input) => {
  const seen: number[] = [];
  const at = xs.findLastIndex((x) => {
    seen.push(x);
    return x === 0;
  });
  const named = people.findLastIndex(({ name }) => {
    seen.push(name.length);
    return name === 'ada';
  });
  return { at, named, seen, told: await note({ seen }) };
});

export const loopReduceRight = workflow(async ({ xs }: Input) => {
  const order: string[] = [];
  const sum = xs.reduceRight((total, x, index, all) => {
    order.push(`${index}/${all.length}:${x}`);
    if (total > 100) throw new RangeError('too much');
    return total + x;
  }, 0);
  return { sum, order };
});

/** Without an initial value the first item is where it begins, and nothing is asked of a single one. */
export const loopReduceFirst = workflow(async ({ xs, people }: Input) => {
  const order: string[] = [];
  try {
    const sum = xs.reduce((total, x, index, all) => {
      order.push(`${index}/${all.length}:${total}+${x}`);
      if (total > 100) throw new RangeError('too much');
      return total + x;
    });
    const back = xs.reduceRight((total, x, index) => {
      order.push(`${index}:${x}`);
      return total - x;
    });
    const longest = people.reduce((best, one) => {
      if (best.name === one.name) throw new Error(`twice ${one.name}`);
      return one.name.length > best.name.length ? one : best;
    });
    return { sum, back, longest, order, told: await note({ seen: [sum] }) };
  } catch (error) {
    return { order, failed: (error as Error).message };
  }
});

export const loopReduceRightState = workflow(async ({ people }: Input) =>
  people.reduceRight<Record<string, number>>((counts, { tags }) => {
    for (const tag of tags ?? []) counts[tag] = (counts[tag] ?? 0) + 1;
    return counts;
  }, {}),
);

export const loopFlatMap = workflow(async ({ xs }: Input) => {
  let sum = 0;
  const running = xs.flatMap((x) => {
    sum += x;
    return x > 1 ? [x, sum] : [];
  });
  const mixed = xs.flatMap<number | number[]>((x) => {
    sum -= 1;
    return x > 2 ? [[x], [sum]] : sum;
  });
  return { running, mixed, sum };
});

export const loopFlatMapTags = workflow(async ({ people }: Input) => {
  try {
    return people.flatMap(({ name, tags }, index) => {
      if (name === '') throw new Error(`nobody at ${index}`);
      return tags ?? name;
    });
  } catch (error) {
    return (error as Error).message;
  }
});

export const loopFlatMapUndefined = workflow(async ({ people }: Input) => {
  let count = 0;
  const first = people.flatMap(({ tags }) => {
    count += 1;
    return tags?.[0];
  });
  return { first, missing: first.filter((tag) => tag === undefined).length, count };
});

export const loopNested = workflow(async ({ xs, people }: Input) => {
  let steps = 0;
  return people.map(({ name }) => ({
    name,
    last: xs.findLast((x) => {
      steps += 1;
      return x * 2 > name.length + steps;
    }),
    steps,
  }));
});

export const loopRest = workflow(async ({ xs }: Input) => {
  const seen: number[][] = [];
  xs.forEach((...[x, index]) => {
    seen.push([x, index]);
  });
  const last = xs.findLast((...given) => {
    seen.push([given[1]]);
    return given[0] > 2;
  });
  return { seen, last: last ?? null };
});

/** The callback writes to the list that the method goes through. */
export const loopWritesList = workflow(async ({ xs }: Input) => {
  const list = [...xs];
  const found = list.findLast((x, index) => {
    list[0] = 7;
    return index === 0 && x === 7;
  });
  return [found ?? null, list];
});

const inputs: Input[] = [
  { xs: [], people: [] },
  { xs: [3], people: [{ name: 'ada' }] },
  {
    xs: [0, 3, 1, -1],
    people: [
      { name: 'ada', tags: ['a', 'b'] },
      { name: 'bob', tags: [] },
      { name: 'ada', tags: ['b'] },
    ],
  },
  { xs: [5, -2, 0, 2], people: [{ name: '' }, { name: 'é😀', tags: ['x'] }] },
  { xs: [90, 20, 30], people: [{ name: 'a', tags: ['z', 'a'] }] },
];

export default cases(
  {
    loopFindLast: { inputs },
    loopFindLastThrows: { inputs },
    loopFindLastIndex: { inputs },
    loopReduceRight: { inputs },
    loopReduceFirst: { inputs },
    loopReduceRightState: { inputs },
    loopFlatMap: { inputs },
    loopFlatMapTags: { inputs },
    loopFlatMapUndefined: { inputs },
    loopNested: { inputs },
    loopRest: { inputs },
    loopWritesList: { inputs: inputs.slice(1) },
  },
  () => ({ Note: ({ seen }: { seen: number[] }) => seen.length }),
);
