/**
 * What the locals of one expression can hold: the join of everything bound to them, or, for parameters, of what the front end
 * says where they are read. An upper bound for every moment.
 */
import type { VarId } from '../../core/ids.ts';
import { joinShapes, shapes, type ValueShape } from '../../core/shape.ts';
import type { BodyStatement, Value } from './emission.ts';
import { type Visitor, visitBody, visitValue } from './walk.ts';

/** Collects the shapes of the locals in the given code. */
export function localShapes(
  value: Value,
  bodies: readonly (readonly BodyStatement[])[],
): (variable: VarId) => ValueShape {
  const bound = new Map<VarId, ValueShape>();
  const read = new Map<VarId, ValueShape>();
  const add = (to: Map<VarId, ValueShape>, variable: VarId, shape: ValueShape): void => {
    const known = to.get(variable);
    to.set(variable, known === undefined ? shape : joinShapes(known, shape));
  };
  const declared = new Set<VarId>();
  const visitor: Visitor = {
    callbacks: true,
    value: (part) => {
      if (part.kind === 'ref') add(read, part.variable, part.shape);
    },
    statement: (statement) => {
      if (statement.kind === 'declare') {
        declared.add(statement.variable);
        add(bound, statement.variable, statement.value?.shape ?? shapes.absent);
      } else if (statement.kind === 'assign' && statement.path.length === 0 && statement.value !== 'remove') {
        add(bound, statement.variable, statement.value.shape);
      } else if (statement.kind === 'loop' && statement.head.kind === 'each') {
        declared.add(statement.head.variable);
        add(bound, statement.head.variable, statement.head.list.shape.item ?? shapes.unknown);
      }
    },
  };
  visitValue(value, visitor);
  for (const body of bodies) visitBody(body, visitor);
  return (variable) => {
    const known = bound.get(variable);
    if (known !== undefined && declared.has(variable)) return known;
    const seen = read.get(variable) ?? shapes.unknown;
    return known === undefined ? seen : joinShapes(known, seen);
  };
}
