/** What the compiler knows of a call's arguments, for the calculation of its permissions. */
import type { ArgumentFact } from '../../../tasks/needs/index.ts';
import type { Expr, LibraryCall } from '../../core/expr.ts';
import type { PureStatement } from '../../core/statement.ts';
import { eachStatement } from '../../flow/walk.ts';

/** The facts of one value; `kinds` gives the kind of each handle by its id. */
export function argumentFact(value: Expr | null, kinds: ReadonlyMap<string, string>): ArgumentFact {
  if (value === null) return { kind: 'record', entries: {} };
  switch (value.kind) {
    case 'literal':
      return { kind: 'constant', value: value.value };
    case 'placeholder':
      return { kind: 'handle', id: value.id, resourceKind: kinds.get(value.id) ?? '', attribute: value.attribute };
    case 'record':
      return recordFact(value, kinds);
    case 'list':
      if (value.entries.some((entry) => entry.kind === 'spread')) return { kind: 'dynamic' };
      return { kind: 'list', items: value.entries.map((entry) => argumentFact(entry.value, kinds)) };
    case 'library':
      return mappedFact(value, kinds);
    case 'program': {
      // Parameters that take statements to compute are still the record at the end.
      const last = value.body.at(-1);
      const known = last?.kind === 'return' && last.value !== null && !value.body.slice(0, -1).some(returns);
      return known ? argumentFact(last.value, kinds) : { kind: 'dynamic' };
    }
    default:
      return { kind: 'dynamic' };
  }
}

/** A list made item by item is as one of its items, however many there are: each of them has the same permissions. */
function mappedFact(
  { member, arguments: given }: LibraryCall<never>,
  kinds: ReadonlyMap<string, string>,
): ArgumentFact {
  const [callback] = given;
  const [only, ...others] = callback?.kind === 'lambda' ? callback.body : [];
  if (member !== 'Array.prototype.map' || only?.kind !== 'return' || only.value === null || others.length > 0)
    return { kind: 'dynamic' };
  return { kind: 'list', items: [argumentFact(only.value, kinds)] };
}

/** Whether a statement may return; functions inside expressions return for themselves. */
function returns(statement: PureStatement): boolean {
  let found = statement.kind === 'return';
  const inBody = (body: readonly PureStatement[]): void => {
    found ||= body.some(returns);
  };
  eachStatement<never>(
    statement,
    () => {},
    inBody,
    () => {},
  );
  return found;
}

/** Properties of spreads and computed keys are not known, so the record is open; its own properties are. */
function recordFact(value: Extract<Expr, { kind: 'record' }>, kinds: ReadonlyMap<string, string>): ArgumentFact {
  const entries: Record<string, ArgumentFact> = {};
  for (const entry of value.entries) {
    if (entry.kind === 'property' && entry.key.kind === 'literal')
      entries[String(entry.key.value)] = argumentFact(entry.value, kinds);
  }
  const open = value.entries.some((entry) => entry.kind === 'spread' || entry.key.kind !== 'literal');
  return { kind: 'record', entries, ...(open && { open: true as const }) };
}
