// {"inputs":[{"f":true},{"f":false}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { f: boolean }) => {
  const o: { s?: string } = { s: 'abc' };
  const clear = () => {
    if (input.f) o.s = undefined;
  };
  if (o.s !== undefined) {
    clear();
    return [`${o.s}`, o.s + 'x', typeof o.s];
  }
  return 'none';
});
