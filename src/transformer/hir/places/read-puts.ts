/**
 * `tail.next = node; tail = node` as `tail.next = node; tail = tail.next`: where a name gets the object that was put below its
 * own just before, it is read from there, so that it is seen to walk.
 */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import { Kind, shapes, type ValueShape } from '../../core/shape.ts';
import type { Assign } from '../../core/statement.ts';
import { hir } from '../build.ts';
import { mapLists } from '../region-statements.ts';
import type { HirStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';

/** The statements with the name read from where its object was put. */
export function readPuts(list: readonly HirStatement[], variable: VarId): readonly HirStatement[] {
  return mapLists(list, (statements) =>
    statements.map((node, position) => {
      const given = node.kind === 'assign' && node.variable === variable ? givenName(node) : null;
      const put = given === null ? null : putBefore(statements.slice(0, position), variable, given);
      return put === null ? node : hir.assign(variable, readBack(put, node), node.origin);
    }),
  );
}

function givenName({ path, inPlace, value }: Assign<never>): VarId | null {
  return path.length === 0 && !inPlace && value !== 'remove' && value.kind === 'ref' ? value.variable : null;
}

/** The last statement that puts the object below the name's own, if what follows it leaves both and the keys as they are. */
function putBefore(before: readonly HirStatement[], variable: VarId, given: VarId): Assign<never> | null {
  const changed = new Set<VarId>();
  for (const node of before.toReversed()) {
    if (node.kind === 'assign' && node.variable === variable) {
      const { path, inPlace, value } = node;
      if (path.length === 0 || inPlace || value === 'remove') return null;
      if (value.kind !== 'ref' || value.variable !== given) return null;
      const keys = path.flatMap(({ key }) => [...hirWalk.readVariables(key)]);
      return [given, ...keys].some((id) => changed.has(id)) || keys.includes(variable) ? null : node;
    }
    if (node.kind === 'declare' || node.kind === 'assign') changed.add(node.variable);
    else if (node.kind !== 'evaluate') return null;
  }
  return null;
}

function readBack({ variable, path }: Assign<never>, node: HirStatement): Expr {
  const { origin } = node;
  const given = node.kind === 'assign' && node.value !== 'remove' ? node.value.shape : shapes.json;
  const shapeAt = (position: number): ValueShape => {
    const container = path[position]?.container;
    if (container === undefined) return given;
    return container === 'record' ? shapes.record : container === 'list' ? shapes.list() : CONTAINER;
  };
  return path.reduce<Expr>(
    (object, { key }, position) =>
      key.kind === 'literal' && typeof key.value === 'string'
        ? hir.member(object, key.value, shapeAt(position + 1), origin)
        : hir.index(object, key, shapeAt(position + 1), origin),
    hir.ref(variable, shapeAt(0), origin),
  );
}

const CONTAINER: ValueShape = { kinds: Kind.record | Kind.list };
