// {"inputs":[{"list":[]},{"list":["a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';

function walk(xs: string[], i: number): { s: string; next: number } {
  return i >= 2 ? { s: xs[i], next: i } : walk(xs, i + 1);
}
export const run = workflow(async (input: { list: string[] }) => {
  const r = walk(input.list, 0);
  try {
    return [r.next, r.s.length];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
