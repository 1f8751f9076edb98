/** A server in a process of its own, for tests that kill it: `tsx process.ts <data folder>` prints its address. */
import { startServer } from '../../../../src/runtime/index.ts';

const server = await startServer({
  port: 0,
  dataDir: String(process.argv[2]),
  functions: {
    Double: async (value: unknown, { sleep }) => {
      await sleep(0.01);
      return Number(value) * 2;
    },
  },
});
console.log(server.url);
