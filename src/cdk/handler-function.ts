/**
 * The Lambda function of a handler that is written next to the workflow (`lambda.fn('Charge', handler)`) and that the app
 * does not provide itself: the module that exports the handler is bundled.
 */
import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { Construct } from 'constructs';
import type { ResourceUse } from '../artifact/index.ts';
import type { ConstructProblem } from './construct-error.ts';

/**
 * Makes the function, or tells that its module cannot be found.
 *
 * @example
 * handlerFunction(this, 'Charge', { module: 'src/order.workflow.ts', exportName: 'charge' });
 */
export function handlerFunction(
  scope: Construct,
  id: string,
  code: NonNullable<ResourceUse['code']>,
): NodejsFunction | ConstructProblem {
  const entry = isAbsolute(code.module) ? code.module : resolve(process.cwd(), code.module);
  if (!existsSync(entry)) {
    return {
      code: 'STEP4205',
      problem: `The handler of \`${id}\` is exported by ${code.module}, which does not exist in ${process.cwd()}.`,
      remedy: `Synthesize from the project's root, or pass \`${id}\` in \`resources\`.`,
    };
  }
  return new NodejsFunction(scope, id, { entry, handler: code.exportName, runtime: Runtime.NODEJS_22_X });
}
