// {"inputs":[{"list":[]},{"list":[{"a":"x","b":{"c":1}}]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: { a: string; b: { c: number } }[] }) => {
  try {
    const {
      a,
      b: { c },
    } = input.list[0];
    return [a, c];
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
