// {"input":{"a":null,"b":["a,b","\"","\"","null"],"c":[-1,2,7,0.1],"d":{"c":"true","count":{"a":"1e3","id":3,"length2":7}}},"concurrent":false}
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
const act1 = async (): Promise<number[]> => {
  return [0, 10, 0];
};
export const run = workflow(
  async (input: {
    a: number | null;
    b: string[] | null;
    c: number[] | number;
    d: { c?: string; count: { a: string; id: number; length2: number } };
  }) => {
    const log: string[] = [];
    if (/[a-z]+/.test('x y'.split(/\d/g).length.toString())) throw new SubBoom(`${Array.isArray(input.b)}`);
    let v2: number = 10 - ([] as string[]).lastIndexOf('😀' + 'a😀b');
    if ('\n' in ({ k: 10, zz: 0, 'x y': 10, é: 10 } as Record<string, number>))
      throw new Boom(`${log[1]}-${[...log].find((each) => false)!}`);
    log.pop();
    const v3: string | null = (
      (log[0] as string) !== ('`' as string) ? `${null}-${true}-${false}` : (await flip({ b: false })) ? log[2] : null
    ) as string | null;
    v2 = v3 === null ? await inc({ n: v2 }) : (await flip({ b: false })) ? v2 : v2 - v2;
    log.splice(1, 0, true ? null + log[2] : (input.b?.[1] ?? log[1]));
    const act4 = async (p5: string, p6: string): Promise<number> => {
      log.push(`72 ${null + p6}`);
      return (v3 === null ? v2 : v2) - (typeof v3 === 'string' ? v2 : 3);
    };
    const { a: v7, c: v8, d: v9 } = input;
    const v11: string[] = [typeof v2];
    if (false) {
      v11.sort();
    }
    log.push(`19 ${(v3 ?? '').slice(0, 12)}`);
    return { log, v2, v3, v7, v8, v9, v11 };
  },
);
