/**
 * Code that surely performs an effect before it gives its value, on every way: what a promise made from it cannot settle
 * without, so that it settles later than everything which is known already.
 */
import { isCoreExpression } from '../../core/children.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';

/** Evaluating the expression performs an effect. */
export function surelyPerformed(node: RawExpr): boolean {
  if (node.kind === 'sequence')
    return surely(node.body) === 'performs' || (isStraight(node.body) && surelyPerformed(node.value));
  if (node.kind === 'perform') {
    const { effect } = node;
    if (effect.kind === 'fork') return effect.branches.some(({ body }) => surely(body) === 'performs');
    return effect.kind !== 'map';
  }
  if (!isCoreExpression(node)) return false;
  switch (node.kind) {
    case 'conditional':
      return surelyPerformed(node.test) || (surelyPerformed(node.consequent) && surelyPerformed(node.alternate));
    case 'logical':
      return surelyPerformed(node.left);
    case 'member':
      return surelyPerformed(node.object);
    case 'index':
      return surelyPerformed(node.object) || surelyPerformed(node.index);
    case 'unary':
      return surelyPerformed(node.operand);
    case 'binary':
      return surelyPerformed(node.left) || surelyPerformed(node.right);
    case 'template':
      return node.parts.some(surelyPerformed);
    case 'record':
    case 'list':
      return node.entries.some(({ value }) => surelyPerformed(value));
    default:
      return false;
  }
}

/** What statements surely do first: perform, or leave (or perhaps leave) before that. */
function surely(body: readonly RawStatement[]): 'performs' | 'leaves' | 'neither' {
  for (const statement of body) {
    const outcome = surelyDoes(statement);
    if (outcome !== 'neither') return outcome;
  }
  return 'neither';
}

function isStraight(body: readonly RawStatement[]): boolean {
  return surely(body) === 'neither';
}

function surelyDoes(statement: RawStatement): ReturnType<typeof surely> {
  const evaluates = (value: RawExpr): ReturnType<typeof surely> => (surelyPerformed(value) ? 'performs' : 'neither');
  switch (statement.kind) {
    case 'declare':
    case 'assign':
    case 'evaluate': {
      const { value } = statement;
      return value === null || value === 'remove' ? 'neither' : evaluates(value);
    }
    case 'return':
      return statement.value !== null && surelyPerformed(statement.value) ? 'performs' : 'leaves';
    case 'throw':
      return surelyPerformed(statement.error) ? 'performs' : 'leaves';
    case 'block':
      return surely(statement.body);
    case 'try':
      return surely(statement.body);
    case 'if': {
      if (surelyPerformed(statement.test)) return 'performs';
      const [first, second] = [surely(statement.consequent), surely(statement.alternate)];
      if (first === second) return first;
      return first === 'leaves' || second === 'leaves' ? 'leaves' : 'neither';
    }
    case 'loop':
      return statement.head.kind === 'while' && statement.head.test && surelyPerformed(statement.head.test)
        ? 'performs'
        : 'leaves';
    default:
      return 'leaves';
  }
}
