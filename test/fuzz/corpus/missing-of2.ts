// {"inputs":[{"a":{}},{"a":{"zz":"x"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { a: Record<string, string> }) => {
  const l = Array.of(input.a['zz'], 'q');
  return [l.join(), [input.a['zz'], 'w'].join()];
});
