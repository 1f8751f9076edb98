/**
 * A Distributed Map over a large CSV file in batches, and the most memory that the process held meanwhile. As a program,
 * `tsx map-run.ts <rows>`, it prints this as JSON: what other measurements left behind is not counted then.
 */
import { execFileSync } from 'node:child_process';

import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StateMachine } from '../../src/asl/index.ts';
import { LocalRuntime } from './runtime.ts';

const BATCH = 1000;

const DEFINITION: StateMachine = {
  QueryLanguage: 'JSONata',
  StartAt: 'Rows',
  States: {
    Rows: {
      Type: 'Map',
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
        Arguments: { Bucket: 'rows', Key: 'rows.csv' },
      },
      ItemBatcher: { MaxItemsPerBatch: BATCH },
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Count',
        States: { Count: { Type: 'Pass', Output: '{% $count($states.input.Items) %}', End: true } },
      },
      MaxConcurrency: 10,
      Output: '{% $sum($states.result) %}',
      End: true,
    },
  },
};

/** What a run over so many rows took. */
export interface MapRunCost {
  readonly rowsPerSecond: number;
  /** The most bytes of heap and of buffers beyond what there was before. */
  readonly peakBytes: number;
  /** The most bytes of memory that the whole process had. */
  readonly peakResident: number;
}

/** Runs over so many rows, in a process of its own. */
export function mapRun(rows: number): MapRunCost {
  const program = ['--import', 'tsx', import.meta.filename, String(rows)];
  return JSON.parse(
    execFileSync(process.execPath, program, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }),
  );
}

async function measure(rows: number): Promise<MapRunCost> {
  const folder = mkdtempSync(join(tmpdir(), 'stepscript-rows-'));
  try {
    const file = join(folder, 'rows.csv');
    await writeRows(file, rows);
    const runtime = new LocalRuntime();
    runtime.mock('arn:aws:states:::s3:getObject', () => ({ Body: createReadStream(file) }));
    const before = held();
    let peak = before;
    let peakResident = 0;
    const sampling = setInterval(() => {
      peak = Math.max(peak, held());
      peakResident = Math.max(peakResident, process.memoryUsage.rss());
    }, 20);
    const started = process.cpuUsage();
    const { status, output, cause } = await runtime.run(DEFINITION);
    clearInterval(sampling);
    const { user, system } = process.cpuUsage(started);
    if (status !== 'SUCCEEDED' || output !== rows) throw new Error(`${status} with ${String(output)}: ${cause}`);
    return { rowsPerSecond: rows / ((user + system) / 1e6), peakBytes: peak - before, peakResident };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function writeRows(file: string, rows: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('id,customer,amount\n');
  for (let row = 0; row < rows; row += 1) {
    if (!stream.write(`${row},customer-${row % 977},${(row * 7919) % 10_000}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

if (process.argv[1] === import.meta.filename) console.log(JSON.stringify(await measure(Number(process.argv[2]))));
