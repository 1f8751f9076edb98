// {"inputs":[{"list":[{"names":["a"]}],"f":true,"i":9},{"list":[{"names":["a"]}],"f":false,"i":0},{"list":[{"names":["a"]}],"f":true,"i":0}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { list: { names: string[] }[]; f: boolean; i: number }) => {
  let o = { names: ['z'] };
  if (input.f) o = input.list[input.i];
  try {
    return o.names;
  } catch (e) {
    return e instanceof TypeError ? 'TE' : 'no';
  }
});
