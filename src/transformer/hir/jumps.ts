/**
 * Where control can leave statements other than by running to their end. Decides what counts as straight-line code, what
 * may stay one pure statement, and what needs blocks and edges.
 */
import type { LabelId } from '../core/ids.ts';
import type { Statement } from '../core/statement.ts';
import type { PerformStatement } from './types.ts';

/** The ways out of some statements, besides their end. */
export interface Jumps {
  readonly breaks: ReadonlySet<LabelId>;
  readonly continues: ReadonlySet<LabelId>;
  readonly returns: boolean;
  readonly throws: boolean;
}

interface Collected {
  readonly breaks: Set<LabelId>;
  readonly continues: Set<LabelId>;
  returns: boolean;
  throws: boolean;
}

function collect<S extends PerformStatement>(body: readonly Statement<never, S>[], into: Collected): void {
  for (const statement of body) {
    switch (statement.kind) {
      case 'break':
        into.breaks.add(statement.label);
        break;
      case 'continue':
        into.continues.add(statement.label);
        break;
      case 'return':
        into.returns = true;
        break;
      case 'throw':
        into.throws = true;
        break;
      case 'if':
        collect(statement.consequent, into);
        collect(statement.alternate, into);
        break;
      case 'block':
        collectInside(statement.body, statement.label, into);
        break;
      case 'loop':
        collectInside([...statement.body, ...statement.update], statement.label, into);
        break;
      case 'try': {
        const guarded: Collected = { breaks: into.breaks, continues: into.continues, returns: false, throws: false };
        collect(statement.body, guarded);
        into.returns ||= guarded.returns;
        if (!statement.handler) into.throws ||= guarded.throws;
        if (statement.handler) collect(statement.handler.body, into);
        if (statement.finalizer) collect(statement.finalizer, into);
        break;
      }
      default:
        break;
    }
  }
}

function collectInside<S extends PerformStatement>(
  body: readonly Statement<never, S>[],
  label: LabelId | null,
  into: Collected,
): void {
  const inner: Collected = { breaks: new Set(), continues: new Set(), returns: false, throws: false };
  collect(body, inner);
  for (const target of inner.breaks) if (target !== label) into.breaks.add(target);
  for (const target of inner.continues) if (target !== label) into.continues.add(target);
  into.returns ||= inner.returns;
  into.throws ||= inner.throws;
}

/** The ways out of the statements; jumps to labels inside them do not count, nor what effects' bodies do. */
export function jumpsOf<S extends PerformStatement>(body: readonly Statement<never, S>[]): Jumps {
  const found: Collected = { breaks: new Set(), continues: new Set(), returns: false, throws: false };
  collect(body, found);
  return found;
}

/** Statements never change, so the answer for some can be kept. */
const knownSettled = new WeakMap<readonly unknown[], boolean>();

/** True when the statements always run to their end. */
export function isSettled<S extends PerformStatement>(body: readonly Statement<never, S>[]): boolean {
  const known = knownSettled.get(body);
  if (known !== undefined) return known;
  const { breaks, continues, returns, throws } = jumpsOf(body);
  const settled = breaks.size === 0 && continues.size === 0 && !returns && !throws;
  knownSettled.set(body, settled);
  return settled;
}
