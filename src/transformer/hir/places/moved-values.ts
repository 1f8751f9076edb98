/**
 * Values that get a new name and lose the old one: `let queue = input.jobs`, where nothing else reads `input.jobs`. What is read is data
 * from outside, in which each object is in one place.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { HirStatement, HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';

/** A part of data from outside. */
interface Part {
  readonly root: VarId;
  readonly keys: readonly string[];
}

/** The parts of what names are bound to that are such values. */
export function findMovedValues(body: readonly HirStatement[], { input }: HirWorkflow): ReadonlySet<Expr> {
  const written = new Set<VarId>();
  hirWalk.visit(body, { write: (id) => void written.add(id) });
  const rounds = roundsOf(body);
  /** Data from outside, with the code whose rounds it is there in. */
  const roots = new Map<VarId, object>();
  if (input !== null && !written.has(input)) roots.set(input, body);
  /** Constants that are parts, by what they are. */
  const names = new Map<VarId, Part>();
  const partOf = (node: Expr): Part | null => {
    if (node.kind === 'ref')
      return names.get(node.variable) ?? (roots.has(node.variable) ? { root: node.variable, keys: [] } : null);
    const object = node.kind === 'member' ? partOf(node.object) : null;
    return object && node.kind === 'member' ? { ...object, keys: [...object.keys, node.key] } : null;
  };
  const reads: { readonly part: Part; readonly node: Expr }[] = [];
  const bound = new Set<Expr>();
  hirWalk.visit(body, {
    statement: (node) => {
      if (node.kind === 'perform' && node.effect.kind === 'task' && node.result !== null && !written.has(node.result))
        roots.set(node.result, rounds.get(node) ?? node);
      const value = boundValue(node);
      const part = value && partOf(value);
      if (part && node.kind === 'declare' && !written.has(node.variable)) {
        names.set(node.variable, part);
        return false;
      }
      for (const one of value ? alternativesOf(value) : []) {
        const root = partOf(one)?.root;
        if (root !== undefined && rounds.get(node) === roots.get(root)) bound.add(one);
      }
      return true;
    },
    expression: (node) => {
      if (isPresence(node)) return false;
      const part = partOf(node);
      if (part === null) return true;
      reads.push({ part, node });
      return false;
    },
  });
  const alone = reads.filter(
    ({ part, node }) => bound.has(node) && reads.every((read) => read.node === node || !areRelated(read.part, part)),
  );
  return new Set(alone.map(({ node }) => node));
}

function boundValue(node: HirStatement): Expr | null {
  if (node.kind === 'declare') return node.value;
  return node.kind === 'assign' && node.path.length === 0 && !node.inPlace && node.value !== 'remove'
    ? node.value
    : null;
}

/** Each of what a value can be. */
export function alternativesOf(value: Expr): readonly Expr[] {
  if (value.kind === 'conditional') return [value.consequent, value.alternate].flatMap(alternativesOf);
  return value.kind === 'logical' && value.operator !== '&&'
    ? [value.left, value.right].flatMap(alternativesOf)
    : [value];
}

/** Only whether there is a value is looked at. */
function isPresence(node: Expr): boolean {
  const nothing = (part: Expr): boolean => part.kind === 'absent' || (part.kind === 'literal' && part.value === null);
  return node.kind === 'binary' && (nothing(node.left) || nothing(node.right));
}

/** One of the two is the other, or in it. */
function areRelated(a: Part, b: Part): boolean {
  return a.root === b.root && a.keys.every((key, at) => at >= b.keys.length || key === b.keys[at]);
}

/** For each statement the code whose rounds it runs in, once in each. */
function roundsOf(body: readonly HirStatement[]): ReadonlyMap<HirStatement, object> {
  const found = new Map<HirStatement, object>();
  const visit = (list: readonly HirStatement[], round: object): void =>
    hirWalk.visit(list, {
      expression: ({ kind }) => kind !== 'lambda',
      statement: (node) => {
        found.set(node, round);
        const repeated = repeatedIn(node);
        for (const part of repeated) visit(part, part);
        return repeated.length === 0;
      },
    });
  visit(body, body);
  return found;
}

function repeatedIn(node: HirStatement): readonly (readonly HirStatement[])[] {
  if (node.kind === 'loop') return [node.body, node.update];
  if (node.kind !== 'perform') return [];
  const { effect } = node;
  return effect.kind === 'map' ? [effect.body] : effect.kind === 'fork' ? effect.branches.map(({ body }) => body) : [];
}
