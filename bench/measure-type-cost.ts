/**
 * What importing `stepscript/tasks` adds to `tsc` of a project that has three SDK clients installed and uses them, and to one
 * that does not use them itself. `--extendedDiagnostics` tells the compiler's own times; rounds alternate, and the fastest of
 * each counts: what is slower than that is the computer's other work.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './compile-programs.ts';

/** Seconds of `tsc`, with and without the import. */
export interface TypeCost {
  readonly without: number;
  readonly withTasks: number;
}

const CLIENTS = ['client-dynamodb', 'client-s3', 'client-sqs'];

const using = `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
export async function work(): Promise<unknown[]> {
  const item = await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key: { id: { S: '1' } } }));
  const object = await new S3Client({}).send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
  const sent = await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'm' }));
  return [item.Item, object.ETag, sent.MessageId];
}
`;
const importing = `import { dynamodb, s3, sqs } from 'stepscript/tasks';
export const handles = [dynamodb.table<{ id: string }>('Orders'), s3.bucket('Data'), sqs.queue('Jobs')];
`;
const plain = 'export const handles: string[] = [];\n';

/** Measures both kinds of project. */
export function measureTypeCost(rounds: number): { readonly usingClients: TypeCost; readonly only: TypeCost } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-types-')));
  try {
    installInto(folder);
    const time = (...files: readonly string[]): number => checkTime(folder, files);
    const best = {
      none: time('using.ts', 'plain.ts'),
      both: time('using.ts', 'tasks.ts'),
      plain: time('plain.ts'),
      tasks: time('tasks.ts'),
    };
    for (let round = 1; round < rounds; round += 1) {
      best.none = Math.min(best.none, time('using.ts', 'plain.ts'));
      best.both = Math.min(best.both, time('using.ts', 'tasks.ts'));
      best.plain = Math.min(best.plain, time('plain.ts'));
      best.tasks = Math.min(best.tasks, time('tasks.ts'));
    }
    return {
      usingClients: { without: best.none, withTasks: best.both },
      only: { without: best.plain, withTasks: best.tasks },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The package as it was built, and the clients, in a project of their own: this repository's other clients are not seen. */
function installInto(folder: string): void {
  const target = join(folder, 'node_modules/stepscript');
  mkdirSync(join(folder, 'node_modules/@aws-sdk'), { recursive: true });
  cpSync(join(repository, 'dist'), join(target, 'dist'), {
    recursive: true,
    filter: (file) => !/\.(js|map)$/.test(file),
  });
  cpSync(join(repository, 'package.json'), join(target, 'package.json'));
  for (const client of CLIENTS) {
    symlinkSync(join(repository, 'node_modules/@aws-sdk', client), join(folder, 'node_modules/@aws-sdk', client));
  }
  symlinkSync(join(repository, 'node_modules/@types'), join(folder, 'node_modules/@types'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries({ using, tasks: importing, plain })) {
    writeFileSync(join(folder, `${name}.ts`), text);
  }
}

/** Seconds that `tsc` says it took. */
function checkTime(folder: string, files: readonly string[]): number {
  const options =
    '--noEmit --strict --skipLibCheck --module nodenext --target es2023 --types node --extendedDiagnostics';
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, ...options.split(' '), ...files], { cwd: folder, encoding: 'utf8' });
  const seconds = /^Total time:\s+([\d.]+)s$/m.exec(run.stdout)?.[1];
  if (run.status !== 0 || seconds === undefined) throw new Error(`tsc: ${run.stdout}${run.stderr}`);
  return Number(seconds);
}
