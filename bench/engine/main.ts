/**
 * `npm run bench:engine`: executions and states per second, beside the interpreter of `aws-local-stepfunctions` where it is
 * installed, the memory of open executions, and a Distributed Map over a million rows.
 */
import { JSON_PATH, JSONATA } from './machines.ts';
import { mapRun } from './map-run.ts';
import { OPEN, openExecutions } from './memory.ts';
import { loadPeer } from './peer.ts';
import { engine, executionsPerSecond } from './throughput.ts';

const MILLISECONDS = 1500;
const EXECUTIONS = 10_000;
const ROWS = [100_000, 1_000_000];

const whole = (value: number): string => Math.round(value).toLocaleString('en-US');
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
const print = (cells: readonly string[]): void => {
  const [title = '', ...others] = cells;
  console.log(title.padEnd(34) + others.map((cell) => cell.padStart(14)).join(''));
};

// Before anything has left garbage behind.
for (const [title, definition] of Object.entries(OPEN)) {
  const bytes = await openExecutions(definition, EXECUTIONS);
  print([`${whole(EXECUTIONS)} ${title}`, megabytes(bytes), `${whole(bytes / EXECUTIONS)} B each`]);
}
console.log('');

const peer = await loadPeer();
if (peer === undefined) console.log('aws-local-stepfunctions is not installed: no ratios.\n');

print(['per second of CPU time', 'executions', 'states', ...(peer === undefined ? [] : ['its executions', 'ratio'])]);
for (const workload of JSON_PATH) {
  const ours = await executionsPerSecond(engine(workload), MILLISECONDS);
  const theirs = peer === undefined ? undefined : await executionsPerSecond(peer(workload), MILLISECONDS);
  const compared = theirs === undefined ? [] : [whole(theirs), `${(ours / theirs).toFixed(2)}×`];
  print([`JSONPath: ${workload.title}`, whole(ours), whole(ours * workload.states), ...compared]);
}
for (const workload of JSONATA) {
  const ours = await executionsPerSecond(engine(workload), MILLISECONDS);
  print([`JSONata: ${workload.title}`, whole(ours), whole(ours * workload.states)]);
}

console.log('');
print(['Distributed Map', 'rows', 'most heap', 'most resident']);
for (const rows of ROWS) {
  const { rowsPerSecond, peakBytes, peakResident } = mapRun(rows);
  print([`map over ${whole(rows)} rows`, `${whole(rowsPerSecond)}/s`, megabytes(peakBytes), megabytes(peakResident)]);
}
