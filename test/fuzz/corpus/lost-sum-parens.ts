// {"inputs":[{"a":{"a":null,"id":false,"length2":{"tag":4,"b":1,"value":2},"items":{"count":false,"tag":"a,b","b":"$0"}},"b":"\u0000"},{"a":{"a":null,"items":{"count":false,"tag":"12","name":false}},"b":"a,b"},{"a":{"a":true,"id":false,"items":{"count":true,"tag":"0"}},"b":"0"},{"a":{"a":null,"id":true,"items":{"count":false,"tag":"\"","name":false}},"b":"{%","c":[false,true,true,true]}],"concurrent":true}
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

const act1 = async (p2: Record<string, string>): Promise<string[]> => {
  const v3: number | undefined = 2 as number | undefined;
  const qn4 = ''.length;
  const v5: string = await Promise.race([
    (async () => {
      const one = await inc({ n: qn4 });
      await sleep(qn4 > 1 ? 1 : 5);
      return `${one}`;
    })(),
    sleep(2).then(() => 'timeout'),
  ]);
  await trace({ at: 't6', value: p2 });
  return [...[p2['0']]];
};
export const run = workflow(
  async (input: {
    a: {
      a: boolean | null;
      id?: boolean;
      length2?: { tag: number; b: number; name?: number; value: number };
      items: { count: boolean; tag: string; b?: string; name?: boolean };
    };
    b: string;
    c?: boolean[];
  }) => {
    const log: string[] = [];
    try {
      log.reverse();
      const v7: boolean[][] = [[false, true, false]];
      const v8: number = 10;
    } catch (e9) {
      const v10 = e9 instanceof SubBoom ? 'sub' : e9 instanceof TypeError ? 'type' : (e9 as Error).name;
      if (input.a.id ?? !!input.a.length2) {
        if ((([0].slice(3) as number[]).findLastIndex((n) => n > 3) as number) !== (+-(-1) as number)) {
          let v11: { name: { value?: number; a: string }; value: boolean[]; a: boolean | null } = {
            name: { value: 7, a: v10 },
            value: [...log].map((each, index) => true),
            a: input.a.a,
          };
        }
      }
      let v12: number = (0 * 3) | (5 + ([...log] as string[]).lastIndexOf('b'));
    }
    let v13: string = input.b;
    if ((input.a.a ?? (1e-7 as number) < (3 as number)) satisfies boolean) {
      log.push(log[0] + Math.min(1, ...([] as number[])));
    }
    v13 += (log[0].codePointAt(0) ?? 0).toFixed(0).slice(0, 6);
    return { log, v13 };
  },
);
