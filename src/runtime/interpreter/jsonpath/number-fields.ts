/**
 * Numeric fields that exist twice, as a constant and with `Path`. A path may lead to a number or to a text of one.
 */
import type { Json } from '../../../asl/index.ts';
import { PathFailure } from './path-failure.ts';
import { type PathScope, valueAt } from './path-scope.ts';

type Fields = Readonly<Record<string, Json | undefined>>;

/** A whole number. */
export function integerField(fields: Fields, name: string, scope: PathScope): number | undefined {
  return numberField(fields, name, scope, 'integer', Number.isInteger);
}

/** Any number. */
export function floatField(fields: Fields, name: string, scope: PathScope): number | undefined {
  return numberField(fields, name, scope, 'float', Number.isFinite);
}

function numberField(
  fields: Fields,
  name: string,
  scope: PathScope,
  kind: string,
  fits: (value: number) => boolean,
): number | undefined {
  const path = fields[`${name}Path`];
  if (path === undefined) return typeof fields[name] === 'number' ? fields[name] : undefined;
  const found = valueAt(scope, String(path));
  const value = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  if (typeof value === 'number' && fits(value)) return value;
  const shown = typeof found === 'string' ? found : JSON.stringify(found);
  throw new PathFailure(
    `The ${name}Path field refers to value "${shown}" which is not a valid ${kind}: ${String(path)}`,
  );
}
