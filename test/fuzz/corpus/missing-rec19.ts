// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const m = new Set<string>(input.l as string[]);
  try {
    return [...m].map((s) => s.length);
  } catch (e) {
    return (e as Error).name;
  }
});
