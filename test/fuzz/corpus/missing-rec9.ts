// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const say = lambda.fn<{ s: string }, string>('Say');
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const [a, b] = await Promise.all([
    say({ s: 'x' }),
    (async () => {
      await sleep(1);
      return input.l[0]!;
    })(),
  ]);
  try {
    return [a.length, b.length];
  } catch (e) {
    return (e as Error).name;
  }
});
