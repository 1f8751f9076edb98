// {"inputs":[{"a":{"id":["\""],"length2":"x😀y","items":{"count":""}},"b":false,"c":4,"d":-1},{"a":{"id":["null","\u0000"],"length2":"\n","items":{"count":"true"}},"b":false,"c":-1,"d":-1},{"a":{"id":["","1e3","😀","😀"],"length2":"abc","items":{"count":"{%"}},"b":false,"c":4,"d":0},{"a":{"id":["-3.5"],"length2":"😀","items":{}},"b":true,"c":0,"d":1}],"concurrent":false}
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

function turn(s: string): string {
  return s === '' ? '' : turn(s.slice(1, 9)) + s.charAt(0);
}
export const run = workflow(
  async (input: {
    a: { id: string[]; length2: string; items: { count?: string } };
    b: boolean;
    c: number;
    d: number;
  }) => {
    const v1: Record<string, string> = { [input.a.length2]: input.a.length2 + 'é' };
    let v2: number[] | string = input.a.length2 as number[] | string;
    if (input.a.id.some((one) => (-input.d as number) <= (one.charCodeAt(0) as number))) {
      const v3: boolean = ((true as boolean) && (((true as boolean) && input.b) as boolean)) as boolean;
      let v4: string = Array.isArray(v2)
        ? input.a.length2
        : ([input.a.length2, v1['0'], 'a'] as string[]).findLast((s) => s > 'a') + '';
      if (input.b) {
        for (let x5 of input.a.id) {
          block6: {
            void ((Object.assign({}, { 'x y': 0.1 } as Record<string, number>).k ?? 0) - (input.d % input.c));
            try {
              let v7: string = `${null} ${input.d}`;
            } catch {
              const v8: { a: number } | null = { a: 2 } as { a: number } | null;
            }
          }
          let v9: number | null = input.c as number | null;
          const v10: { a: number[]; id: { count: number; tag: string; b: boolean; name: string } } = {
            a: [input.c, input.c, input.d],
            id: { count: input.d, tag: 'a', b: v3, name: input.a.length2 },
          };
        }
        try {
          void (input.b ? input.a.length2 : 'a').slice(0, 12);
          const v11: Record<string, boolean>[] = [{}];
        } finally {
          v2 = (v4 = input.d + v1['zz']) as number[] | string;
        }
      } else if (Number.isSafeInteger(input.c)) {
        if (input.b) {
          let v2: string = `${(v4 = input.a.length2)}"${~input.c}"${input.a.length2}`;
          const v12: { c: { a: boolean; id: string; length2: number; items: number } } = {
            c: { a: true, id: "it's", length2: 1, items: 1 },
          };
          const ql13: string[] = [];
          function qo14(a: string): number {
            function qi15(b: string): void {
              ql13.push(`${a}.${b}`);
            }
            qi15('x');
            if (ql13.length < 3) qi15('y');
            return ql13.length;
          }
          const qn16 = qo14(input.a.id.at(-2)!);
          qo14('z');
          const v17: string[] = [...ql13, `${qn16}`];
        }
      } else {
        let v2: string = `${[2, 10, 0]}`;
        const v18: string[] = [];
        try {
          try {
            if (v4.endsWith('ab', 0) as boolean) throw new Boom('in');
            v18.push('ran');
          } catch (problem) {
            v18.push('caught');
            if ((input.c == input.c) as boolean) throw new SubBoom('again');
            throw problem;
          } finally {
            v18.push('inner');
          }
        } catch (problem) {
          v18.push(problem instanceof SubBoom ? `sub ${problem.message}` : (problem as Error).name);
        } finally {
          v18.push('outer');
        }
      }
    } else if (input.b) {
      const v19: number = input.c;
    } else {
      if (!!('' + v1['k'])) {
        let v2: number = input.c;
        let v20: string[] | string = input.a.length2 as string[] | string;
      }
      let v21: string | null = input.a.length2 as string | null;
    }
    return { v1, v2 };
  },
);
