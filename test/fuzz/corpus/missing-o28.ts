// {"inputs":[{"o":{}},{"o":{"a":"k"}}],"concurrent":false}
import { WorkflowError, workflow } from 'stepscript';

class Boom extends WorkflowError {}
export const run = workflow(async (input: { o: { a?: string } }) => {
  throw new Boom(input.o.a!);
});
