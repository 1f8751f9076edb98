/**
 * Writes `test/fixtures/sdk-inputs.json`: for each optimized integration that takes an API's own parameters, a request with
 * every member of the API's input, in the API's spelling, from the types of AWS SDK clients that are installed in the folder
 * given or here: `tsx tools/generate-sdk-inputs.ts FOLDER`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { sdkOperations } from './sdk-inputs/operations.ts';
import { sampleOf } from './sdk-inputs/sample.ts';

const folders = [path.resolve(process.argv[2] ?? '.'), path.join(import.meta.dirname, '..')];
const output = path.join(import.meta.dirname, '../test/fixtures/sdk-inputs.json');

const entries = new Map(
  [...new Set(Object.values(sdkOperations).map(({ client }) => client))].map((client) => [client, packageOf(client)]),
);
const program = ts.createProgram(
  [...entries.values()].map((folder) => path.join(folder, 'dist-types/index.d.ts')),
  { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true, types: [] },
);
const checker = program.getTypeChecker();

const inputs = Object.fromEntries(
  Object.entries(sdkOperations).map(([action, { client, operation }]) => {
    const folder = entries.get(client) ?? '';
    const { version }: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    return [
      action,
      { source: `@aws-sdk/client-${client} ${version}`, input: sampleOf(inputType(folder, operation), checker) },
    ];
  }),
);
writeFileSync(output, `${JSON.stringify(inputs, null, 1)}\n`);

function packageOf(client: string): string {
  const found = folders
    .map((folder) => path.join(folder, `node_modules/@aws-sdk/client-${client}`))
    .find((folder) => existsSync(folder));
  if (found === undefined) throw new Error(`@aws-sdk/client-${client} is not installed`);
  return found;
}

function inputType(folder: string, operation: string): ts.Type {
  const file = program.getSourceFile(path.join(folder, 'dist-types/index.d.ts'));
  const module = file && checker.getSymbolAtLocation(file);
  const symbol = module && checker.getExportsOfModule(module).find(({ name }) => name === `${operation}CommandInput`);
  if (!symbol) throw new Error(`${folder} has no ${operation}`);
  return checker.getDeclaredTypeOfSymbol(symbol);
}
