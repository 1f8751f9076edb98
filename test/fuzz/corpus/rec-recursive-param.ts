// {"inputs":[{"list":[]},{"list":["a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';

function walk(r: { s: string }, i: number): number {
  return i >= 2 ? r.s.length : walk(r, i + 1) + 1;
}
export const run = workflow(async (input: { list: string[] }) => {
  try {
    return walk({ s: input.list[0] }, 0);
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
