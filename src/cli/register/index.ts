/**
 * `node --import stepscript/register app.ts`: runs a TypeScript project from its sources, with its workflows compiled. The
 * project is the `tsconfig.json` of the current folder, or what `STEPSCRIPT_PROJECT` names; it is compiled once, before the
 * app starts, and nothing is written. An error ends the process, as it would end a build.
 */
import { register } from 'node:module';
import { compileProgram } from '../../transformer/compile.ts';
import { compileProject } from '../compile-project.ts';
import { EXIT_FAILURE, EXIT_USAGE, UsageError } from '../exit-code.ts';
import { hasErrors, reportFindings } from '../report.ts';
import { processTerminal } from '../terminal.ts';
import { inPlace, projectModules } from './project-modules.ts';

const terminal = processTerminal();
const project = process.env.STEPSCRIPT_PROJECT;
try {
  const adjust = { adjust: inPlace };
  const compiled = compileProject(terminal, compileProgram, project === undefined ? adjust : { ...adjust, project });
  reportFindings(terminal, compiled.findings, compiled.source);
  if (hasErrors(compiled.findings)) process.exit(EXIT_FAILURE);
  register('./hooks.js', import.meta.url, { data: projectModules(compiled) });
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  terminal.stderr(`error: ${error.message}\n`);
  process.exit(EXIT_USAGE);
}
