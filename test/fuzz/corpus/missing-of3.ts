// {"inputs":[{"a":{}},{"a":{"zz":"x"}}],"concurrent":true}
import { map, workflow } from 'stepscript';
export const run = workflow(async (input: { a: Record<string, string> }) => {
  return [[input.a['zz'], input.a['zz']].join('-'), [input.a['zz'], input.a['zz']].map((x) => `${x}`)];
});
