// {"inputs":[{"c":[]},{"c":[{"a":1}]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { c: { a: number }[] }) => Object.keys(input.c[0]));
