/**
 * Facts about the locals of one expression. What one can hold is the join of everything bound to it or, for a parameter, of
 * what the front end says where it is read: an upper bound for every moment. A constant one is bound in one place only.
 */
import type { VarId } from '../../core/ids.ts';
import { itemShape } from '../../core/operator-shapes.ts';
import { joinShapes, shapes, type ValueShape } from '../../core/shape.ts';
import type { BodyStatement, Value } from './emission.ts';
import { type Visitor, visitBody, visitValue } from './walk.ts';

export interface LocalFacts {
  shapeOf(variable: VarId): ValueShape;
  isConstant(variable: VarId): boolean;
}

/** The facts about the locals in the given code. */
export function localFacts(value: Value, bodies: readonly (readonly BodyStatement[])[]): LocalFacts {
  const bound = new Map<VarId, ValueShape>();
  const read = new Map<VarId, ValueShape>();
  const declarations = new Map<VarId, number>();
  const written = new Set<VarId>();
  const add = (to: Map<VarId, ValueShape>, variable: VarId, shape: ValueShape): void => {
    const known = to.get(variable);
    to.set(variable, known === undefined ? shape : joinShapes(known, shape));
  };
  const declare = (variable: VarId, shape: ValueShape): void => {
    declarations.set(variable, (declarations.get(variable) ?? 0) + 1);
    add(bound, variable, shape);
  };
  const visitor: Visitor = {
    callbacks: true,
    value: (part) => {
      if (part.kind === 'ref') add(read, part.variable, part.shape);
    },
    statement: (statement) => {
      if (statement.kind === 'declare') declare(statement.variable, statement.value?.shape ?? shapes.absent);
      else if (statement.kind === 'loop' && statement.head.kind === 'each') {
        declare(statement.head.variable, itemShape(statement.head.list.shape));
      } else if (statement.kind === 'assign') {
        written.add(statement.variable);
        if (statement.path.length === 0 && statement.value !== 'remove') {
          add(bound, statement.variable, statement.value.shape);
        }
      }
    },
  };
  visitValue(value, visitor);
  for (const body of bodies) visitBody(body, visitor);
  return {
    shapeOf: (variable) => {
      const known = bound.get(variable);
      if (known !== undefined && declarations.has(variable)) return known;
      const seen = read.get(variable) ?? shapes.unknown;
      return known === undefined ? seen : joinShapes(known, seen);
    },
    isConstant: (variable) => !written.has(variable) && (declarations.get(variable) ?? 0) <= 1,
  };
}
