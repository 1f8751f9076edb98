// {"inputs":[{"l":[null]},{"l":["a"]}],"concurrent":true}
import { map, workflow } from 'stepscript';

type T = { s: string };
const mk = (s: string | null): T => ({ s: s! });
export const run = workflow(async (input: { l: (string | null)[] }) => {
  const all = input.l.map(mk);
  try {
    return all.map(({ s }) => s.length);
  } catch (e) {
    return (e as Error).name;
  }
});
