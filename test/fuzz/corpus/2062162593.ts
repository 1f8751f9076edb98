// {"input":{"a":[{"length2":false,"items":-1,"c":""}]},"concurrent":false}
import { map, Retry, retry, sleep, Timeout, Workflow, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const inc = lambda.fn<{ n: number }, number>('Inc');
const say = lambda.fn<{ s: string }, string>('Say');
const flip = lambda.fn<{ b: boolean }, boolean>('Flip');
const risky = lambda.fn<{ n: number }, number>('Risky');
const shaky = lambda.fn<{ n: number }, number>('Shaky');
const maybe = lambda.fn<{ n: number }, number | null>('Maybe');
const names = lambda.fn<{ s: string }, string[]>('Names');
const load = lambda.fn<{ id: string; n?: number }, { id: string; n: number; tag?: string; list: number[] }>('Load');
const trace = lambda.fn<{ at: string; value?: unknown }, null>('Trace');
class Boom extends WorkflowError {}
class SubBoom extends Boom {}
class Other extends WorkflowError {}
const M1: boolean | undefined = undefined;
const M2: Record<string, string> = { k: 'é', zz: 'é' };
function fn3(p4: string): number {
  let v5: number = 2;
  return v5;
}
function sumOf(list: number[], at: number): number {
  const here = list[at];
  if (here === undefined || at < 0) return 0;
  return here + sumOf(list, at + 1);
}
const M6: string = M2['x y'];
export const run = workflow(async (input: { a: { length2: boolean; items: number; c: string }[]; b?: number }) => {
  const log: string[] = [];
  const qp7 = (one: string | number): one is string => typeof one === 'string';
  const ql8: (string | number)[] = [`${'a'} ${M6} ${'1'}`, sumOf([], 0.1), ...([...log] as string[])];
  const v9: string[] = [...ql8.filter(qp7), `${ql8.every(qp7)}`, `${ql8.findIndex((one) => !qp7(one))}`];
  const v10: Record<string, string> = {};
  let v11: string = `${[7, 7, 7]}-${[0, 0]}-${[1, 0]}`;
  log.push(`15 ${typeof M1 === 'boolean' ? 0 : -10}`);
  let v12: { tag?: number; b?: number; name?: string } | null = { b: 10 } as {
    tag?: number;
    b?: number;
    name?: string;
  } | null;
  v11 += M6.slice(0, 6);
  return { M1, M2, M6, log, v9, v10, v11, v12 };
});
