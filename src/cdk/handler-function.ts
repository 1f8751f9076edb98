/**
 * The Lambda function of a handler that is written next to the workflow (`lambda.fn('Charge', handler)`) and that the app
 * does not provide itself: the module that exports the handler, or the handle with the handler in it, is bundled by esbuild
 * on this computer.
 */
import { dirname } from 'node:path';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import type { ResourceUse } from '../artifact/index.ts';
import type { ConstructProblem } from './construct-error.ts';
import { findUpwards } from './find-upwards.ts';

type Code = NonNullable<ResourceUse['code']>;

/**
 * Makes the function, or tells that its module cannot be found. The module is looked for in the current folder, in that of the
 * app's main script, and in the folders above them.
 *
 * @example
 * handlerFunction(this, 'Charge', { module: 'src/order.workflow.ts', exportName: 'charge' });
 */
export function handlerFunction(scope: Construct, id: string, code: Code): NodejsFunction | ConstructProblem {
  const folders = [process.cwd(), ...(process.argv[1] === undefined ? [] : [dirname(process.argv[1])])];
  const entry = findUpwards(folders, [code.module]);
  if (entry === undefined) {
    return {
      code: 'STEP4205',
      problem: `The handler of \`${id}\` is exported by ${code.module}, which is neither in nor above ${folders.join(' or ')}.`,
      remedy: `Synthesize from the project's root, or pass \`${id}\` in \`resources\`.`,
    };
  }
  const lockFile = findUpwards([dirname(entry)], LOCK_FILES);
  return new NodejsFunction(scope, id, {
    entry,
    handler: code.of === 'handle' ? 'handler' : code.exportName,
    runtime: Runtime.NODEJS_22_X,
    ...(lockFile !== undefined && { depsLockFilePath: lockFile, projectRoot: dirname(lockFile) }),
    ...(code.of === 'handle' && { bundling: { footer: handlerOfHandle(code.exportName) } }),
  });
}

const LOCK_FILES = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'];

/** What makes the bundle of a module export the handler that one of its handles carries. */
function handlerOfHandle(exportName: string): string {
  return `module.exports = { handler: module.exports[${JSON.stringify(exportName)}][Symbol.for('stepscript.handle')].handler };`;
}
