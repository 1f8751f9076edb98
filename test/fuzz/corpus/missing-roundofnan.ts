// {"inputs":[{"d":1,"list":[2]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { d: number; list: number[] }) => {
  let v8: number = 1;
  v8 = v8 / 0;
  const x: number = Math.round(v8 - v8);
  return x;
});
