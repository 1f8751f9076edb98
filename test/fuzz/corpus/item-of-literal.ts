// {"inputs":[{"flag":true},{"flag":false}],"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const risky = lambda.fn<{ n: number }, number>('Risky');
export const run = workflow(async (input: { flag: boolean }) => {
  const o2: { n: number; names: string[] }[] = [{ n: 0, names: [] }];
  const o3: Record<string, string[]> = {};
  o2.pop();
  {
    const key = 'a';
    let group = o3[key];
    if (!group) {
      group = [];
      o3[key] = group;
    }
    group.push('i');
  }
  o2.push({ n: 1, names: ['a'] });
  for (const x15 of o2[0].names) {
    if (input.flag) {
      {
        const key = input.flag ? 'a' : 'c';
        let group = o3[key];
        if (!group) {
          group = [];
          o3[key] = group;
        }
        group.push('i');
      }
      try {
        await risky({ n: o2[2].n });
      } finally {
        let v13: number = Math.min(10, o2.length);
      }
    }
  }
  return { o2 };
});
