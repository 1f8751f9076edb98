// {"inputs":[{"list":[]},{"list":[{"s":"a"}]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: { s: string }[] }) => {
  let s = 'p';
  try {
    ({ s } = input.list[0]);
    return s.length;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
