// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":false}
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const say = lambda.fn<{ s: string }, string>('Say');
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const p = (async () => {
    await sleep(1);
    return input.l[0]!;
  })();
  const q = say({ s: 'a' });
  const out = await p;
  await q;
  try {
    return out.length;
  } catch (e) {
    return (e as Error).name;
  }
});
