/** A server in a process of its own, for tests that kill it: its argument is the data folder, and it prints its address. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../../../src/runtime/index.ts';

const server = await startServer({
  port: 0,
  dataDir: String(process.argv[2]),
  functions: {
    Double: async (value: unknown, { sleep }) => {
      await sleep(0.01);
      return Number(value) * 2;
    },
    /** Notes on disk that it was called. */
    Note: async (value: unknown, { sleep }) => {
      appendFileSync(join(String(process.argv[2]), 'calls'), `${String(value)}\n`);
      await sleep(0.05);
      return Number(value) * 2;
    },
  },
});
console.log(server.url);
// The test that started it is gone, and another may want the folder.
process.stdin.resume().once('close', () => process.exit());
