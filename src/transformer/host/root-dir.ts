/** The folder of a project: that of its configuration, or the current one for a program without. */
import { dirname } from 'node:path';
import type ts from 'typescript';

/** The folder that `Manifest.source` is relative to. */
export function rootDirOf(program: ts.Program): string {
  const { configFilePath } = program.getCompilerOptions();
  return typeof configFilePath === 'string' ? dirname(configFilePath) : program.getCurrentDirectory();
}
