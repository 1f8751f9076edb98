// {"inputs":[{"n":1},{"n":0}],"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const trace = lambda.fn<{ at: string; value: unknown }, null>('Trace');
export const run = workflow(async (input: { n: number }) => {
  const log: string[] = [];
  const copy = JSON.parse(JSON.stringify({ list: ['x y', log[input.n]] as string[] })) as { list: string[] };
  copy.list.push(`${input.n}`);
  await trace({ at: 'a', value: copy });
  return {
    list: copy.list,
    at: copy.list.indexOf(`${undefined}`),
    text: copy.list.join('`'),
    sizes: copy.list.map((one) => one + 1),
  };
});
