/** What statements write and where they can go, as far as choosing their encoding needs it. Callbacks never write or jump out. */
import type { LabelId, VarId } from '../../../core/ids.ts';
import type { BodyStatement } from '../emission.ts';
import { bodiesOf } from '../walk.ts';

/** Ways out of a statement list other than its end. */
export interface Exits {
  readonly returns: boolean;
  readonly breaks: ReadonlySet<LabelId>;
  readonly continues: ReadonlySet<LabelId>;
}

/** Calls `visit` for every statement of a list, at any depth. */
export function visitStatements(list: readonly BodyStatement[], visit: (statement: BodyStatement) => void): void {
  for (const statement of list) {
    visit(statement);
    for (const part of bodiesOf(statement)) visitStatements(part, visit);
  }
}

/** Variables that the statements write and that exist before and after them. */
export function writtenVariables(...lists: readonly (readonly BodyStatement[])[]): VarId[] {
  const written = new Set<VarId>();
  const declared = new Set<VarId>();
  for (const list of lists) {
    visitStatements(list, (statement) => {
      if (statement.kind === 'assign') written.add(statement.variable);
      else if (statement.kind === 'declare') declared.add(statement.variable);
      else if (statement.kind === 'loop' && statement.head.kind === 'each') declared.add(statement.head.variable);
    });
  }
  return [...written].filter((variable) => !declared.has(variable));
}

/** The ways out of a list. */
export function exitsOf(...lists: readonly (readonly BodyStatement[])[]): Exits {
  let returns = false;
  const breaks = new Set<LabelId>();
  const continues = new Set<LabelId>();
  const inner = new Set<LabelId>();
  for (const list of lists) {
    visitStatements(list, (statement) => {
      if (statement.kind === 'return') returns = true;
      else if (statement.kind === 'break') breaks.add(statement.label);
      else if (statement.kind === 'continue') continues.add(statement.label);
      else if ((statement.kind === 'loop' || statement.kind === 'block') && statement.label !== null)
        inner.add(statement.label);
    });
  }
  const outside = (labels: Set<LabelId>): Set<LabelId> => new Set([...labels].filter((label) => !inner.has(label)));
  return { returns, breaks: outside(breaks), continues: outside(continues) };
}

/** True when control cannot only reach the end of the list. */
export function hasExits({ returns, breaks, continues }: Exits): boolean {
  return returns || breaks.size > 0 || continues.size > 0;
}

/** True when control surely does not reach the end of the list. */
export function neverFalls(list: readonly BodyStatement[]): boolean {
  return list.some((statement) => {
    switch (statement.kind) {
      case 'return':
      case 'break':
      case 'continue':
      case 'throw':
        return true;
      case 'if':
        return neverFalls(statement.consequent) && neverFalls(statement.alternate);
      case 'block':
        return neverFalls(statement.body) && !breaksTo(statement.body, statement.label);
      default:
        return false;
    }
  });
}

function breaksTo(list: readonly BodyStatement[], label: LabelId | null): boolean {
  return label !== null && exitsOf(list).breaks.has(label);
}
