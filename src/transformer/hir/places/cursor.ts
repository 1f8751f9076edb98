/**
 * Cursors: names that walk through an object and write to it, `node = node.next[letter]; node.end = true`. A cursor keeps its copy
 * of the object that it means and the path of keys that leads there; after each write the copy is put back to the end of the path.
 * Nothing else may write to the variable that the path begins with while the cursor lives.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { isOnly, Kind, shapes, without } from '../../core/shape.ts';
import type { Assign, Declare } from '../../core/statement.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import { hirWalk } from '../walk.ts';
import { bindingOf, type Home } from './home.ts';
import { type Path, readPath } from './path.ts';
import { readPuts } from './read-puts.ts';
import { splitChoices } from './split.ts';

interface CursorContext {
  readonly table: VariableTable;
  /** Variables that can be written here. */
  readonly own: ReadonlySet<VarId>;
}

/** The statements with the cursor's path and write backs, and the variable that the path begins with; null for other names. */
export function followCursor(
  node: Declare<never>,
  following: readonly HirStatement[],
  { table, own }: CursorContext,
): { readonly statements: readonly HirStatement[]; readonly home: Home } | null {
  const { variable } = node;
  const code = readPuts(splitChoices([node, ...following], variable) ?? [node, ...following], variable);
  const last = code.findLastIndex((one) => mentions(one, variable));
  const [scope, rest] = [code.slice(0, last + 1), code.slice(last + 1)];
  const root = walkedFrom(variable, scope);
  if (root === null || !own.has(root.variable) || isWritten(root.variable, scope)) return null;
  // A variable that is made anew in each round of a loop is not the one that the name started from.
  if (hirWalk.declaredVariables(scope).has(root.variable)) return null;
  const { origin } = node;
  const shape = shapes.list({ kinds: Kind.string | Kind.number });
  const path = table.temporary({ name: 'path', shape, origin, constant: false });
  const cursor: Cursor = { variable, root, path: hir.ref(path, shape, origin), table };
  const statements = scope.flatMap((one) => hirWalk.mapStatements([one], { statement: (part) => step(part, cursor) }));
  return {
    statements: [hir.declare(path, hir.items([], origin), origin), ...statements, ...rest],
    home: { path: { root, steps: [] }, open: [], read: true },
  };
}

interface Cursor {
  readonly variable: VarId;
  readonly root: Path['root'];
  readonly path: Extract<Expr, { kind: 'ref' }>;
  readonly table: VariableTable;
}

function mentions(node: HirStatement, variable: VarId): boolean {
  return (node.kind === 'declare' && node.variable === variable) || hirWalk.freeVariables([node]).has(variable);
}

/** The variable that the name starts at, if it goes down from its own object at least once and is written to. */
function walkedFrom(variable: VarId, scope: readonly HirStatement[]): Path['root'] | null {
  const roots = new Map<VarId, Path['root']>();
  let known = true;
  let goesDown = false;
  let writes = false;
  hirWalk.visit(scope, {
    statement: (node) => {
      const bound = bindingOf(node, variable);
      if (bound?.path?.root.variable === variable) goesDown ||= bound.path.steps.length > 0;
      else if (bound?.path) roots.set(bound.path.root.variable, bound.path.root);
      else if (bound !== null && !isNothing(bound.value)) known = false;
      if (bound === null && node.kind === 'assign' && node.variable === variable) writes = true;
      return true;
    },
  });
  const [root = null, ...others] = roots.values();
  return known && goesDown && writes && others.length === 0 ? root : null;
}

function isNothing(value: Expr | null): boolean {
  return value === null || value.kind === 'absent' || (value.kind === 'literal' && value.value === null);
}

function isWritten(variable: VarId, scope: readonly HirStatement[]): boolean {
  return hirWalk.someStatement(scope, (node) => node.kind === 'assign' && node.variable === variable);
}

/** A statement that moves the cursor moves its path first; one that writes to it puts the object back. */
function step(node: HirStatement, cursor: Cursor): readonly HirStatement[] {
  const bound = bindingOf(node, cursor.variable);
  if (bound !== null) return bound.path === null ? [node] : move(node, bound.path, cursor);
  return node.kind === 'assign' && node.variable === cursor.variable ? [node, putBack(node, cursor)] : [node];
}

function move(node: HirStatement, path: Path, { variable, path: whole, table }: Cursor): readonly HirStatement[] {
  const { origin } = node;
  const declared: HirStatement[] = [];
  const keys = path.steps.map(({ key: given, container }): Expr => {
    // Keys of objects are texts in the path.
    const key = container === 'list' || isOnly(given.shape, Kind.string) ? given : hir.template([given], given.origin);
    if (key.kind === 'literal') return key;
    const kept = table.temporary({ name: 'key', shape: key.shape, origin: key.origin });
    declared.push(hir.declare(kept, key, key.origin));
    return hir.ref(kept, key.shape, key.origin);
  });
  const above = path.root.variable === variable ? [{ kind: 'spread' as const, value: whole }] : [];
  const led = hir.list([...above, ...keys.map((value) => ({ kind: 'item' as const, value }))], origin);
  const shape = boundShape(node);
  const read = readPath(path, keys, shape, origin);
  return [
    ...declared,
    ...(above.length > 0 && keys.length === 0 ? [] : [hir.assign(whole.variable, led, origin)]),
    node.kind === 'declare' ? hir.declare(variable, read, origin) : hir.assign(variable, read, origin),
  ];
}

function boundShape(node: HirStatement): Expr['shape'] {
  const bound = node.kind === 'declare' || node.kind === 'assign' ? node.value : null;
  return bound === null || bound === 'remove' ? shapes.absent : bound.shape;
}

function putBack({ origin }: Assign<never>, { variable, root, path, table }: Cursor): HirStatement {
  const present = without(table.get(root.variable).shape, Kind.absent | Kind.null);
  const all = hir.ref(root.variable, present, origin);
  const node = hir.ref(variable, without(table.get(variable).shape, Kind.absent | Kind.null), origin);
  const content = hir.library('Data.putAt', null, [all, { ...path, origin }, node], present, origin);
  return hir.replaceContent(root.variable, [], content, origin);
}
