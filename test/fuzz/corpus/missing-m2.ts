// {"inputs":[{"l":[]},{"l":["a","a","b"]}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const m = new Map<string, { n: number }>();
  for (const x of input.l) {
    if (!m.has(x)) m.set(x, { n: 0 });
    m.get(x)!.n += 1;
  }
  return [...m.entries()].map(([k, v]) => k + v.n);
});
