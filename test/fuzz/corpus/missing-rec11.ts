// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":false}
import { retry, sleep, workflow } from 'stepscript';
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const out = await retry({ maxAttempts: 1 }, async () => {
    await sleep(1);
    return input.l[0]!;
  });
  try {
    return out.length;
  } catch (e) {
    return (e as Error).name;
  }
});
