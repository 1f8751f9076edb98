/**
 * The server behind `stepscript local`. Loaded only by that command, so that the others start without the engine.
 */
import { once } from 'node:events';
import { startServer } from '../runtime/index.ts';
import type { Serve } from './commands/local.ts';

/** Serves until SIGINT or SIGTERM. */
export const serveLocally: Serve = async ({ workflows, ...options }, announce) => {
  const server = await startServer(options);
  for (const workflow of workflows) announce(`deployed ${await server.deploy(workflow)}`);
  announce(`Step Functions at ${server.url}`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await server.close();
  // Executions that wait keep timers; with a data folder they go on at the next start.
  process.exit(0);
};
