// {"inputs":[{"a":[[1,0,7],[0.1,4,2],[2],[3]],"b":{"a":[2,9007199254740991,7],"id":4,"length2":-1}}],"concurrent":false}
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

const inc = lambda.fn<{ n: number }, number>('Inc');
const say = lambda.fn<{ s: string }, string>('Say');
const flip = lambda.fn<{ b: boolean }, boolean>('Flip');
const risky = lambda.fn<{ n: number }, number>('Risky');
const shaky = lambda.fn<{ n: number }, number>('Shaky');
class Boom extends WorkflowError {}
class SubBoom extends Boom {}
class Other extends WorkflowError {}
function fn1(p2: number, p3: string[]): string {
  return `${'0'}"${undefined}` + 'null'.slice(5);
}
export const run = workflow(
  async (input: { a: (number[] | null)[]; b: { value?: string; a: number[]; id: number; length2: number } }) => {
    const log: string[] = [];
    let v5: boolean = 'b'.includes('b', -0) as boolean;
    log.push(`3 ${input.b.length2}`);
    let [v6 = fn1(input.b.id, [...log]), v7 = `${input.b.value}é${v5}é${input.b.id}`] = [...log];
    if (Array.isArray(input.a[1])) {
      if (input.b.value!.endsWith('ab')) {
      }
      v5 ||= input.b.length2 == ((input.b.length2 % input.b.length2) as number);
    }
    v5 = v5 as boolean;
    let v17: Record<string, boolean> = input.b.a.reduce(
      (acc: Record<string, boolean>, each) => ({ ...acc, 'x y': true, ['b']: acc['zz'] }),
      { ['a']: true },
    );
    v5 &&= typeof input.b.value === 'string';
    v17 = { '0': Array.isArray(7), zz: !!input.b.value };
    try {
      v5 = 0 === (+(Object.assign({}, { 'x y': 5, '0': 10, b: 10 } as Record<string, number>).k ?? 0) as number);
    } finally {
      switch (1 as number) {
        case 0: {
          log.splice(0, 2);
        }
        case 1:
          {
            log.push(`45 ${input.b.id > ((v17['k'] ? input.b.length2 : input.b.length2) as number)}`);
          }
          break;
        case 2: {
        }
      }
    }
    return { log, v5, v17 };
  },
);
