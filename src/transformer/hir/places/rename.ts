/** Replaces a name by what it means: where its object is in the home, reads and writes go there. */
import { mapStatementChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { joinShapes, orAbsent, shapes, type ValueShape } from '../../core/shape.ts';
import type { Assign, Declare } from '../../core/statement.ts';
import { cloneExpression } from '../../core/substitute.ts';
import { hir } from '../build.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import { hirWalk, mapEffect, rewriteExpressions } from '../walk.ts';
import { bindingOf, keysAt, sinkOf } from './home.ts';
import { constantKeys, variableKeys } from './keys.ts';
import type { Lifetime, Meaning, Name } from './lifetime.ts';
import { readPath, type Step, writePath } from './path.ts';

/** The declaration and what follows it, without the name where its object is at home; null where that is not known. */
export function renameIn(
  first: Declare<never>,
  following: readonly HirStatement[],
  name: Name,
  lifetime: Lifetime,
  table: VariableTable,
): readonly HirStatement[] | null {
  const { variable, home } = name;
  const { meanings, needless, puts, leaving, taken } = lifetime;
  /** The keys that a statement brings the object home with. */
  const arrivalAt = (node: HirStatement): readonly Step[] | null => {
    const put = meanings.get(node) === 'own' || puts.has(node);
    const path = (taken.has(node) ? null : bindingOf(node, variable)?.path) ?? (put ? sinkOf(node, variable) : null);
    return path && keysAt(home, path);
  };
  const start = arrivalAt(first);
  const later = arrivalsIn(following, arrivalAt);
  const mixed = [...meanings.values()].includes('either');
  // A name that comes home once, in its own scope, needs no variables for its keys.
  const [only = null, ...more] = start === null ? later : [{ node: first, steps: start }, ...later];
  const once = only !== null && more.length === 0 && !mixed && (only.node === first || following.includes(only.node));
  const { declarations, keys, isOwn, set, unset } = once
    ? constantKeys(home, only.steps, table)
    : variableKeys(home, [...(start ? [start] : []), ...later.map(({ steps }) => steps)], table);
  let failed = start === null && later.length === 0;
  let used = start !== null;
  // What the name holds besides its home is in a variable of its own, which can be less than the name.
  const alone = table.temporary({
    name: table.get(variable).name,
    shape: ownShape([first, ...following], variable, arrivalAt, leaving, table.get(variable).shape),
    origin: first.origin,
    constant: false,
  });

  const read = (node: Expr, meaning: Meaning): Expr => {
    const replace = (part: Expr): Expr => {
      if (part.kind !== 'ref' || part.variable !== variable) return part;
      const own = { ...part, variable: alone };
      if (meaning === 'own') return own;
      const test = meaning === 'either' ? isOwn(part.origin) : null;
      used = true;
      if (meaning === 'lost' || (meaning === 'either' && test === null)) failed = true;
      const there = readPath(home.path, keys, part.shape, part.origin);
      return test === null ? there : hir.conditional(test, own, there, part.origin);
    };
    return hirWalk.mapExpression(node, rewriteExpressions(replace));
  };
  const arrive = (steps: readonly Step[], meaning: Meaning, at: readonly HirStatement[], origin: Origin) => [
    ...(once ? declarations : []),
    ...set(steps.map((step) => ({ ...step, key: read(step.key, meaning) }))),
    ...at,
    ...(mixed ? [hir.assign(alone, hir.literal(null, origin), origin)] : []),
  ];
  const statement = (node: HirStatement): readonly HirStatement[] => {
    const meaning = meanings.get(node) ?? 'own';
    const { origin } = node;
    if (node.kind === 'perform') return [perform(node, meaning)];
    if (needless.has(node)) return [];
    const bound = bindingOf(node, variable);
    const steps = arrivalAt(node);
    if (bound !== null) {
      if (steps !== null) return arrive(steps, meaning, [], origin);
      const value = bound.value ? read(bound.value, meaning) : hir.absent(origin);
      return [hir.assign(alone, value, origin), ...(mixed ? unset(origin) : [])];
    }
    if (node.kind === 'assign' && node.variable === variable) return write(node, meaning);
    // Once it has left, its keys may tell nothing any more.
    const here = leaving.has(node) && mixed ? 'own' : meaning;
    const inner = node.kind === 'loop' && node.head.kind !== 'each' ? (meanings.get(node.head) ?? 'own') : here;
    const mapped = mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
      ...sameIdentifiers,
      expression: (part) => read(part, inner),
      statements,
    });
    if (node.kind === 'assign' && puts.has(node)) return put(node, steps ?? []);
    if (steps !== null) return arrive(steps, meaning, [mapped], origin);
    return leaving.has(node) ? [...leave(meaning, origin), mapped] : [mapped];
  };
  const readIn = (node: Assign<never>, meaning: Meaning): Assign<never> => ({
    ...node,
    value: node.value === 'remove' ? 'remove' : read(node.value, meaning),
    path: node.path.map((step) => ({ ...step, key: read(step.key, meaning) })),
  });
  /** Puts the object into its slot if it is not there. */
  const put = (node: Assign<never>, steps: readonly Step[]): readonly HirStatement[] => {
    const test = isOwn(node.origin);
    if (test === null) failed = true;
    const putting = arrive(steps, 'own', [readIn(node, 'own')], node.origin);
    return test === null ? [] : [hir.if(test, putting, [], node.origin)];
  };
  const write = (node: Assign<never>, meaning: Meaning): readonly HirStatement[] => {
    const there = (): Assign<never> => {
      const moved = readIn(node, 'home');
      return { ...moved, variable: home.path.root.variable, path: [...writePath(home.path, keys), ...moved.path] };
    };
    const own = (): Assign<never> => ({ ...readIn(node, 'own'), variable: alone });
    if (meaning === 'own') return [own()];
    if (leaving.has(node)) return [...leave(meaning, node.origin), own()];
    const test = meaning === 'either' ? isOwn(node.origin) : null;
    used = true;
    if (meaning === 'lost' || (meaning === 'either' && test === null)) failed = true;
    return test === null ? [there()] : [hir.if(test, [cloned(own(), table)], [there()], node.origin)];
  };
  /** Takes the object out of the home. */
  const leave = (meaning: Meaning, origin: Origin): readonly HirStatement[] => {
    const there = readPath(home.path, keys, orAbsent(table.get(variable).shape), origin);
    const out = [hir.assign(alone, there, origin), ...(mixed ? unset(origin) : [])];
    if (meaning === 'home') return out;
    const test = meaning === 'either' ? isOwn(origin) : null;
    if (meaning === 'lost' || (meaning === 'either' && test === null)) failed = true;
    return test === null ? [] : [hir.if(test, [], out, origin)];
  };
  const perform = (node: PerformStatement, meaning: Meaning): PerformStatement => ({
    ...node,
    effect: mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
      declare: (id) => id,
      expression: (part) => read(part, meaning),
      body: statements,
    }),
  });
  const statements = (body: readonly HirStatement[]): readonly HirStatement[] => body.flatMap(statement);

  const rest = statements(following);
  const holdsOwn = hirWalk.readVariables(rest).has(alone) || hirWalk.assignedVariables(rest).has(alone);
  const { origin: at } = first;
  const nothing = hir.declare(alone, hir.literal(null, at), at);
  const declared = holdsOwn ? [start === null ? { ...first, variable: alone } : nothing] : [];
  if (failed || !used) return null;
  const atStart = once && start === null ? [] : declarations;
  return [...declared, ...atStart, ...(start === null ? [] : set(start)), ...rest];
}

