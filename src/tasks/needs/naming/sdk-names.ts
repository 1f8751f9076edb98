/**
 * The names of AWS SDK services: in an ASL Resource (`sesv2`), as the prefix of error names (`SesV2`), as an npm package
 * (`@aws-sdk/client-sesv2`) and in IAM actions (`ses`).
 */
import { sdkServices } from './sdk-services.generated.ts';

interface ServiceNames {
  readonly name: string;
  readonly errorPrefix: string;
  readonly client: string;
  readonly iamPrefix: string;
}

function namesOf(service: string): ServiceNames | undefined {
  const entry = sdkServices.find((each) => each.startsWith(`${service} `));
  if (entry === undefined) return undefined;
  const [name = '', errorPrefix = '', client = '', iamPrefix = ''] = entry.split(' ');
  return { name, errorPrefix: errorPrefix || name, client: client || name, iamPrefix: iamPrefix || name };
}

/**
 * Whether an AWS SDK service of this ASL name is known.
 *
 * @example
 * isSdkService('sesv2'); // true
 */
export function isSdkService(service: string): boolean {
  return namesOf(service) !== undefined;
}

/**
 * The prefix of a service's error names in `aws-sdk` integrations, `undefined` for an unknown service.
 *
 * @example
 * sdkErrorPrefix('dynamodb'); // 'DynamoDb'
 */
export function sdkErrorPrefix(service: string): string | undefined {
  return namesOf(service)?.errorPrefix;
}

/**
 * The ASL name of an exception of an `aws-sdk` integration: always with the suffix `Exception`, whatever the service
 * calls it.
 *
 * @example
 * sdkErrorName('s3', 'NoSuchKey'); // 'S3.NoSuchKeyException'
 */
export function sdkErrorName(service: string, exception: string): string | undefined {
  const prefix = sdkErrorPrefix(service);
  return prefix === undefined ? undefined : `${prefix}.${exception.replace(/(Exception|Fault)$/, '')}Exception`;
}

/**
 * The npm package of a service's client, `undefined` for an unknown service.
 *
 * @example
 * clientPackage('cloudwatchlogs'); // '@aws-sdk/client-cloudwatch-logs'
 */
export function clientPackage(service: string): string | undefined {
  const client = namesOf(service)?.client;
  return client === undefined ? undefined : `@aws-sdk/client-${client}`;
}

/**
 * The ASL service name of an npm client package, by AWS's naming rule, so that it also holds for packages newer than
 * this version of StepScript.
 *
 * @example
 * serviceOfPackage('@aws-sdk/client-application-discovery-service'); // 'applicationdiscovery'
 */
export function serviceOfPackage(packageName: string): string {
  return packageName
    .replace(/^@aws-sdk\/client-/, '')
    .replace(/[^a-z0-9]/g, '')
    .replace(/^(amazon|aws)/, '')
    .replace(/service$/, '');
}

/**
 * The prefix of a service's IAM actions, `undefined` for an unknown service.
 *
 * @example
 * iamPrefix('cloudwatchlogs'); // 'logs'
 */
export function iamPrefix(service: string): string | undefined {
  return namesOf(service)?.iamPrefix;
}
