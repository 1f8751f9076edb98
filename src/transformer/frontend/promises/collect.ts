/**
 * `const ps: Promise<T>[] = []` that a loop fills with `ps.push(f(x))`: the array holds what each promise needs, and where the
 * promises are awaited a Map state runs one iteration per element. Nothing may happen between the first push and the await.
 */
import ts from 'typescript';
import type { VarId } from '../../core/ids.ts';
import { shapes } from '../../core/shape.ts';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { rawWalk } from '../../hir/walk.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { returnItem } from '../map-each.ts';
import type { Scope } from '../scope.ts';
import { holdIn } from './hold-in.ts';
import type { Each, Ending, HeldPromise } from './source.ts';

/** An empty array for promises: its declaration, and the promise array that its name stands for. */
export function collectPromises(
  symbol: ts.Symbol,
  made: ts.Expression,
  scope: Scope,
  cx: Lowering,
): { readonly before: readonly RawStatement[]; readonly promises: readonly HeldPromise[] } {
  const origin = cx.origin(made);
  const shape = shapes.list(shapes.record);
  const variable = cx.variable({ name: symbol.name, origin, shape, constant: false });
  if (scope.region) cx.regions.set(variable, scope.region);
  const visible = visibleIn(scope);
  let site: Site | undefined;
  const each: Each = {
    before: [],
    perform: (ending) => (site ? run(site, b.ref(variable, shape, origin), ending, cx) : b.list([], origin)),
  };
  const add: HeldPromise['add'] = (node, start) => {
    const [argument] = node.arguments;
    const plain = argument && node.arguments.length === 1 && !ts.isSpreadElement(argument);
    if (site || !plain || !ts.isExpressionStatement(node.parent)) return refused(node, cx);
    const { before, value } = start(argument);
    const needed = [...rawWalk.freeVariables(value)].filter((id) => !visible().has(id));
    if (needed.some((id) => !cx.isConstant(id))) return refused(node, cx);
    site = { value, needed, keys: needed.map((id, index) => `${cx.variableOf(id).name}${index || ''}`) };
    const entry = b.object(Object.fromEntries(needed.map((id, index) => [site?.keys[index], read(id, cx)])), origin);
    const list = b.list(
      [
        { kind: 'spread', value: b.ref(variable, shape, origin) },
        { kind: 'item', value: entry },
      ],
      origin,
    );
    return b.sequence([...before, b.replaceContent(variable, [], list, origin)], b.absent(origin), origin);
  };
  const held = holdIn(scope, { symbol, made, running: { kind: 'many', source: { kind: 'each', ...each } }, add });
  return { before: [b.declare(variable, b.list([], origin), origin)], promises: [held] };
}

/** Where promises are pushed: what each runs, and the variables of the loop that it needs. */
interface Site {
  readonly value: RawExpr;
  readonly needed: readonly VarId[];
  readonly keys: readonly string[];
}

function refused(node: ts.CallExpression, cx: Lowering): RawExpr {
  cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}

function read(id: VarId, cx: Lowering): RawExpr {
  const { origin } = cx.variableOf(id);
  return b.ref(id, cx.shapeOfVariable(id), origin);
}

/** The variables that can be read where a scope ends. */
function visibleIn(scope: Scope): () => ReadonlySet<VarId> {
  return () => {
    const ids = new Set<VarId>();
    for (let current: Scope | null = scope; current; current = current.parent)
      for (const binding of current.bindings.values()) if (binding.kind === 'variable') ids.add(binding.variable);
    return ids;
  };
}

/** A Map state over the collected entries. */
function run({ value, needed, keys }: Site, items: RawExpr, ending: Ending | null, cx: Lowering): RawExpr {
  const { origin } = value;
  const entry = cx.variable({ name: 'entry', origin, shape: shapes.record, constant: true });
  const copies = new Map(needed.map((id) => [id, cx.variable(cx.variableOf(id))]));
  const unpack = needed.map((id, index): RawStatement => {
    const from = b.ref(entry, shapes.record, origin);
    return b.declare(copies.get(id) ?? id, b.member(from, keys[index] ?? '', cx.shapeOfVariable(id), origin), origin);
  });
  const renamed = rawWalk.mapExpression(value, {
    expression: (node) =>
      node.kind === 'ref' ? { ...node, variable: copies.get(node.variable) ?? node.variable } : node,
  });
  const end = ending ? ending(renamed) : returnItem(renamed, shapes.json, cx);
  return {
    kind: 'perform',
    origin,
    shape: shapes.list(end.shape),
    effect: {
      kind: 'map',
      items,
      itemVariable: entry,
      run: null,
      indexVariable: null,
      body: [...unpack, ...end.body],
      maxConcurrency: null,
      retry: [],
      name: null,
    },
  };
}
