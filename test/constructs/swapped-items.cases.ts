/** `[list[0], list[1]] = [list[1]!, list[0]!]` of a list that is too short: what is put into it is undefined wherever it goes. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

interface In {
  skus: string[];
}

export const swappedLengths = workflow(async ({ skus }: In) => {
  const out: number[] = [];
  [skus[0], skus[1]] = [skus[1]!, skus[0]!];
  for (const sku of skus) out.push(sku.length);
  return out;
});
export const swappedAcrossCalls = workflow(async ({ skus }: In) => {
  const out: number[] = [];
  [skus[0], skus[1]] = [skus[1]!, skus[0]!];
  for (const sku of skus) {
    await get({ n: 1 });
    out.push(sku.length);
  }
  return out;
});
export const swappedThroughAlias = workflow(async ({ skus }: In) => {
  const out: number[] = [];
  const list = skus;
  [list[0], list[1]] = [list[1]!, list[0]!];
  for (const sku of skus) out.push(sku.length - 1);
  return out;
});
export const swappedIntoClosures = workflow(async ({ skus }: In) => {
  const visited: string[] = [];
  const work: (() => Promise<void>)[] = [];
  const visit = (path: string, depth: number) => {
    work.push(async () => {
      visited.push(path);
      if (depth > 0) visited.push('more');
    });
  };
  [skus[0], skus[1]] = [skus[1]!, skus[0]!];
  for (const sku of skus) visit(sku, sku.length - 1);
  while (work.length > 0) await work.shift()!();
  return visited;
});

const inputs = [{ skus: [] }, { skus: ['a'] }, { skus: ['a', 'bb'] }];

export default cases(
  {
    swappedLengths: { inputs },
    swappedAcrossCalls: { inputs },
    swappedThroughAlias: { inputs },
    swappedIntoClosures: { inputs },
  },
  () => ({ Get: ({ n }: { n: number }) => n }),
);
