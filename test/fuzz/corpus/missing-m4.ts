// {"inputs":[{"l":[]},{"l":["a","a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const m = new Map<string, number>();
  m.get('q')!;
  const [first] = m.keys();
  return [first, `${first}`, first === undefined];
});
