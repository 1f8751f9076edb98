// {"inputs":[{"o":{}},{"o":{"a":"k"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  const t: Record<string, number> = { k: 1, undefined: 2 };
  t[input.o.a!] = 5;
  return [t, `${t[input.o.a!]}`];
});
