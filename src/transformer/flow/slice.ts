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
  const wanted = [...writesOf([statement])].filter((variable) => needed.has(variable));
  if (wanted.length === 0) return null;
  const { kept, reads } = sliceKnown(statement, wanted);
  addAll(needed, reads);
  return kept;
}

interface WholeSlice {
  readonly kept: PureStatement;
  readonly reads: ReadonlySet<VarId>;
}

/** Liveness asks for the same slices of the same loops again and again; they depend on nothing else. */
const knownSlices = new WeakMap<PureStatement, Map<string, WholeSlice>>();

function sliceKnown(statement: PureStatement, wanted: readonly VarId[]): WholeSlice {
  const known = knownSlices.get(statement) ?? new Map<string, WholeSlice>();
  knownSlices.set(statement, known);
  const key = [...wanted].sort().join();
  const answer = known.get(key);
  if (answer) return answer;
  const relevant = new Set(wanted);
  for (let size = -1; size !== relevant.size; ) {
    size = relevant.size;
    addRelevantReads([statement], relevant);
  }
  const [kept = statement] = keepRelevant([statement], relevant);
  const made: WholeSlice = { kept, reads: readsOfBody([kept]) };
  known.set(key, made);
  return made;
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
  const kept = body
    .filter((statement) => isRelevant(statement, relevant))
    .map((statement) => keepInside(statement, relevant));
  return kept.length === body.length && kept.every((statement, index) => statement === body[index]) ? body : kept;
}

function keepInside(statement: PureStatement, relevant: ReadonlySet<VarId>): PureStatement {
  switch (statement.kind) {
    case 'if': {
      const consequent = keepRelevant(statement.consequent, relevant);
      const alternate = keepRelevant(statement.alternate, relevant);
      const same = consequent === statement.consequent && alternate === statement.alternate;
      return same ? statement : { ...statement, consequent, alternate };
    }
    case 'loop': {
      const body = keepRelevant(statement.body, relevant);
      const update = keepRelevant(statement.update, relevant);
      return body === statement.body && update === statement.update ? statement : { ...statement, body, update };
    }
    case 'block': {
      const body = keepRelevant(statement.body, relevant);
      return body === statement.body ? statement : { ...statement, body };
    }
    default:
      return statement;
  }
}
