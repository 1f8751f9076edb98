// {"inputs":[{"o":{}},{"o":{"a":"x"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  const s = input.o.a!;
  switch (s) {
    case 'x':
      return 1;
    case 'undefined':
      return 2;
    default:
      return typeof s;
  }
});
