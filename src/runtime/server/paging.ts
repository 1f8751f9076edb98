/**
 * Pages of a list. A token is the position of the next item; one that is not is refused as AWS refuses foreign tokens.
 */
import type { JsonObject } from '../../asl/index.ts';
import { ApiError } from './api-error.ts';
import { number, optionalText } from './fields.ts';

/** A page of a list, and where the next begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: { readonly nextToken?: string };
}

const MOST = 1000;
const USUAL = 100;

/** The page that a request asks for. */
export function pageOf<T>(request: JsonObject, all: readonly T[]): Page<T> {
  const size = number(request, 'maxResults', 0, MOST) || USUAL;
  const token = optionalText(request, 'nextToken');
  const start = token === undefined ? 0 : position(token);
  const items = all.slice(start, start + size);
  const end = start + items.length;
  return { items, nextToken: end < all.length ? { nextToken: Buffer.from(`at ${end}`).toString('base64url') } : {} };
}

function position(token: string): number {
  const [, digits] = /^at (\d+)$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  if (digits === undefined) throw new ApiError('InvalidToken', `Invalid Token: 'Invalid token'`);
  return Number(digits);
}
