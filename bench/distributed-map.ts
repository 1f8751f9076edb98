/**
 * `tsx bench/distributed-map.ts [rows] [rows per child]`: a Distributed Map over a CSV file of that many rows, made up as it is
 * read, whose results are written. A child execution each unless told otherwise. Prints time and the most memory it took.
 */
import { setImmediate as turn } from 'node:timers/promises';
import type { MapState } from '../src/asl/index.ts';
import { LocalRuntime } from '../src/runtime/index.ts';

const [rows = 1_000_000, rowsPerChild = 1] = process.argv.slice(2).map(Number);
const PIECE = 65_536;

async function* csv(): AsyncGenerator<string> {
  let piece = 'id,name,total\n';
  for (let row = 0; row < rows; row += 1) {
    piece += `${row},customer number ${row},${row * 7}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
    await turn();
  }
  yield piece;
}

const state: MapState = {
  Type: 'Map',
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    Arguments: { Bucket: 'data', Key: 'rows.csv' },
    ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
  },
  ...(rowsPerChild > 1 && { ItemBatcher: { MaxItemsPerBatch: rowsPerChild } }),
  ItemProcessor: {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Output: '{% $exists($states.input.id) ? 1 : $count($states.input.Items) %}', End: true },
    },
  },
  ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'data' } },
  End: true,
};

let written = 0;
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 50);
const runtime = new LocalRuntime({
  mocks: {
    'arn:aws:states:::s3:getObject': () => ({ Body: csv() }),
    'arn:aws:states:::s3:putObject': ({ arguments: call }) => {
      written += JSON.stringify(call).length;
    },
  },
});
const started = performance.now();
const { status, cause } = await runtime.run({ QueryLanguage: 'JSONata', StartAt: 'Each', States: { Each: state } });
clearInterval(watch);
if (status !== 'SUCCEEDED') throw new Error(cause);
const [run] = runtime.mapRuns;
console.log(
  `${run?.ended.SUCCEEDED.items} rows in ${run?.ended.SUCCEEDED.executions} executions: ` +
    `${((performance.now() - started) / 1000).toFixed(0)} s, at most ${(most / 1e6).toFixed(0)} MB of memory, ` +
    `${(written / 1e6).toFixed(0)} MB of results`,
);
