// {"input":{"a":[null,null,{"items":"\n","c":2,"count":7},null],"b":{"c":"abc","count":"x😀y","tag":"0"},"c":2},"concurrent":false}
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
  async (input: {
    a?: ({ items: string; c: number; count: number } | null)[];
    b: { c: string; count: string; tag: string } | undefined;
    c: number;
  }) => {
    const log: string[] = [];
    log.push('1');
    let v1: number = input.c;
    let v2: boolean = (input.a != null) as boolean;
    --v1;
    let v3: number = input.c && ([input.c].concat([0]) as number[]).findIndex((n) => n > 1);
    if ([...log].some((one) => !!(0 + v1))) {
      let n4 = 0;
      for (;;) {
        if (n4++ >= 3) break;
        void ('😀'.replace(/b|c/g, (found, at) => `${found}${at}`) + ([3, 0] as number[]).includes(7, -1));
        log.sort();
      }
      let qt5 = '';
      qa6: {
        if ((v3 > v1) as boolean) break qa6;
        qt5 += 'a';
        qb7: {
          if (((false as boolean) && v2) as boolean) break qa6;
          if ([...log].some((one) => v2) as boolean) break qb7;
          qt5 += 'b';
        }
        qt5 += 'c';
      }
      const v8: string = qt5;
      let v9: { b: boolean[]; name: number[]; value: { a: string; id: number; length2?: boolean } } = {
        b: [...log].map((each, index) => v2),
        name: [...log].map((each, index) => v1),
        value: { a: v8, id: v3 },
      };
    }
    const v10: Record<string, string> = {};
    v3 = v1 - input.c;
    if (log.length > 1) log[1] = String(v1 && input.c);
    log.reverse();
    const v11: { b: number; name: string; value: string; a?: number }[] = [
      { b: v3, name: v10['x y'], value: v10['0'] },
    ];
    v2 = v2 as boolean;
    loop12: for (const [key13, x14] of [...log].entries()) {
      if (v2) {
        log.push(`81 ${input.a === undefined}`);
        let v15: number = v3;
      }
    }
    return { log, v1, v2, v3, v10, v11 };
  },
);
