// {"inputs":[{"l":[]},{"l":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const v: Record<string, string> = { k: (input.l[1] + 7) as unknown as string, zz: 'q' };
  const key = input.l.length ? 'k' : 'zz';
  try {
    return v[key].length;
  } catch (e) {
    return (e as Error).name;
  }
});
