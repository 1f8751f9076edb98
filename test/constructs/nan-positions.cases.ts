/** Items that are NaN, where a position is asked for. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const refusedLastIndex = workflow(async () => {
  const l = [3, NaN];
  return l.map((i) => 'hello'.lastIndexOf('l', i));
});

export const nanCuts = workflow(async () => {
  const l = [0, NaN];
  return l.map((i) => [1, 2, 3].toSpliced(i, 1));
});

export const nanPositions = workflow(async () => {
  const l = [1, NaN, 2];
  return [
    l.includes(NaN),
    l.indexOf(NaN),
    l.map((x) => x > 1),
    Math.max(...l) > 1,
    l.map((i) => 'abc'.at(i) ?? null),
    l.map((i) => 'abc'.charAt(i)),
    l.map((i) => [1, 2, 3].slice(i)),
    l.map((i) => 'abc'.slice(i)),
    l.map((i) => 'abc'.substring(0, i)),
    l.map((i) => 'ab'.repeat(i)),
  ];
});

const inputs = [{}];

/** What a list holds is known when all that is written into it is. */
export const nanAfterChanges = workflow(async () => {
  const turned = [0, NaN];
  const grown = [1];
  turned.reverse();
  grown.push(NaN, Infinity);
  const cuts = [...turned, ...grown].map((i) => [1, 2, 3].toSpliced(i, 1));
  const kept: number[][] = [];
  for (const i of turned) {
    const list = [1, 2, 3];
    list.splice(i, 1);
    kept.push(list, [1, 2, 3].copyWithin(i, 1));
  }
  return [cuts, kept];
});

export default cases({
  nanAfterChanges: { inputs: [{}] },
  refusedLastIndex: { inputs: [], refused: 'STEP1002' },
  nanCuts: { inputs },
  nanPositions: { inputs },
});
