/**
 * Objects that are compressed as a whole, which the item reader unpacks: GZIP and ZSTD, recognised by their first bytes.
 */
import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { UsageError } from '../usage-error.ts';

const FORMATS = [
  { name: 'GZIP', magic: [0x1f, 0x8b], create: 'createGunzip' },
  { name: 'ZSTD', magic: [0x28, 0xb5, 0x2f, 0xfd], create: 'createZstdDecompress' },
] as const;

const LONGEST_MAGIC = 4;

/** The bytes, unpacked if they are packed. */
export async function* decompressed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const rest = pieces[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (head.length < LONGEST_MAGIC) {
    const { done, value } = await rest.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  const whole = startingWith(head, rest);
  const format = FORMATS.find(({ magic }) => magic.every((byte, index) => head[index] === byte));
  if (format === undefined) {
    yield* whole;
    return;
  }
  // ZSTD came to Node in 22.15.
  const create: unknown = Reflect.get(zlib, format.create);
  if (!isTransformFactory(create)) {
    const problem = `This version of Node does not read ${format.name} data.`;
    throw new UsageError('STEP8210', problem, 'Run it on Node 22.15 or later, or use GZIP data there.');
  }
  const unpacked = create();
  // An error on the way destroys the last stream, so that whoever reads it gets the error.
  pipeline(Readable.from(whole), unpacked, () => undefined);
  for await (const piece of unpacked) if (piece instanceof Uint8Array) yield piece;
}

async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

function isTransformFactory(value: unknown): value is () => Transform {
  return typeof value === 'function';
}
