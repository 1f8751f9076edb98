// {"inputs":[{"list":[]},{"list":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const say = lambda.fn<{ s: string }, string>('Say');
export const run = workflow(async (input: { list: string[] }) => {
  const s = await say({ s: input.list[0] });
  return s;
});
