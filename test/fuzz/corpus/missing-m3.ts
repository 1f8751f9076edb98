// {"inputs":[{"l":[]},{"l":["a","a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const m = new Map<string, number>();
  m.set('x', input.l.length ? 1 : NaN);
  const v = m.get('x') as number;
  return [v + 1, `${m.get('q') as number}`];
});
