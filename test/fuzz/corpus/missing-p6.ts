// {"inputs":[{"l":[]},{"l":["a"]},{"l":["a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const say = lambda.fn<{ s: string }, string>('Say');
export const run = workflow(async (input: { l: string[] }) => {
  const queue = [...input.l];
  const seen: string[] = [];
  for (let next: string | undefined = queue[0]; next !== undefined; next = queue[seen.length])
    seen.push(await say({ s: next }));
  return seen;
});
