// {"input":{"a":[2147483648],"b":{"items":3,"c":0,"count":"\u0000","tag":"\\"},"c":2},"concurrent":false}
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
function fn1(): string {
  return ''.trimLeft().trimRight();
}
@Workflow()
export class run {
  private readonly factors = [1, 2];
  private readonly prefix = 'p';
  @Retry()
  private async do2(n: number): Promise<number> {
    return shaky({ n });
  }
  private async do3(n: number, s: string): Promise<string> {
    const one = await inc({ n });
    if (one > 100) throw new Boom(`shaky`);
    return `${one}${await say({ s })}`;
  }
  private async do4(s: string, times = 2): Promise<string> {
    return say({ s: s.slice(0, 3).repeat(times) });
  }
  private do5(n: number): number {
    let sum = 0;
    for (const one of this.factors) sum += one * n;
    return sum;
  }
  private do6(s: string, ...more: number[]): string {
    return this.prefix + s + more.join('+');
  }
  async run(input: { a: number[]; b: { items: number; c: number; count: string; tag?: string } | number; c: number }) {
    const qa7 = (x: number) => (y: number) => x - y;
    const qf8 = qa7(input.a.at(-1)!);
    const v9: number = qf8(this.do5(input.c)) + qa7(1)(2);
    const v10: number[] = [-input.a[2], false ? input.c : input.c, input.a[0]];
    const v11: string[] = [];
    qa12: for (const qx13 of ([...v10] as number[]).slice(0, 3)) {
      for (const qy14 of [1, 2, 3]) {
        if (qx13 === qy14) continue qa12;
        if (qx13 > qy14 + 2) break qa12;
        if (qy14 > 2) break;
        v11.push(`${await inc({ n: qx13 * qy14 })}`);
      }
      v11.push('next');
    }
    let qa15 = 1,
      qb16 = 2;
    const qx17 = ((qa15 = qb16 + 1), (qb16 = qa15 * 2), qa15++ + ++qb16);
    const ql18 = [qa15, qa15++, qa15, qb16--, (qa15 += qb16)];
    const v19: number[] = [qx17, ...ql18, ql18[ql18.length - 1]! - qa15];
    if (input.a.reduce((acc: string, each) => acc, v11[1]).endsWith('0')) {
      const v20: { count?: { value: boolean; a: number } | string } = { count: `${null}` };
    }
    let v21: boolean = (typeof input.b === 'object') as boolean;
    if (typeof input.b === 'object') {
      let v22: string = (`${input.c}"${'1.50'}"${v21}` + v9).substr(-3, 2);
      v21 &&= typeof input.b !== 'number';
    }
    let v23: boolean = (typeof input.b !== 'number') as boolean;
    return { v9, v10, v11, v19, v21, v23 };
  }
}
