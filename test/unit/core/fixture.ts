/** What tests of the internal representation share: an origin, and variables by name. */
import { b } from '../../../src/transformer/core/build.ts';
import type { Ref } from '../../../src/transformer/core/expr.ts';
import { createIdSupply, type IdSupply, type VarId } from '../../../src/transformer/core/ids.ts';
import type { Origin } from '../../../src/transformer/core/origin.ts';
import { shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';

export const origin: Origin = { file: '/test.ts', start: 0, end: 1 };

/** Names for variables; `name` is what printers want. */
export interface Names {
  readonly ids: IdSupply;
  id(name: string): VarId;
  ref(name: string, shape?: ValueShape): Ref;
  name(id: VarId): string;
}

export function createNames(): Names {
  const ids = createIdSupply();
  const byName = new Map<string, VarId>();
  const byId = new Map<VarId, string>();
  const id = (name: string): VarId => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    const fresh = ids.variable();
    byName.set(name, fresh);
    byId.set(fresh, name);
    return fresh;
  };
  return {
    ids,
    id,
    ref: (name, shape = shapes.unknown) => b.ref(id(name), shape, origin),
    name: (variable) => byId.get(variable) ?? `v${variable}`,
  };
}
