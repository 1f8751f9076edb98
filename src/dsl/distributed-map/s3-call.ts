/**
 * S3 as readers and writers of distributed maps see it: whatever performs its calls in the run, and the bodies of objects,
 * which may come as text, as bytes or piece by piece.
 */
import { isRecord, type Json } from './json.ts';

/** Performs an S3 operation. The `Body` of an object may be text, bytes, or an async iterable of either. */
export type S3Call = (operation: 'getObject' | 'listObjectsV2' | 'putObject', parameters: Json) => Promise<unknown>;

/** The pieces of a response's body. Any other value stands for its JSON text. */
export async function* bodyOf(response: unknown): AsyncGenerator<Uint8Array> {
  const body: unknown = isObject(response) ? response.Body : undefined;
  if (isPieces(body)) {
    for await (const piece of body) yield bytesOfPiece(piece);
  } else yield bytesOfPiece(body);
}

/** A whole body. */
export async function wholeBody(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/** Text that comes in pieces of bytes, without a byte order mark. */
export async function* textOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** A whole text. */
export async function wholeText(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  return new TextDecoder().decode(await wholeBody(pieces));
}

/** Whether the value has properties; bodies make responses more than JSON. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function bytesOfPiece(piece: unknown): Uint8Array {
  if (piece instanceof Uint8Array) return piece;
  return new TextEncoder().encode(typeof piece === 'string' ? piece : JSON.stringify(piece ?? null));
}

function isPieces(body: unknown): body is AsyncIterable<unknown> {
  return isObject(body) && Symbol.asyncIterator in body;
}

/** A location whose arguments are an object. */
export function locationOf(value: Json): Readonly<Record<string, Json>> {
  return isRecord(value) ? value : {};
}
