// {"inputs":[{"list":[],"i":0},{"list":[{"a":"x"}],"i":0}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: { a: string }[]; i: number }) => {
  let o = { a: 'd' };
  try {
    return (o = input.list[input.i]).a + o.a;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
