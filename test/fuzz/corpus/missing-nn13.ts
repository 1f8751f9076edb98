// {"inputs":[{"v":null},{"v":1},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: number | null }) => {
  return [
    'abc'.slice(input.v!),
    'abc'.charAt(input.v!),
    'abc'.padStart(input.v!),
    [1, 2, 3].slice(input.v!),
    [1, 2, 3].slice(0, input.v!),
    'abc'.slice(0, input.v!),
    'abc'.substring(0, input.v!),
  ];
});
