// {"inputs":[{"c":[]},{"c":[[1]]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { c: number[][] }) => Math.max(...input.c[0]));
