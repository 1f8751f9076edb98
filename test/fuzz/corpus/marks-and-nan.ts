// {"input":{"a":{"a":["12","\u0000","é","1e3"],"id":"abc","length2":[],"items":false},"b":{"k":1e+21},"c":{"items":true,"count":{"id":1234567890123456,"length2":true,"items":"😀"}},"d":false},"concurrent":true}
import { sleep, WorkflowError, workflow } from 'stepscript';
export const run = workflow(async () => {
  const v2: { items: number | undefined; c: boolean; count?: number[] } = { items: undefined, c: true };
  let v7: number = [][0];
  v2.count = [v7, 0 * v7];
  return v2;
});
