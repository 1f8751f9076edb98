/**
 * Arrays behind index signatures. An array is a record to whoever asks it for keys: what was `unknown` or `object` and goes by the
 * name of a `Record` of anything may still be one, as in walks through any JSON.
 */
import ts from 'typescript';
import { Kind, mayBe, type ValueShape } from '../core/shape.ts';
import { isAnything } from './denied.ts';
import type { Facts } from './facts.ts';

/** That the value of a name, a record to the checker, may be an array too, as far as what is known of it allows. */
export function keyedKinds(name: ts.Node, narrowed: ValueShape, known: ValueShape, facts: Facts): number {
  if (!mayBe(known, Kind.list) || mayBe(narrowed, Kind.list) || !mayBe(narrowed, Kind.record)) return 0;
  const declared = facts.declaredShape(name);
  if (mayBe(declared, Kind.list) && !isAnything(declared)) return 0;
  return facts.checker.getIndexInfoOfType(facts.type(name), ts.IndexKind.String) ? Kind.list : 0;
}
