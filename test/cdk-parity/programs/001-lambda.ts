/** The Lambda example of earlier documentation. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const fn = lambda.fn('Fn');

export const lambdaWholeInputOutputPath = workflow(async (input: unknown) => fn(input));
