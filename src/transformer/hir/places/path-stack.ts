/**
 * Stacks whose objects are in a tree, too: `const top = stack.at(-1)!; top.children.push(node); stack.push(node)` builds the tree of
 * `root` under a second name. The stack becomes one of paths, the keys that lead to each object from the tree's variable; nothing may
 * move what a path leads to, so that lists on the way only get longer.
 */
import { mapStatementChildren, sameIdentifiers } from '../../core/children.ts';
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { Kind, shapes, type ValueShape, without } from '../../core/shape.ts';
import type { Assign, Declare, PathStep } from '../../core/statement.ts';
import { hir } from '../build.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import { hirWalk, mapEffect } from '../walk.ts';
import { onlyAdds, sinkOf } from './home.ts';
import { isSameRead } from './path.ts';
import { isThere, objectAt, type PathNames, pathShape, pathsOf, placeOf, readTree, trackedOf } from './path-names.ts';

/** Which variables are followed. */
export interface PathStack {
  readonly stack: Declare<never>;
  /** The variable whose tree the objects are in. */
  readonly tree: VarId;
  /** See `PathNames`. */
  readonly field: string | null;
  /** Names of objects that get onto the stack. */
  readonly pushed: ReadonlySet<VarId>;
}

/** The declaration of the stack and what follows it, with paths; null where an object may have none. */
export function followStack(
  { stack, tree, field, pushed }: PathStack,
  following: readonly HirStatement[],
  table: VariableTable,
): readonly HirStatement[] | null {
  const whole = table.get(stack.variable);
  const item = whole.shape.item ?? shapes.json;
  const paths = table.temporary({
    name: whole.name,
    shape: field === null ? shapes.list(pathShape(item)) : whole.shape,
    origin: stack.origin,
    constant: false,
  });
  const treeShape = without(table.get(tree).shape, Kind.absent | Kind.null);
  const keys = new Set<string>();
  const copies = new Set<VarId>([tree]);
  const replaced = new Set([stack.variable]);
  /** Paths that objects get when they are put into the tree, and how deep in loops and such their names are. */
  const made = new Map<VarId, { readonly path: VarId; readonly depth: number }>();
  let depth = 0;
  let failed = false;
  const fail = (): readonly HirStatement[] => {
    failed = true;
    return [];
  };
  const statements = (list: readonly HirStatement[]): readonly HirStatement[] => list.flatMap(statement);
  const inside = (list: readonly HirStatement[]): readonly HirStatement[] => {
    depth += 1;
    const result = statements(list);
    depth -= 1;
    return result;
  };
  const name: PathNames['name'] = (variable, kind, origin) => {
    const facts = table.get(variable);
    const shape = kind === 'object' ? pathShape(facts.shape) : facts.shape;
    const path = table.temporary({ ...facts, shape, origin });
    cx.names.set(variable, { kind, path });
    replaced.add(variable);
    return path;
  };
  const cx: PathNames = {
    tree,
    treeShape,
    stack: stack.variable,
    paths,
    field,
    names: new Map(),
    name,
    statements: (list) => {
      // A callback has copies of what is around it.
      const written = hirWalk.assignedVariables(list);
      if ([stack.variable, tree, ...cx.names.keys(), ...made.keys()].some((id) => written.has(id))) fail();
      return inside(list);
    },
    fail,
  };
  const read = (node: Expr): Expr => readTree(node, cx);

  const declare = (node: Declare<never>): readonly HirStatement[] => {
    const { variable, value, origin } = node;
    const tracked = value && trackedOf(value, cx);
    if (tracked) {
      return [hir.declare(name(variable, tracked.kind, origin), tracked.path, origin)];
    }
    const kept = hir.declare(variable, value && read(value), origin);
    if (!pushed.has(variable) || variable === tree) return [kept];
    const path = table.temporary({ name: 'path', shape: pathShape(shapes.record), origin, constant: false });
    made.set(variable, { path, depth });
    return [kept, hir.declare(path, hir.items([], origin), origin)];
  };

  /** What an object is put into gets its path, if the statement puts it somewhere for good. */
  const puts = (node: Assign<never>, base: Expr | null): readonly HirStatement[] =>
    [...made].flatMap(([variable, { path, depth: at }]) => {
      const sink = cx.names.has(variable) ? null : sinkOf(node, variable);
      if (sink === null) return [];
      const lists = sink.steps.every(({ key, container }) => key.kind === 'literal' || container === 'list');
      if (!node.inPlace || !lists || at !== depth) return fail();
      for (const { key } of sink.steps) if (key.kind === 'literal') keys.add(String(key.value));
      cx.names.set(variable, { kind: 'object', path });
      const { origin } = node;
      const above = base === null ? [] : [{ kind: 'spread' as const, value: base }];
      const below = sink.steps.map(({ key }) => ({ kind: 'item' as const, value: read(key) }));
      return [hir.assign(path, hir.list([...above, ...below], origin), origin)];
    });

  /** A write into an object: into a copy, which is put back. */
  const objectWrite = (
    node: Assign<never>,
    base: Expr,
    from: Expr,
    rest: readonly PathStep<never>[],
  ): readonly HirStatement[] => {
    const { origin, value, inPlace } = node;
    const shape = containerShape(rest[0]?.container);
    const copy = table.temporary({ name: 'object', shape, origin, constant: false });
    copies.add(copy);
    const own = hir.ref(copy, shape, origin);
    const replace = (part: Expr): Expr =>
      hirWalk.mapExpression(part, {
        expression: (inner) => (isSameRead(inner, from) ? ({ ...own, shape: inner.shape } as Expr) : inner),
      });
    const moved: Assign<never> = {
      ...node,
      variable: copy,
      path: rest.map((step) => ({ ...step, key: replace(step.key) })),
      value: value === 'remove' ? value : replace(value),
      ...(inPlace && { inPlace }),
    };
    const put = puts(moved, base);
    // The object that is put is written as its own name has it.
    const before = put.length > 0 ? moved.value : null;
    const all = hir.ref(tree, treeShape, origin);
    const back = hir.library('Data.putAt', null, [all, base, own], treeShape, origin);
    return [
      hir.declare(copy, objectAt(base, shape, cx, origin), origin),
      ...put,
      {
        ...moved,
        path: moved.path.map((step) => ({ ...step, key: read(step.key) })),
        value: before ?? (moved.value === 'remove' ? moved.value : read(moved.value)),
      },
      hir.replaceContent(tree, [], back, origin),
    ];
  };

  /** An entry of the stack as one with a path. */
  const entryOf = (node: Expr): Expr | null => {
    if (field === null) return placeOf(node, cx);
    const tracked = trackedOf(node, cx);
    if (tracked?.kind === 'entry') return tracked.path;
    if (node.kind !== 'record') return null;
    let found = false;
    const entries = node.entries.map((entry) => {
      if (entry.kind === 'spread') {
        failed = true;
        return entry;
      }
      const place = entry.key.kind === 'literal' && entry.key.value === field ? placeOf(entry.value, cx) : null;
      found ||= place !== null;
      return { ...entry, key: read(entry.key), value: place ?? read(entry.value) };
    });
    return found ? hir.record(entries, node.origin) : null;
  };
  const listOf = (node: Expr): Expr | null => {
    if (node.kind === 'ref') return node.variable === stack.variable ? pathsOf(cx, node.shape, node.origin) : null;
    if (node.kind === 'library') {
      const { member, receiver } = node;
      const list = receiver && KEEPS_ENTRIES.has(member) ? listOf(receiver) : null;
      return list && hir.library(member, list, node.arguments.map(read), list.shape, node.origin);
    }
    if (node.kind !== 'list') return null;
    const entries = node.entries.map(({ kind, value }) => {
      const mapped = kind === 'spread' ? listOf(value) : entryOf(value);
      if (mapped === null) failed = true;
      return { kind, value: mapped ?? value };
    });
    return hir.list(entries, node.origin);
  };

  const stackWrite = (node: Assign<never>): readonly HirStatement[] => {
    const { path, value, origin } = node;
    const [first, second] = path;
    if (value === 'remove') return fail();
    const changed = { ...node, variable: paths };
    if (first === undefined) {
      const list = listOf(value);
      return list === null ? fail() : [{ ...changed, value: list }];
    }
    const step = { ...first, key: read(first.key) };
    if (second === undefined && !node.inPlace) {
      const entry = value.kind === 'literal' && value.value === null ? value : entryOf(value);
      return entry === null ? fail() : [{ ...changed, path: [step], value: entry }];
    }
    const list = hir.ref(stack.variable, whole.shape, origin);
    const from = hir.index(list, first.key, item, origin);
    const entry = trackedOf(from, cx);
    if (entry === null) return fail();
    if (field === null) return objectWrite(node, entry.path, from, path.slice(1));
    return entryWrite(node, [step], hir.index(list, first.key, item, origin), path.slice(1));
  };
  /** A write into an entry, which is found at the steps in a variable of entries, or into the object that it tells the path of. */
  const entryWrite = (
    node: Assign<never>,
    steps: readonly PathStep<never>[],
    from: Expr,
    rest: readonly PathStep<never>[],
  ): readonly HirStatement[] => {
    const [first, ...below] = rest;
    const { value, origin, inPlace } = node;
    const variable = steps.length > 0 ? paths : (cx.names.get(node.variable)?.path ?? paths);
    if (field !== null && first?.key.kind === 'literal' && first.key.value === field) {
      const object = hir.member(from, field, shapes.record, origin);
      const tracked = trackedOf(object, cx);
      if (tracked !== null && (below.length > 0 || inPlace)) return objectWrite(node, tracked.path, object, below);
      const place = value === 'remove' ? null : placeOf(value, cx);
      return place === null ? fail() : [{ ...node, variable, path: [...steps, first], value: place }];
    }
    const path = [...steps, ...rest.map((step) => ({ ...step, key: read(step.key) }))];
    return [{ ...node, variable, path, value: value === 'remove' ? value : read(value) }];
  };

  const assign = (node: Assign<never>): readonly HirStatement[] => {
    const { variable, path, value, inPlace, origin } = node;
    if (variable === stack.variable) return stackWrite(node);
    const known = cx.names.get(variable);
    if (known !== undefined) {
      const from = hir.ref(variable, table.get(variable).shape, origin);
      if (path.length > 0 || inPlace)
        return known.kind === 'object'
          ? objectWrite(node, hir.ref(known.path, pathShape(shapes.record), origin), from, path)
          : entryWrite(node, [], from, path);
      if (made.has(variable) || value === 'remove') return fail();
      const tracked = trackedOf(value, cx);
      if (tracked?.kind === known.kind) return [hir.assign(known.path, tracked.path, origin)];
      return value.kind === 'absent' || value.kind === 'literal' ? [hir.assign(known.path, value, origin)] : fail();
    }
    const put = variable === tree ? puts(node, null) : [];
    const written = value === 'remove' || put.length > 0 ? value : read(value);
    return [...put, { ...node, path: path.map((step) => ({ ...step, key: read(step.key) })), value: written }];
  };

  /** What is put into the tree in one branch is put there in both, or the other one leaves. */
  const choice = (node: Extract<HirStatement, { kind: 'if' }>): readonly HirStatement[] => {
    const before = new Map(cx.names);
    const known = [...made.keys()];
    const test = isThere(node.test, cx);
    const consequent = statements(node.consequent);
    const first = new Map(cx.names);
    restore(cx.names, before);
    const alternate = statements(node.alternate);
    const left = isLeft(node.alternate);
    if (!left && !isLeft(node.consequent) && known.some((id) => first.has(id) !== cx.names.has(id))) fail();
    if (left) restore(cx.names, first);
    return [hir.if(test, consequent, alternate, node.origin)];
  };
  const statement = (node: HirStatement): readonly HirStatement[] => {
    if (node.kind === 'declare') return declare(node);
    if (node.kind === 'assign') return assign(node);
    if (node.kind === 'if') return choice(node);
    if (node.kind === 'perform') {
      const effect = mapEffect<never, PerformStatement, never, PerformStatement>(node.effect, {
        declare: (id) => id,
        expression: read,
        body: cx.statements,
      });
      return [{ ...node, effect }];
    }
    if (node.kind === 'loop' && node.head.kind === 'each' && node.head.list.kind === 'ref') {
      const { variable, list } = node.head;
      if (list.variable === stack.variable) {
        const each = name(variable, field === null ? 'object' : 'entry', node.origin);
        const head = { kind: 'each' as const, variable: each, list: pathsOf(cx, list.shape, list.origin) };
        return [{ ...node, head, body: inside(node.body), update: inside(node.update) }];
      }
    }
    const test = node.kind === 'loop' && node.head.kind !== 'each' ? node.head.test : null;
    return [
      mapStatementChildren<never, PerformStatement, never, PerformStatement>(node, {
        ...sameIdentifiers,
        expression: (part) => (part === test ? isThere(part, cx) : read(part)),
        statements: node.kind === 'block' && node.label === null ? statements : inside,
      }),
    ];
  };

  const start = stack.value && listOf(stack.value);
  if (start === null) return null;
  const rest = statements(following);
  const result = [hir.declare(paths, start, stack.origin), ...rest];
  const left = new Set([...hirWalk.readVariables(result), ...hirWalk.assignedVariables(result)]);
  const forgotten = [...replaced].some((id) => left.has(id));
  const moves = hirWalk.someStatement(
    result,
    (node) => node.kind === 'assign' && copies.has(node.variable) && mayMove(node, keys),
  );
  return failed || forgotten || moves || made.size === 0 ? null : result;
}

const KEEPS_ENTRIES: ReadonlySet<string> = new Set(['Array.prototype.slice', 'Array.prototype.toReversed']);

function containerShape(container: PathStep<never>['container'] | undefined): ValueShape {
  if (container === 'record') return shapes.record;
  return container === 'either' ? { kinds: Kind.record | Kind.list } : shapes.list();
}

/** Control never comes behind the statements. */
function isLeft(list: readonly HirStatement[]): boolean {
  const kind = list.at(-1)?.kind;
  return kind === 'break' || kind === 'continue' || kind === 'return' || kind === 'throw';
}

function restore<K, V>(into: Map<K, V>, from: ReadonlyMap<K, V>): void {
  into.clear();
  for (const [key, value] of from) into.set(key, value);
}

/** The write may put something else where a path leads through. */
function mayMove(node: Assign<never>, keys: ReadonlySet<string>): boolean {
  if (node.value !== 'remove' && node.value.kind === 'library' && node.value.member === 'Data.putAt') return false;
  if (node.inPlace) return !onlyAdds(node);
  const key = node.path.at(-1)?.key;
  return key?.kind !== 'literal' || typeof key.value !== 'string' || keys.has(key.value);
}
