// {"inputs":[{"o":{}},{"o":{"a":"k"}}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { o: { a?: string } }) => {
  return [/undef/.test(input.o.a!), 'xundefined'.search(new RegExp('u')), 'aundefined'.match(/u/)?.index];
});
