/**
 * The exceptions of the services whose clients are installed, and what Step Functions calls them: with the suffix `Exception`
 * always, under a prefix of the optimized integration and under one of the AWS SDK integration, which spells the words
 * of the name as the Java SDK does.
 */
import { existsSync } from 'node:fs';
import { sdkErrorName } from '../src/tasks/needs/index.ts';

/** A class to write. */
export interface ServiceErrorClass {
  readonly exception: string;
  readonly className: string;
  readonly names: readonly string[];
}

/** The errors of one namespace of `stepscript/tasks`. */
export interface ServiceErrors {
  readonly namespace: string;
  readonly file: string;
  /** The file that describes others by hand. */
  readonly described: string | undefined;
  readonly classes: readonly ServiceErrorClass[];
}

/** Prefix of an optimized integration; S3 has none. */
const SERVICES = [
  { namespace: 'dynamodb', service: 'dynamodb', client: 'dynamodb', prefix: 'DynamoDB' },
  { namespace: 'events', service: 'eventbridge', client: 'eventbridge', prefix: 'EventBridge' },
  { namespace: 's3', service: 's3', client: 's3', prefix: undefined },
  { namespace: 'sns', service: 'sns', client: 'sns', prefix: 'SNS' },
  { namespace: 'sqs', service: 'sqs', client: 'sqs', prefix: 'SQS' },
  { namespace: 'stepfunctions', service: 'sfn', client: 'sfn', prefix: 'StepFunctions' },
] as const;

/** What to write for each service. */
export async function serviceErrors(read: (path: string) => string): Promise<readonly ServiceErrors[]> {
  const all: ServiceErrors[] = [];
  for (const { namespace, service, client, prefix } of SERVICES) {
    const described = [`src/tasks/${namespace}-errors.ts`, `src/tasks/${namespace}.ts`].find(existsSync);
    const text = described === undefined ? '' : read(described);
    const known = new Set([...text.matchAll(/export class (\w+)/g)].map(([, name]) => name));
    const classes = (await exceptionsOf(client)).flatMap((exception) => {
      const className = `${exception.replace(/(Exception|Fault)$/, '')}Exception`;
      const names = [
        ...(prefix === undefined ? [] : [`${prefix}.${className}`]),
        sdkErrorName(service, exception) ?? '',
        sdkErrorName(service, javaWords(exception)) ?? '',
      ];
      return known.has(className) ? [] : [{ exception, className, names: [...new Set(names)] }];
    });
    all.push({
      namespace,
      file: `src/tasks/${namespace}-errors.generated.ts`,
      described: described?.replace('src/tasks/', ''),
      classes,
    });
  }
  return all;
}

/** `KMSDisabled` is `KmsDisabled` there. */
function javaWords(name: string): string {
  return name.replace(/[A-Z]{2,}(?=[A-Z][a-z])/g, (acronym) => acronym.charAt(0) + acronym.slice(1).toLowerCase());
}

async function exceptionsOf(client: string): Promise<readonly string[]> {
  const module: Readonly<Record<string, unknown>> = await import(`@aws-sdk/client-${client}`);
  const classes = Object.entries(module).filter(
    (entry): entry is [string, { readonly prototype: unknown }] => typeof entry[1] === 'function',
  );
  const base = classes.find(([name]) => name.endsWith('ServiceException'))?.[1];
  return classes.flatMap(([name, { prototype }]) => {
    const isException = typeof base === 'function' && prototype instanceof base;
    return isException ? [name] : [];
  });
}
