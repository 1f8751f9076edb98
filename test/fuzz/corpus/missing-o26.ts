// {"inputs":[{"o":{}},{"o":{"a":"k"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  return ['k', 'undefined'].indexOf(input.o.a!) + ['k', undefined].indexOf(input.o.a);
});
