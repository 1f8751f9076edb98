/** `console`: logs go nowhere in Step Functions, but what they print is evaluated. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const logged = workflow(async ({ text }: { text: string }) => {
  let count = 0;
  console.debug(text, (count += 1));
  console.error();
  console.info();
  console.log();
  console.trace();
  console.warn();
  return count;
});

export default cases({ logged: { inputs: [{ text: 'x' }] } });
