/** Where the objects that names hold may come from: the variables that a value begins with, those of loops and callbacks included. */
import type { VarId } from '../core/ids.ts';
import type { RawExpr, RawStatement } from './types.ts';
import { rawWalk } from './walk.ts';

/** For each name the variables whose objects it may hold, or parts of them. */
export type Origins = ReadonlyMap<VarId, ReadonlySet<VarId>>;

/** Goes through all code of a workflow. */
export function findOrigins(code: readonly (readonly RawStatement[])[]): Origins {
  const found = new Map<VarId, Set<VarId>>();
  const note = (name: VarId, values: readonly RawExpr[]): void => {
    const known = found.get(name) ?? new Set<VarId>();
    found.set(name, known);
    for (const id of values.flatMap(rootsOf)) known.add(id);
  };
  for (const list of code) {
    rawWalk.visit(list, {
      statement: (node) => {
        if (node.kind === 'declare' && node.value) note(node.variable, [node.value]);
        if (node.kind === 'assign' && node.value !== 'remove') note(node.variable, [node.value]);
        if (node.kind === 'loop' && node.head.kind === 'each') note(node.head.variable, [node.head.list]);
        return true;
      },
      expression: (node) => {
        if (node.kind !== 'library') return true;
        const given = operandsOf(node);
        for (const argument of node.arguments)
          if (argument.kind === 'lambda') for (const parameter of argument.parameters) note(parameter, given);
        return true;
      },
    });
  }
  return found;
}

function rootsOf(value: RawExpr): readonly VarId[] {
  switch (value.kind) {
    case 'ref':
      return [value.variable];
    case 'member':
    case 'index':
      return rootsOf(value.object);
    case 'sequence':
      return rootsOf(value.value);
    case 'conditional':
      return [...rootsOf(value.consequent), ...rootsOf(value.alternate)];
    case 'logical':
      return [...rootsOf(value.left), ...rootsOf(value.right)];
    case 'library':
      return operandsOf(value).flatMap(rootsOf);
    case 'call':
      return value.arguments.flatMap(rootsOf);
    default:
      return [];
  }
}

function operandsOf(node: Extract<RawExpr, { kind: 'library' }>): readonly RawExpr[] {
  const given = node.arguments.filter(({ kind }) => kind !== 'lambda');
  return node.receiver ? [node.receiver, ...given] : given;
}
