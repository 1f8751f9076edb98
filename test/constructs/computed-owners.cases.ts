/** Objects that are known by their types alone, computed by code that does more: refused, since nothing would evaluate it. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');
class Odd extends WorkflowError {}
class Even extends WorkflowError {}
// @ts-ignore enums are what is tested
enum Color {
  red = 'r',
  blue = 'b',
}
export const computedMath = workflow(async ({ n }: { n: number }) => {
  let i = 0;
  return [((i += 1), Math).max(n), i];
});
export const computedConstant = workflow(async ({ n }: { n: number }) => {
  const list = [n];
  const same = <T>(x: T): T => {
    list.push(1);
    return x;
  };
  return [same(Math).PI, list];
});
export const computedEnum = workflow(async ({ n }: { n: number }) => {
  const list = [n];
  const same = <T>(x: T): T => {
    list.push(1);
    return x;
  };
  return [same(Color).red, list];
});
export const computedClass = workflow(async ({ n }: { n: number }) => {
  try {
    return await get({ n });
  } catch (error) {
    return error instanceof (n > 0 ? Odd : Even) ? 'known' : 'other';
  }
});
export const computedClassAsserted = workflow(async ({ n }: { n: number }) => {
  try {
    if (n > 0) throw new Odd('odd');
    return await get({ n });
  } catch (error) {
    return [error instanceof (Odd as typeof Odd), Math.max(n, 1), (Color as typeof Color).blue];
  }
});

const refused = { refused: 'STEP1001' } as const;

export default cases(
  {
    computedMath: refused,
    computedConstant: refused,
    computedEnum: { inputs: [{ n: 1 }] },
    computedClass: refused,
    computedClassAsserted: { inputs: [{ n: 0 }, { n: 1 }] },
  },
  () => ({ Get: ({ n }: { n: number }) => n }),
);
