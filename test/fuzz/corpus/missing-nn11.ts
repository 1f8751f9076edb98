// {"inputs":[{"v":null},{"v":5},{}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { v?: number | null }) => {
  return [Math.max(input.v!, 1), Math.round(input.v!), Math.abs(input.v!), Math.min(3, input.v!)].map(String);
});
