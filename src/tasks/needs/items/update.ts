/** Update expressions from plain objects: `{ set: { status: 'paid' }, remove: ['note'], add: { visits: 1 } }`. */
import type { ConditionContext } from './condition.ts';
import { ItemRequestProblem } from './reader.ts';
import { attributeSchema } from './schema.ts';

/** The text of an update expression, its clauses in the order they are written in. */
export function updateText<V>(changes: V, cx: ConditionContext<V>): string {
  const clauses = cx.reader.entries(changes);
  if (clauses === null) throw new ItemRequestProblem(changes, 'the changes are an object literal');
  const texts = clauses.flatMap(([clause, operand]) =>
    cx.reader.isMissing(operand) ? [] : [clauseText(clause, operand, cx)],
  );
  if (texts.length === 0) throw new ItemRequestProblem(changes, 'an update must change something');
  return texts.join(' ');
}

function clauseText<V>(clause: string, operand: V, cx: ConditionContext<V>): string {
  switch (clause) {
    case 'set':
      return `SET ${assignments(clause, operand, ' = ', cx)}`;
    case 'add':
      return `ADD ${assignments(clause, operand, ' ', cx)}`;
    case 'delete':
      return `DELETE ${assignments(clause, operand, ' ', cx)}`;
    case 'remove':
      return `REMOVE ${removed(operand, cx)}`;
    default:
      throw new ItemRequestProblem(operand, `\`${clause}\` is no clause of an update`);
  }
}

function assignments<V>(clause: string, operand: V, sign: string, cx: ConditionContext<V>): string {
  const entries = cx.reader.entries(operand);
  if (entries === null || entries.length === 0)
    throw new ItemRequestProblem(operand, `\`${clause}\` is an object literal with at least one attribute`);
  return entries
    .map(([attribute, value]) => {
      if (cx.reader.mayBeMissing(value))
        throw new ItemRequestProblem(value, `the new value of \`${attribute}\` may be undefined`);
      const name = cx.placeholders.name(attribute);
      return `${name}${sign}${cx.placeholders.value(attribute, value, attributeSchema(cx.schema, attribute))}`;
    })
    .join(', ');
}

function removed<V>(operand: V, cx: ConditionContext<V>): string {
  const names = cx.reader.items(operand)?.map((item) => cx.reader.constant(item));
  if (names === undefined || names.length === 0 || !names.every((name) => typeof name === 'string'))
    throw new ItemRequestProblem(operand, '`remove` is an array literal of attribute names');
  return names.map((name) => cx.placeholders.name(name)).join(', ');
}
