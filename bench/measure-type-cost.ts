/**
 * What importing `stepscript/tasks` adds to `tsc` of a project that has three SDK clients installed and uses them, what calls of
 * tasks add, and what the import adds where nothing else uses the clients. `--extendedDiagnostics` tells the compiler's own
 * times; rounds alternate, and the fastest of each counts: what is slower than that is the computer's other work.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = new URL('..', import.meta.url).pathname;

/** What `tsc` says of a program. */
export interface TypeCheck {
  /** Total time. */
  readonly seconds: number;
  readonly files: number;
  readonly instantiations: number;
}

/** `tsc` of a project, with and without the import. */
export interface TypeCost {
  readonly without: TypeCheck;
  readonly withTasks: TypeCheck;
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
const calling = `import { dynamodb, s3, sqs } from 'stepscript/tasks';
export const item = dynamodb.table<{ id: string }>('Orders').getItem({ Key: { id: { S: '1' } } });
export const sent = sqs.queue('Jobs').sendMessage({ MessageBody: 'm' });
export const object = s3.bucket('Data').getObject({ Key: 'k' });
`;
const plain = 'export const handles: string[] = [];\n';

/** Measures a project that uses the clients, one that calls tasks beside that, or one that only has the clients. */
export function measureTypeCost(project: 'using' | 'calling' | 'having', rounds: number): TypeCost {
  const tasks = project === 'calling' ? 'calls.ts' : 'tasks.ts';
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stepscript-types-')));
  const others = project === 'having' ? [] : ['using.ts'];
  const check = (file: string): TypeCheck => checkTypes(folder, [...others, file]);
  const faster = (one: TypeCheck, other: TypeCheck): TypeCheck => (other.seconds < one.seconds ? other : one);
  try {
    installInto(folder);
    let [without, withTasks] = [check('plain.ts'), check(tasks)];
    for (let round = 1; round < rounds; round += 1) {
      without = faster(without, check('plain.ts'));
      withTasks = faster(withTasks, check(tasks));
    }
    return { without, withTasks };
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
  for (const [name, text] of Object.entries({ using, tasks: importing, calls: calling, plain })) {
    writeFileSync(join(folder, `${name}.ts`), text);
  }
}

function checkTypes(folder: string, files: readonly string[]): TypeCheck {
  const options =
    '--noEmit --strict --skipLibCheck --module nodenext --target es2023 --types node --extendedDiagnostics';
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const run = spawnSync(process.execPath, [tsc, ...options.split(' '), ...files], { cwd: folder, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`tsc: ${run.stdout}${run.stderr}`);
  const figure = (name: string): number => {
    const text = new RegExp(`^${name}:\\s+([\\d.]+)s?$`, 'm').exec(run.stdout)?.[1];
    if (text === undefined) throw new Error(`tsc tells no ${name}: ${run.stdout}`);
    return Number(text);
  };
  return { seconds: figure('Total time'), files: figure('Files'), instantiations: figure('Instantiations') };
}
