// {"inputs":[{"l":[]},{"l":["a","a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const m = new Map<string, string>();
  for (const x of input.l) m.set(x, (m.get(x) ?? '') + x);
  try {
    return m.get('zz')!.length;
  } catch (e) {
    return (e as Error).name;
  }
});
