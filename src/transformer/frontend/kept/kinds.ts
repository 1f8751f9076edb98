/**
 * What kinds of functions are put into a list while the workflow runs, and what each of them captures. They are found while the
 * workflow is lowered, and the list's items are called by them, so that it is lowered again until no more are found.
 */
import type ts from 'typescript';
import { joinShapes, Kind, mayBe, shapes, type ValueShape } from '../../core/shape.ts';
import type { TypeArguments } from '../type-arguments.ts';

/** The property of a record that says of which kind its function is; lists of one kind have none. */
export const KIND = 'kind';

/** How a record stands for a value with functions in it. */
export type Plan =
  /** Data, in a property of the record. */
  | { readonly kind: 'data'; readonly field: string; readonly shape: ValueShape }
  | {
      readonly kind: 'function';
      readonly node: ts.FunctionLikeDeclaration;
      /** What names in it stand for that are not seen from where the list is declared. */
      readonly captured: ReadonlyMap<ts.Symbol, Plan>;
      readonly types: TypeArguments;
    }
  /** An object with functions in it. */
  | { readonly kind: 'parts'; readonly parts: ReadonlyMap<string, Plan> }
  /** Something without a value at run time that is declared at the top of a module. */
  | { readonly kind: 'constant'; readonly node: ts.Expression }
  | { readonly kind: 'nothing'; readonly isNull?: true }
  /** The list that it is in. */
  | { readonly kind: 'itself' };

/** Notes of kinds and of where lists change, by the declaration of the list. */
export interface KeptKinds {
  /** Grows with every note. */
  readonly size: number;
  kindsOf(declaration: ts.Node): readonly Plan[];
  /** The number of the plan among those of the list. */
  add(declaration: ts.Node, plan: Plan): number;
  /** Calls and assignments that change the list. */
  changesOf(declaration: ts.Node): ReadonlySet<ts.Node>;
  addChange(declaration: ts.Node, change: ts.Node): void;
}

export function createKeptKinds(): KeptKinds {
  const plans = new Map<ts.Node, Plan[]>();
  const changes = new Map<ts.Node, Set<ts.Node>>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    kindsOf: (declaration) => plans.get(declaration) ?? [],
    add: (declaration, plan) => {
      const known = plans.get(declaration) ?? [];
      plans.set(declaration, known);
      const index = known.findIndex((other) => keyOf(other) === keyOf(plan));
      const before = known[index];
      if (!before) {
        size += 1;
        return known.push(plan) - 1;
      }
      const joined = join(before, plan);
      if (shapesOf(joined) !== shapesOf(before)) {
        known[index] = joined;
        size += 1;
      }
      return index;
    },
    changesOf: (declaration) => changes.get(declaration) ?? new Set(),
    addChange: (declaration, change) => {
      const known = changes.get(declaration) ?? new Set();
      if (known.has(change)) return;
      changes.set(declaration, known.add(change));
      size += 1;
    },
  };
}

function place(node: ts.Node): string {
  return `${node.getSourceFile().fileName}:${node.pos}`;
}

/** What a plan is without the shapes of its data. */
function keyOf(plan: Plan): string {
  switch (plan.kind) {
    case 'data':
      return plan.field;
    case 'parts':
      return `{${[...plan.parts].map(([key, part]) => `${JSON.stringify(key)}:${keyOf(part)}`).join()}}`;
    case 'function': {
      const captured = [...plan.captured].map(([{ name }, part]) => `${name}=${keyOf(part)}`);
      return `${place(plan.node)}(${captured.join()})`;
    }
    case 'constant':
      return place(plan.node);
    case 'nothing':
      return plan.isNull ? 'null' : 'nothing';
    default:
      return plan.kind;
  }
}

/** The shapes of what is captured, deep, in order. */
function shapesIn(plan: Plan): readonly ValueShape[] {
  if (plan.kind === 'data') return [plan.shape];
  if (plan.kind === 'parts') return [...plan.parts.values()].flatMap(shapesIn);
  return plan.kind === 'function' ? [...plan.captured.values()].flatMap(shapesIn) : [];
}

function shapesOf(plan: Plan): string {
  return JSON.stringify(shapesIn(plan));
}

/** The plan for what either of two records of a kind stands for. */
function join(first: Plan, second: Plan): Plan {
  if (first.kind === 'data' && second.kind === 'data')
    return { ...first, shape: joinShapes(first.shape, second.shape) };
  if (first.kind === 'parts' && second.kind === 'parts') return { ...first, parts: joinAll(first.parts, second.parts) };
  if (first.kind === 'function' && second.kind === 'function')
    return { ...first, captured: joinAll(first.captured, second.captured) };
  return first;
}

function joinAll<K>(first: ReadonlyMap<K, Plan>, second: ReadonlyMap<K, Plan>): ReadonlyMap<K, Plan> {
  return new Map([...first].map(([key, plan]) => [key, join(plan, second.get(key) ?? plan)]));
}

/** The shape of a record, of any of the kinds. */
export function recordShape(plans: readonly Plan[]): ValueShape {
  const all = plans.flatMap(shapesIn);
  const has = (flag: 'nonFinite' | 'undefinedProperties' | 'undefinedItems'): boolean => all.some((one) => one[flag]);
  return {
    ...shapes.record,
    ...(has('nonFinite') && { nonFinite: true as const }),
    ...(has('undefinedItems') && { undefinedItems: true as const }),
    ...((has('undefinedProperties') || all.some((one) => mayBe(one, Kind.absent))) && {
      undefinedProperties: true as const,
    }),
  };
}
