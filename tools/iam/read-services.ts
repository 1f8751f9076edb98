/** Reads the table of AWS SDK services that the CDK study measured (see CONTRIBUTING: test/fixtures/cdk-oracle). */
import { readFileSync } from 'node:fs';

export interface SdkService {
  /** Name in an ASL Resource, e.g. `sesv2`. */
  readonly name: string;
  /** Prefix of its error names, e.g. `SesV2`. */
  readonly errorPrefix: string;
  /** Suffix of `@aws-sdk/client-`. */
  readonly client: string;
  /** Prefix of its IAM actions, e.g. `ses`. */
  readonly iamPrefix: string;
}

/** The services in the order of their ASL names. */
export function readServices(path: string): readonly SdkService[] {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const cell = (column: string): string => {
      const value = cells[columns.indexOf(column)];
      if (value === undefined) throw new Error(`no ${column} in: ${row}`);
      return value;
    };
    return {
      name: cell('aslService'),
      errorPrefix: cell('errorPrefix'),
      client: cell('jsPackage').replace('@aws-sdk/client-', ''),
      iamPrefix: cell('iamPrefix'),
    };
  });
}
