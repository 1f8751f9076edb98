/** Reads the recorded output of the CDK's own tasks: ASL and role statements of every documented example. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface OracleStatement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface OracleRecord {
  readonly id: string;
  readonly asl?: unknown;
  readonly iamStatements: readonly OracleStatement[];
  readonly fixtures?: readonly OracleResource[];
  readonly otherResources?: readonly OracleResource[];
}

interface OracleResource {
  readonly type: string;
  readonly name: string;
}

const folder = fileURLToPath(new URL('../fixtures/cdk-oracle/records/', import.meta.url));

/** Every record that has a JSONata definition. */
export function readRecords(): readonly (OracleRecord & { readonly asl: object })[] {
  return readdirSync(folder)
    .sort()
    .map((file): OracleRecord => JSON.parse(readFileSync(folder + file, 'utf8')))
    .flatMap((record) =>
      typeof record.asl === 'object' && record.asl !== null ? [{ ...record, asl: record.asl }] : [],
    );
}
