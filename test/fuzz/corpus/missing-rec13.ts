// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const [r] = await Promise.allSettled([
    (async () => {
      await sleep(1);
      return input.l[0]!;
    })(),
  ]);
  try {
    return r.status === 'fulfilled' ? r.value.length : 'rej';
  } catch (e) {
    return (e as Error).name;
  }
});
