/**
 * Branded identifiers of the compiler's internal representations. A brand keeps a block id from being used where a
 * variable id is meant; ids are numbers handed out by `IdSupply`, unique within one workflow.
 */
declare const brand: unique symbol;
type Id<K extends string> = number & { readonly [brand]: K };

/** A variable of the workflow; shadowed names of the source are different variables. */
export type VarId = Id<'variable'>;
/** A label that `break` and `continue` name. */
export type LabelId = Id<'label'>;
/** A pure function that expressions call by name (recursive helpers). */
export type FunctionId = Id<'function'>;
/** A block of the control-flow graph; becomes one ASL state. */
export type BlockId = Id<'block'>;
/** One scope of states: the machine, a Parallel branch or a Map item processor. */
export type RegionId = Id<'region'>;

/** Hands out the ids of one workflow. */
export interface IdSupply {
  variable(): VarId;
  label(): LabelId;
  function(): FunctionId;
  block(): BlockId;
  region(): RegionId;
}

/** Makes a supply that counts from 1. */
export function createIdSupply(): IdSupply {
  let last = 0;
  const next = (): number => {
    last += 1;
    return last;
  };
  return {
    variable: () => next() as VarId,
    label: () => next() as LabelId,
    function: () => next() as FunctionId,
    block: () => next() as BlockId,
    region: () => next() as RegionId,
  };
}
