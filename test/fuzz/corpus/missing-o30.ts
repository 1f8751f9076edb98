// {"inputs":[{"o":{}},{"o":{"a":"k"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  return JSON.stringify({ a: input.o.a!, l: [input.o.a!] });
});
