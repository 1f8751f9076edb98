// {"inputs":[{"a":{}},{"a":{"zz":"x"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { a: Record<string, string> }) => {
  const v6: string = input.a['zz'];
  const v7: string = Array.of(input.a['zz'], v6).join();
  return v7;
});
