/** `npm run bench`: what the compiler costs, what its output costs, and how fast the engine runs it. Ratios, in one run. */
import { compareBuildTime } from './compare-build-time.ts';
import { compareStates } from './compare-states.ts';
import { compilePrograms } from './compile-programs.ts';
import { measureEngine } from './measure-engine.ts';
import { measureTypeCost } from './measure-type-cost.ts';

const ratio = (value: number, base: number): string => `${(value / base).toFixed(2)}×`;
const print = (cells: readonly (string | number)[]): void => {
  const [title = '', ...others] = cells.map(String);
  console.log(title.padEnd(26) + others.map((cell) => cell.padStart(10)).join(''));
};

const workflows = compilePrograms();

print(['', 'states', '', 'entered', '', '', 'bytes', '', '']);
print(['', 'by hand', 'compiled', 'by hand', 'compiled', 'ratio', 'by hand', 'compiled', 'ratio']);
const comparisons = await compareStates(workflows);
for (const { title, byHand, compiled } of comparisons) {
  print([
    title,
    byHand.states,
    compiled.states,
    byHand.entered,
    compiled.entered,
    ratio(compiled.entered, byHand.entered),
    byHand.bytes,
    compiled.bytes,
    ratio(compiled.bytes, byHand.bytes),
  ]);
}
const total = (pick: (comparison: (typeof comparisons)[number]) => number): number =>
  comparisons.reduce((sum, comparison) => sum + pick(comparison), 0);
const entered = { byHand: total(({ byHand }) => byHand.entered), compiled: total(({ compiled }) => compiled.entered) };
print(['all', '', '', entered.byHand, entered.compiled, ratio(entered.compiled, entered.byHand)]);

const { tsc, tspc } = compareBuildTime(3);
console.log(
  `\nbuild of examples/order-fulfilment: tsc ${tsc.toFixed(2)} s, tspc ${tspc.toFixed(2)} s, ${ratio(tspc, tsc)}`,
);

for (const [project, { without, withTasks }] of Object.entries({
  'uses three SDK clients': measureTypeCost('using', 3),
  'uses them, and calls three tasks': measureTypeCost('calling', 3),
  'only has them': measureTypeCost('having', 3),
})) {
  const [before, after] = [without.seconds, withTasks.seconds];
  const added = `${Math.round((after - before) * 1000)} ms more, ${ratio(after, before)}`;
  console.log(`tsc of a project that ${project}: ${before} s, with stepscript/tasks ${after} s, ${added}`);
}

const fold = workflows.get('fold');
if (fold === undefined) throw new Error('fold is not compiled.');
console.log(`engine: ${Math.round(await measureEngine(fold))} states entered per second`);
