// {"inputs":[{"v":null},{"v":"ab"},{}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { v?: string | null }) => {
  return [
    'xabnullundefined'.includes(input.v!),
    'null'.indexOf(input.v!),
    'a-null-undefined-ab'.split(input.v!),
    'nullx'.replace(input.v!, 'R'),
    'undefined'.startsWith(input.v!),
  ];
});
