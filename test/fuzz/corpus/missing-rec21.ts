// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const g = Object.groupBy(input.l as string[], (s) => `${s}`);
  try {
    return Object.values(g).map((l) => l![0]!.length);
  } catch (e) {
    return (e as Error).name;
  }
});
