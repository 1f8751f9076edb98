/**
 * Assignments that give a name a value where it has none: `out ??= []`, `out = out ?? []`, `if (!node) node = { … }`. Where all
 * assignments of a parameter are such, its caller's object is still the one that it holds, unless the caller gave none.
 */
import type { VarId } from '../core/ids.ts';
import { CONTAINERS } from '../core/operator-shapes.ts';
import { isOnly, Kind } from '../core/shape.ts';
import type { RawExpr, RawStatement, RawWorkflow } from './types.ts';
import { rawWalk } from './walk.ts';

/** The assignments in all code of a workflow that are made only where the name has no value. */
export function findFilling({ functions, body, variables }: RawWorkflow): ReadonlySet<RawStatement> {
  const found = new Set<RawStatement>();
  const values = new Map<VarId, RawExpr>();
  const isObject = (id: VarId): boolean => {
    const shape = variables.get(id)?.shape;
    return shape !== undefined && isOnly(shape, CONTAINERS | Kind.null | Kind.absent);
  };
  const fill = (name: VarId | null, part: readonly RawStatement[]): void => {
    if (name === null || !isObject(name)) return;
    rawWalk.visit(part, {
      statement: (node) => {
        if (node.kind === 'assign' && node.variable === name) found.add(node);
        return true;
      },
    });
  };
  for (const list of [body, ...[...functions.values()].map((fn) => fn.body)]) {
    rawWalk.visit(list, {
      statement: (node) => {
        if (node.kind === 'declare' && node.value) values.set(node.variable, node.value);
        if (node.kind === 'if') {
          fill(nameMissing(node.test), node.consequent);
          fill(nameThere(node.test), node.alternate);
        }
        if (node.kind === 'assign' && node.value !== 'remove' && node.path.length === 0) {
          const value = node.value.kind === 'ref' ? (values.get(node.value.variable) ?? node.value) : node.value;
          if (nameKept(value) === node.variable) fill(node.variable, [node]);
        }
        return true;
      },
      expression: (node) => {
        if (node.kind === 'logical')
          fill(nameKept(node), [{ kind: 'evaluate', value: node.right, origin: node.origin }]);
        return true;
      },
    });
  }
  return found;
}

/** The name that has no value where the test holds. */
function nameMissing(test: RawExpr): VarId | null {
  if (test.kind === 'unary' && test.operator === '!') return nameThere(test.operand);
  if (test.kind !== 'binary' || (test.operator !== '===' && test.operator !== '==')) return null;
  const nothing = test.right.kind === 'absent' || (test.right.kind === 'literal' && test.right.value === null);
  return nothing && test.left.kind === 'ref' ? test.left.variable : null;
}

/** The name that has a value where the test holds, and none where it does not. */
function nameThere(test: RawExpr): VarId | null {
  if (test.kind === 'ref') return test.variable;
  if (test.kind === 'unary' && test.operator === '!') return nameMissing(test.operand);
  if (test.kind !== 'binary' || (test.operator !== '!==' && test.operator !== '!=')) return null;
  return nameMissing({ ...test, operator: test.operator === '!==' ? '===' : '==' });
}

/** The name in `name ?? other`. */
function nameKept(value: RawExpr): VarId | null {
  return value.kind === 'logical' && value.operator !== '&&' && value.left.kind === 'ref' ? value.left.variable : null;
}
