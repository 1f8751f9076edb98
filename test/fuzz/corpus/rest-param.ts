// {"inputs":[{"list":[]},{"list":["a"]}],"concurrent":false}
import { workflow } from 'stepscript';

const len = (...s: string[]): number => s.reduce((n, x) => n + x.length, 0);
export const run = workflow(async (input: { list: string[] }) => {
  try {
    return len(input.list[0], 'a');
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
