// {"inputs":[{"list":[]},{"list":[{"s":"a"}]}],"concurrent":false}
import { workflow } from 'stepscript';

function first<T>(xs: T[]): T {
  return xs[0];
}
export const run = workflow(async (input: { list: { s: string }[] }) => {
  try {
    return first(input.list).s;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