/** The same write with variables of its own, to stand beside the other. */
function cloned(node: Assign<never>, table: VariableTable): Assign<never> {
  return {
    ...node,
    value: node.value === 'remove' ? 'remove' : cloneExpression(node.value, table),
    path: node.path.map((step) => ({ ...step, key: cloneExpression(step.key, table) })),
  };
}

/** What the name's own variable can hold. */
function ownShape(
  scope: readonly HirStatement[],
  variable: VarId,
  arrivalAt: (node: HirStatement) => readonly Step[] | null,
  leaving: Lifetime['leaving'],
  whole: ValueShape,
): ValueShape {
  let shape: ValueShape = shapes.null;
  hirWalk.visit(scope, {
    statement: (node) => {
      const bound = bindingOf(node, variable);
      if (bound !== null && arrivalAt(node) === null) shape = joinShapes(shape, bound.value?.shape ?? shapes.absent);
      if (leaving.has(node)) shape = joinShapes(shape, orAbsent(whole));
      return true;
    },
  });
  return shape;
}

interface Arrival {
  readonly node: HirStatement;
  readonly steps: readonly Step[];
}

function arrivalsIn(
  list: readonly HirStatement[],
  arrivalAt: (node: HirStatement) => readonly Step[] | null,
): readonly Arrival[] {
  const found: Arrival[] = [];
  hirWalk.visit(list, {
    statement: (node) => {
      const steps = arrivalAt(node);
      if (steps !== null) found.push({ node, steps });
      return true;
    },
  });
  return found;
}
