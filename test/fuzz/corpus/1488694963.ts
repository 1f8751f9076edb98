// {"input":{"flag":true,"a":{"name":4,"value":{"tag":3,"b":"12"}}},"concurrent":false}
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
  async (input: { flag: boolean; a: { name: number; value: { tag: number; b: string; name?: boolean } } }) => {
    const log: string[] = [];
    const o1: { n: number; names: string[]; kid: { n: number } } = { n: 3, names: ['a'], kid: { n: 0 } };
    const o2: { n: number; names: string[]; kid: { n: number } }[] = [
      { n: 1, names: [], kid: { n: 0 } },
      { n: 4, names: [], kid: { n: 3 } },
      { n: 3, names: ['b', 'a'], kid: { n: 2 } },
    ];
    const o3: Record<string, string[]> = { a: ['a'] };
    o1.n += 1;
    const o4: string[] = o1.names.sort();
    let v5: number | null = (await shaky({ n: o1.kid.n | 0 })) as number | null;
    const o6: string[] = o1.names.sort();
    log.push(`${JSON.stringify(log)}`);
    const fn7 = (o8: { n: number }): string[] => {
      log.push(`${JSON.stringify(o3)}`);
      return Object.values(o3)[0] ?? o4;
    };
    const o9: string[] = fn7({ ...o1.kid });
    log.push(`${o9.length}`);
    const o10: { n: number; names: string[]; kid: { n: number } }[] = [...o2];
    o3['b'] = log;
    const o11: string[] = [...o1.names];
    o2[0] = o1;
    try {
      o2.push(o1);
    } catch (e12) {
      const v13 = (e12 as Error).name;
      if (v5 !== null) return !!(0 + o10[2].n) ? ([] as number[]).reduceRight((a, b) => a - b, 0) : o2[0].n;
      o1.kid.n += 2;
      if (e12 instanceof SubBoom) throw e12;
    }
    const fn14 = (o15: Record<string, string[]>): string[] => {
      for (const o16 of o2) {
        if (log.push('o') > 30) break;
      }
      return o3['b'] ?? [];
    };
    const o17: string[] = fn14({ a: log, b: o1.names });
    return { log, o2, o3, o4, v5, o6, o9 };
  },
);
