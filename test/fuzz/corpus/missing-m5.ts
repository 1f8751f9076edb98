// {"inputs":[{"l":[]},{"l":["a","a","b"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { l: string[] }) => {
  const s = new Set(input.l);
  const [first, second] = s;
  return [`${first}`, `${second}`, typeof second];
});
