/** How the JavaScript of one source file refers to the artifacts of its workflows: what a host gives to `rewriteCalls`. */
import type ts from 'typescript';
import type { FileRewrite } from '../emit/javascript/rewrite-calls.ts';
import type { Build } from './build-program.ts';
import { emitLocation } from './emit-location.ts';
import { artifactName } from './plan-outputs.ts';

/** The rewrite of one file, or `undefined` where it has no compiled workflow. */
export function fileRewrite(
  typescript: typeof ts,
  program: ts.Program,
  { outputs: all }: Pick<Build, 'outputs'>,
  fileName: string,
): FileRewrite | undefined {
  const outputs = all.filter(({ sourceFile }) => sourceFile === fileName);
  const sourceFile = program.getSourceFile(fileName);
  if (outputs.length === 0 || sourceFile === undefined) return undefined;
  const { baseName, extension } = emitLocation(typescript, program, sourceFile);
  return {
    module: `./${baseName}.stepscript${extension}`,
    calls: outputs.map((output) => ({
      name: artifactName(output),
      form: output.form,
      start: output.callStart,
      handles: output.handles,
    })),
  };
}
