// {"input":{"a":[],"b":[false,true,false],"c":[]},"concurrent":true}
import { sleep, WorkflowError, workflow } from 'stepscript';
export const run = workflow(async (input: { c: number[][] }) => {
  let v24: number = Math.max(...input.c[1]);
});
