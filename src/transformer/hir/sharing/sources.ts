/**
 * Which variables' objects the value of an expression may be, contain, or share parts with. An upper bound: what cannot be
 * told counts as the object itself. Scalars share nothing.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { Kind, mayBe, type ValueShape } from '../../core/shape.ts';
import { hirWalk } from '../walk.ts';

/** How a value and a variable share objects: it is (a part of) the variable's, it contains the variable's, or both hold the same parts. */
export type Sharing = 'same' | 'contains' | 'shares';
export type Sources = ReadonlyMap<VarId, Sharing>;

const CONTAINERS = Kind.list | Kind.record;
const NONE: Sources = new Map();

/** The value may be an object or array. */
function isContainer(shape: ValueShape): boolean {
  return mayBe(shape, CONTAINERS);
}

/** Built-ins that give a new list of the same items. */
const SELECTIONS = new Set(
  ['filter', 'slice', 'concat', 'toSorted', 'toReversed', 'toSpliced', 'with', 'fill', 'flat'].map(
    (name) => `Array.prototype.${name}`,
  ),
);
/** Built-ins that give a new value of scalars, or a copy. */
const COPIES = new Set([
  'JSON.parse',
  'JSON.stringify',
  'structuredClone',
  'Object.keys',
  'Array.prototype.join',
  'Array.prototype.keys',
  'codePoints',
]);

/** The sources of an expression. */
export function sourcesOf(expr: Expr): Sources {
  if (!isContainer(expr.shape)) return NONE;
  switch (expr.kind) {
    case 'ref':
      return new Map([[expr.variable, 'same']]);
    case 'member':
    case 'index':
      return same(sourcesOf(expr.object));
    case 'conditional':
      return merge([sourcesOf(expr.consequent), sourcesOf(expr.alternate)]);
    case 'logical':
      return merge([sourcesOf(expr.left), sourcesOf(expr.right)]);
    case 'record':
      return merge(
        expr.entries.map(({ kind, value }) => (kind === 'spread' ? parts(value) : contained(sourcesOf(value)))),
      );
    case 'list':
      return merge(
        expr.entries.map(({ kind, value }) => (kind === 'spread' ? parts(value) : contained(sourcesOf(value)))),
      );
    case 'library': {
      if (COPIES.has(expr.member)) return NONE;
      if (SELECTIONS.has(expr.member) && expr.receiver)
        return merge([parts(expr.receiver), ...expr.arguments.map(parts)]);
      return everything(expr);
    }
    case 'literal':
    case 'absent':
    case 'template':
    case 'placeholder':
    case 'context':
    case 'ambient':
      return NONE;
    default:
      return everything(expr);
  }
}

/** The parts of a list or record that a new one takes over. */
function parts(value: Expr): Sources {
  if (value.shape.item && !isContainer(value.shape.item)) return NONE;
  return new Map(
    [...sourcesOf(value)].map(([variable, sharing]) => [variable, sharing === 'same' ? 'shares' : sharing]),
  );
}

function contained(sources: Sources): Sources {
  return new Map([...sources].map(([variable, sharing]) => [variable, sharing === 'same' ? 'contains' : sharing]));
}

function same(sources: Sources): Sources {
  return new Map([...sources.keys()].map((variable) => [variable, 'same']));
}

/** Any variable that holds an object and is read inside. */
function everything(expr: Expr): Sources {
  const found = new Map<VarId, Sharing>();
  const own = new Set<VarId>();
  hirWalk.visit(expr, {
    declare: (id) => void own.add(id),
    expression: (node) => {
      if (node.kind === 'ref' && isContainer(node.shape)) found.set(node.variable, 'same');
      return undefined;
    },
  });
  for (const id of own) found.delete(id);
  return found;
}

const RANK: Readonly<Record<Sharing, number>> = { same: 2, contains: 1, shares: 0 };

function merge(all: readonly Sources[]): Sources {
  const merged = new Map<VarId, Sharing>();
  for (const sources of all) {
    for (const [variable, sharing] of sources) {
      const known = merged.get(variable);
      if (known === undefined || RANK[sharing] > RANK[known]) merged.set(variable, sharing);
    }
  }
  return merged;
}
