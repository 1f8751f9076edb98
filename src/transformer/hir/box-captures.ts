/**
 * boxCaptures: variables that recursive functions give other objects, as properties of records of their own: `best = []` becomes
 * `best.value = []`. Such a record is only ever changed, never replaced, so what functions do with the object that a variable
 * held and with the one that it holds afterwards are two writes below one object, which the ownership check tells apart. In and
 * out: raw HIR before `liftCaptures`. Behaviour is the same.
 */
import type { VarId } from '../core/ids.ts';
import { CONTAINERS } from '../core/operator-shapes.ts';
import type { Origin } from '../core/origin.ts';
import { mayBe, shapes } from '../core/shape.ts';
import { raw } from './build.ts';
import { withoutIntegers } from './shape-flags.ts';
import type { RawExpr, RawStatement, RawWorkflow, Variable } from './types.ts';
import { rawWalk } from './walk.ts';

/** The key of the variable's value in its record. */
const VALUE = 'value';

/** The workflow with such variables in records; null where it has none. */
export function boxCaptures(workflow: RawWorkflow): RawWorkflow | null {
  const { functions, body, variables } = workflow;
  const boxed = findBoxed(workflow);
  if (boxed.size === 0) return null;
  const rewritten = (list: readonly RawStatement[]): readonly RawStatement[] => box(list, boxed);
  return {
    ...workflow,
    body: rewritten(body),
    functions: new Map([...functions].map(([id, fn]) => [id, { ...fn, body: rewritten(fn.body) }])),
    variables: new Map([...variables].map(([id, facts]) => [id, boxed.has(id) ? boxOf(facts) : facts])),
  };
}

function boxOf(facts: Variable): Variable {
  return { ...facts, shape: shapes.record, constant: false };
}

/** Variables that functions around which they stand give other values, and that may hold objects. */
function findBoxed({ functions, body, variables, input }: RawWorkflow): ReadonlySet<VarId> {
  const code = [body, ...[...functions.values()].map((fn) => fn.body)];
  const declared = declaredByStatements(code);
  const found = new Set<VarId>();
  for (const fn of functions.values()) {
    const free = rawWalk.freeVariables(fn.body);
    rawWalk.visit(fn.body, {
      statement: (node) => {
        if (node.kind !== 'assign' || node.path.length > 0 || node.inPlace || !free.has(node.variable)) return true;
        const shape = variables.get(node.variable)?.shape;
        const holdsData = shape && mayBe(shape, CONTAINERS) && !shape.error && !shape.date;
        if (holdsData && declared.has(node.variable) && node.variable !== input) found.add(node.variable);
        return true;
      },
    });
  }
  return found;
}

/** Variables that statements declare, not loops, handlers or callbacks. */
function declaredByStatements(code: readonly (readonly RawStatement[])[]): ReadonlySet<VarId> {
  const all: VarId[] = [];
  const statements: VarId[] = [];
  for (const list of code) {
    rawWalk.visit(list, {
      declare: (id) => all.push(id),
      statement: (node) => {
        if (node.kind === 'declare') statements.push(node.variable);
        return true;
      },
    });
  }
  const count = (list: readonly VarId[], id: VarId): number => list.filter((one) => one === id).length;
  return new Set(statements.filter((id) => count(all, id) === count(statements, id)));
}

function box(list: readonly RawStatement[], boxed: ReadonlySet<VarId>): readonly RawStatement[] {
  const statement = (node: RawStatement): readonly RawStatement[] => {
    if (node.kind === 'declare' && boxed.has(node.variable)) {
      const { value, origin } = node;
      return [{ ...node, value: raw.object(value === null ? {} : { [VALUE]: value }, origin) }];
    }
    if (node.kind !== 'assign' || !boxed.has(node.variable)) return [node];
    return [{ ...node, path: [raw.step(raw.literal(VALUE, node.origin), 'record'), ...node.path] }];
  };
  const expression = (node: RawExpr): RawExpr => {
    if (node.kind !== 'ref' || !boxed.has(node.variable)) return node;
    return raw.member(recordOf(node.variable, node.origin), VALUE, withoutIntegers(node.shape), node.origin);
  };
  return rawWalk.mapStatements(list, { statement, lambda: statement, expression });
}

function recordOf(variable: VarId, origin: Origin): RawExpr {
  return raw.ref(variable, shapes.record, origin);
}
