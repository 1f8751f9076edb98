/**
 * Emulators that an endpoint may name instead of a URL: dynalite for DynamoDB and s3rver for S3. They are packages of the
 * user's, loaded and started when something first asks for the service; they hold everything in memory or in a temporary
 * folder, and do not keep the process alive.
 */
import { mkdtempSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../dsl/index.ts';
import { importPackage } from './import-package.ts';

/** Names of emulators that may stand for a URL. */
export type EmulatorName = 'dynalite' | 's3rver';

/** Credentials that s3rver knows; dynalite takes any. */
export const EMULATOR_CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' } as const;

/** Whether an endpoint names an emulator. */
export function isEmulator(endpoint: string | undefined): endpoint is EmulatorName {
  return endpoint === 'dynalite' || endpoint === 's3rver';
}

/** Starts an emulator; gives its URL. */
export async function startEmulator(name: EmulatorName): Promise<string> {
  const { default: emulator } = await importPackage(name);
  const server = name === 'dynalite' ? await dynalite(emulator) : await s3rver(emulator);
  if (server === undefined) {
    throw new UsageError('STEP8206', `The package ${name} is not the emulator of this name.`, `npm install ${name}`);
  }
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function dynalite(create: unknown): Promise<Server | undefined> {
  if (!isFactory(create)) return undefined;
  const server = create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

async function s3rver(type: unknown): Promise<Server | undefined> {
  if (!isS3rver(type)) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'stepscript-s3-'));
  const emulator = new type({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [] });
  await emulator.run();
  return emulator.httpServer;
}

function isFactory(value: unknown): value is (options: object) => Server {
  return typeof value === 'function';
}

function isS3rver(
  value: unknown,
): value is new (
  options: object,
) => { readonly run: () => Promise<unknown>; readonly httpServer: Server } {
  return typeof value === 'function';
}
