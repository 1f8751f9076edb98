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
  readonly taskClass?: string;
  readonly queryLanguage?: string;
  /** Absent where the CDK refuses its own example. */
  readonly asl?: unknown;
  readonly iamStatements?: readonly OracleStatement[];
  readonly fixtures?: readonly OracleResource[];
  readonly otherResources?: readonly OracleResource[];
}

interface OracleResource {
  readonly type: string;
  readonly name: string;
}

const folder = fileURLToPath(new URL('../fixtures/cdk-oracle/records/', import.meta.url));

/** Every record. */
export function readRecords(): readonly OracleRecord[] {
  return readdirSync(folder)
    .sort()
    .map((file): OracleRecord => JSON.parse(readFileSync(folder + file, 'utf8')));
}

/** The export of the program that stands for an example: `lambdaStateInput` for `000/lambda/state-input`. */
export function programName(id: string): string {
  const [, ...words] = id.split(/[/-]/);
  return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('');
}
