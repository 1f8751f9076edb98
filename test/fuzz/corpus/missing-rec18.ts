// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const m = new Map<string, string>([['a', input.l[0]!]]);
  try {
    return [...m.values()].map((s) => s.length);
  } catch (e) {
    return (e as Error).name;
  }
});
