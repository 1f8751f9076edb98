// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const r = await (async () => {
    await sleep(1);
    return input.l[0]!;
  })().then((s) => s);
  try {
    return r.length;
  } catch (e) {
    return (e as Error).name;
  }
});
