/**
 * The schema of what an API answers, from the SDK client of its service, if the user has one.
 */
import { UsageError } from '../../../dsl/index.ts';
import { clientPackage } from '../../../tasks/needs/index.ts';
import { importPackage } from './import-package.ts';
import { operationSchemas } from './shape.ts';

/** The schema, or undefined where no client is installed or it has no such operation. */
export async function responseSchema(service: string, action: string): Promise<unknown> {
  const packageName = clientPackage(service);
  if (packageName === undefined) return undefined;
  try {
    const module = await importPackage(packageName);
    return operationSchemas(module[`${action.charAt(0).toUpperCase()}${action.slice(1)}$`]).output;
  } catch (thrown) {
    if (thrown instanceof UsageError) return undefined;
    throw thrown;
  }
}
