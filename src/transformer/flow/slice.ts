/**
 * Drops the statements that some variables' values at the end do not depend on. Input: settled pure statements. What is
 * kept still computes the same values; statements that are kept whole keep their identity.
 */
import type { VarId } from '../core/ids.ts';
import type { PureStatement } from '../core/statement.ts';
import { isSettled } from '../hir/jumps.ts';
import { readsOf, readsOfBody, writesOf } from './variables.ts';
import { eachStatement } from './walk.ts';

export interface Slice {
  readonly kept: readonly PureStatement[];
  /** Variables whose values before the statements matter. */
  readonly needed: ReadonlySet<VarId>;
}

const addAll = (to: Set<VarId>, from: Iterable<VarId>): void => {
  for (const variable of from) to.add(variable);
};

/** Keeps what the given variables depend on. */
export function slice(body: readonly PureStatement[], wanted: Iterable<VarId>): Slice {
  const needed = new Set(wanted);
  const kept: PureStatement[] = [];
  for (const statement of [...body].reverse()) {
    const result = sliceStatement(statement, needed);
    if (result) kept.push(result);
  }
  kept.reverse();
  const whole = kept.length === body.length && kept.every((statement, index) => statement === body[index]);
  return { kept: whole ? body : kept, needed };
}

/** The statement as far as `needed` wants it, or null; `needed` becomes what is needed before it. */
function sliceStatement(statement: PureStatement, needed: Set<VarId>): PureStatement | null {
  switch (statement.kind) {
    case 'declare':
      if (!needed.delete(statement.variable)) return null;
      if (statement.value) addAll(needed, readsOf(statement.value));
      return statement;
    case 'assign':
      if (!needed.has(statement.variable)) return null;
      if (statement.path.length === 0) needed.delete(statement.variable);
      for (const step of statement.path) addAll(needed, readsOf(step.key));
      if (statement.value !== 'remove') addAll(needed, readsOf(statement.value));
      return statement;
    case 'if': {
      if (!isSettled([statement])) return sliceWhole(statement, needed);
      const consequent = slice(statement.consequent, needed);
      const alternate = slice(statement.alternate, needed);
      if (consequent.kept.length === 0 && alternate.kept.length === 0) return null;
      needed.clear();
      addAll(needed, consequent.needed);
      addAll(needed, alternate.needed);
      addAll(needed, readsOf(statement.test));
      return consequent.kept === statement.consequent && alternate.kept === statement.alternate
        ? statement
        : { ...statement, consequent: consequent.kept, alternate: alternate.kept };
    }
    case 'block': {
      if (!isSettled(statement.body)) return sliceWhole(statement, needed);
      const inner = slice(statement.body, needed);
      if (inner.kept.length === 0) return null;
      needed.clear();
      addAll(needed, inner.needed);
      return inner.kept === statement.body ? statement : { ...statement, body: inner.kept };
    }
    case 'loop':
      return sliceWhole(statement, needed);
    default:
      return null;
  }
}

/** Slices code with jumps without regard to order: a variable matters everywhere or nowhere. */
function sliceWhole(statement: PureStatement, needed: Set<VarId>): PureStatement | null {
  const relevant = new Set([...writesOf([statement])].filter((variable) => needed.has(variable)));
  if (relevant.size === 0) return null;
  for (let size = -1; size !== relevant.size; ) {
    size = relevant.size;
    addRelevantReads([statement], relevant);
  }
  const [kept] = keepRelevant([statement], relevant);
  if (!kept) return null;
  addAll(needed, readsOfBody([kept]));
  return kept;
}

function isRelevant(statement: PureStatement, relevant: ReadonlySet<VarId>): boolean {
  switch (statement.kind) {
    case 'declare':
    case 'assign':
      return relevant.has(statement.variable);
    case 'evaluate':
      return false;
    case 'break':
    case 'continue':
    case 'return':
    case 'throw':
      return true;
    default: {
      let found = false;
      eachStatement<never>(
        statement,
        () => {},
        (body) => {
          found ||= body.some((inner) => isRelevant(inner, relevant));
        },
        () => {},
      );
      return found;
    }
  }
}

function addRelevantReads(body: readonly PureStatement[], relevant: Set<VarId>): void {
  for (const statement of body) {
    if (!isRelevant(statement, relevant)) continue;
    eachStatement<never>(
      statement,
      (expr) => addAll(relevant, readsOf(expr)),
      (inner) => addRelevantReads(inner, relevant),
      () => {},
    );
  }
}

function keepRelevant(body: readonly PureStatement[], relevant: ReadonlySet<VarId>): readonly PureStatement[] {
  return body.flatMap((statement): readonly PureStatement[] => {
    if (!isRelevant(statement, relevant)) return [];
    switch (statement.kind) {
      case 'if':
        return [
          {
            ...statement,
            consequent: keepRelevant(statement.consequent, relevant),
            alternate: keepRelevant(statement.alternate, relevant),
          },
        ];
      case 'loop':
        return [
          {
            ...statement,
            body: keepRelevant(statement.body, relevant),
            update: keepRelevant(statement.update, relevant),
          },
        ];
      case 'block':
        return [{ ...statement, body: keepRelevant(statement.body, relevant) }];
      default:
        return [statement];
    }
  });
}
