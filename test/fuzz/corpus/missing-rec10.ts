// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { map, sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const out = await Promise.all(
    input.l.map(async (s) => {
      await sleep(1);
      return s!;
    }),
  );
  try {
    return out.map((s) => s.length);
  } catch (e) {
    return (e as Error).name;
  }
});
