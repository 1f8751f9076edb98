#!/usr/bin/env node
/** The `stepscript` command. */
import { compileProgram } from '../transformer/compile.ts';
import { runCli } from './program.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), {
  compile: compileProgram,
  execute: async (...execution) => (await import('./local-execution.ts')).executeLocally(...execution),
  serve: async (...serving) => (await import('./local-server.ts')).serveLocally(...serving),
});
