// {"inputs":[{"d":1,"list":[2]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { d: number; list: number[] }) => {
  let v8: number = input.list[3] / input.d;
  v8 = v8 + 1;
  const v14: number = Math.trunc(v8);
  return v14;
});
