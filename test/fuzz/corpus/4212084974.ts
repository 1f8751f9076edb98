// {"inputs":[{"a":true,"b":[4,0,3],"c":[]},{"a":true,"c":[{"id":4,"length2":3},{"id":2,"length2":1}]},{"a":false,"c":[]},{"a":true,"b":[7],"c":[]}],"concurrent":false}
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

export const run = workflow(async (input: { a: boolean; b?: number[]; c: { id: number; length2: number }[] }) => {
  const log: string[] = [];
  void ([...log] as string[]).toString();
  const v1: number[] = [...[input.b?.[0] ?? 1]];
  log.push(`65 ${(v1[0] as number) !== ((2.5 * 3) as number)}`);
  const qt2: Record<string, (s: string) => string> = { up: (s) => s.toUpperCase(), twice: (s) => s + s };
  const qf3 = qt2[(false as boolean) ? 'up' : btoa(encodeURIComponent('a'))];
  const v4: string = qf3 ? qf3(Object.values({ '0': 3 } as Record<string, number>).join()) : 'none';
  try {
    for (const c5 of v4.slice(0, 4)) {
      for (let i6 = 0; i6 < 2; i6++) {
        if (typeof input.b === 'undefined') break;
        if ("it's".startsWith('0')) return i6;
      }
      block7: {
        await trace({ at: 't8', value: input.a ? input.a : input.a });
        const qg9 = Object.groupBy(['`'] as string[], (one) => (one.length > 2 ? 'long' : 'short'));
        const qh10 = Map.groupBy([] as number[], (one) => one > 2);
        const v11: string[] = [
          ...Object.keys(qg9),
          ...(qg9.long ?? []),
          ...[...qh10].map(([key, list]) => `${key}${list.length}`),
        ];
      }
      let n12 = 0;
      for (;;) {
        if (n12++ >= 3) break;
        v1.push(await inc({ n: n12 }));
        let v13: number = ([true, true, false] as boolean[]).length;
        const [v14 = decodeURIComponent(encodeURIComponent(c5)), v15 = v4, ...v16] = [...log];
      }
    }
  } catch {
  } finally {
  }
  return { log, v1, v4 };
});
