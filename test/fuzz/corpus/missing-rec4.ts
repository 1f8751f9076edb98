// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const l: string[] = [input.l[0]!, 'x'];
  try {
    return [l.map((s) => s.length), l.join()];
  } catch (e) {
    return (e as Error).name;
  }
});
