/** Whether a callback surely answers no for undefined, so that what it lets through has no undefined items. */
import type { Expr, Lambda } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe } from '../../core/shape.ts';

/** What an expression is where the item is undefined, as far as that can be seen. */
type Known = { readonly value: string | number | boolean | null | undefined } | null;

/** Variables whose value is known. */
type Environment = Map<VarId, Known>;

/** True when the callback is falsy for an undefined item. */
export function excludesUndefined({ parameters, body }: Lambda<never>): boolean {
  const [item] = parameters;
  const last = body.at(-1);
  if (item === undefined || last?.kind !== 'return' || !last.value) return false;
  const known: Environment = new Map([[item, { value: undefined }]]);
  for (const statement of body.slice(0, -1)) {
    if (statement.kind !== 'declare') return false;
    known.set(statement.variable, statement.value ? knownOf(statement.value, known) : { value: undefined });
  }
  const answer = knownOf(last.value, known);
  return answer !== null && !answer.value;
}

function knownOf(node: Expr, known: Environment): Known {
  switch (node.kind) {
    case 'literal':
      return { value: node.value };
    case 'absent':
      return { value: undefined };
    case 'ref':
      return known.get(node.variable) ?? null;
    case 'unary': {
      const operand = knownOf(node.operand, known);
      if (operand && node.operator === '!') return { value: !operand.value };
      return operand && node.operator === 'typeof' ? { value: typeof operand.value } : null;
    }
    case 'binary':
      return compared(node.operator, knownOf(node.left, known), knownOf(node.right, known), node);
    case 'logical': {
      const left = knownOf(node.left, known);
      const right = knownOf(node.right, known);
      if (node.operator === '??') return left === null ? null : (left.value ?? null) === null ? right : left;
      const decided = left && (node.operator === '&&') === !left.value;
      if (decided) return left;
      // Whatever comes first, a falsy end of a conjunction makes it falsy.
      if (left === null) return node.operator === '&&' && right && !right.value ? { value: false } : null;
      return right;
    }
    case 'library': {
      const [first] = node.arguments;
      const argument = node.member === 'Boolean' && first ? knownOf(first, known) : null;
      return argument && { value: Boolean(argument.value) };
    }
    default:
      return null;
  }
}

function compared(
  operator: string,
  left: Known,
  right: Known,
  { left: one, right: other }: { left: Expr; right: Expr },
): Known {
  if (left && right) {
    if (operator === '===') return { value: left.value === right.value };
    if (operator === '!==') return { value: left.value !== right.value };
    const nullish = [left, right].every(({ value }) => value === null || value === undefined);
    const either = [left, right].some(({ value }) => value === null || value === undefined);
    if (operator === '==' && either) return { value: nullish };
    return operator === '!=' && either ? { value: !nullish } : null;
  }
  // Undefined equals nothing that surely is something else.
  const seen = left ?? right;
  const unknown = left ? other : one;
  const present = seen && seen.value === undefined && !mayBe(unknown.shape, Kind.absent | Kind.null);
  if (!present) return null;
  if (operator === '===' || operator === '==') return { value: false };
  return operator === '!==' || operator === '!=' ? { value: true } : null;
}
