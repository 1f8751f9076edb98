// {"input":{"a":{"0":0.1,"b":3},"c":"\"","d":true,"list":null},"concurrent":true}
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
export const run = workflow(
  async (input: { a?: Record<string, number>; b?: boolean | number; c: string; d?: boolean; list: number | null }) => {
    const log: string[] = [];
    const v1: { c: number } = { c: input.list! };
    let v2: number = (await names({ s: input.c })).findLastIndex((s) => s.length < 1);
    loop3: for (const c4 of 'x y'.slice(0, 4)) {
      const ql5 = ([...log] as string[]).slice(0, 3);
      const v6: string[] = [
        ...(await map(ql5, async (one, at) => say({ s: `${one}${at}` }), { maxConcurrency: 2 })),
        await say({ s: (await map(ql5, async (one) => one.length)).join() }),
      ];
    }
    log.push(`67 ${input.c}`);
    const qk7 = [...log].at(-1)!;
    const qo8: Record<string, number> = { [qk7]: 1, [`${qk7}2`]: 2, ['a' + qk7]: v1.c };
    delete qo8[`${qk7}2`];
    qo8[qk7] = (qo8[qk7] ?? 0) + 1;
    const v9: string = Object.entries(qo8)
      .map(([key, value]) => `${key}=${value}`)
      .join('&');
    log.push(`94 ${v1.c}`);
    const fn10 = (p11: string | undefined, p12: string): string => {
      return p12;
    };
    v2 = (['b'] as string[]).length;
    const act13 = async (): Promise<string> => {
      if (input.d ?? (await flip({ b: true }))) return input.c;
      const v14: number[] = [v2 || v2, Math.round(v2)];
      return `${false}-${[...v14]}-${[...v14]}` + (v9 || v9);
    };
    return { log, v1, v2, v9 };
  },
);
