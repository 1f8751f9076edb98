/** Random raw expressions of a sort. */
import { shapes } from '../../../../src/transformer/core/shape.ts';
import { raw } from '../../../../src/transformer/hir/build.ts';
import type { RawExpr, RawLeaf, RawStatement, TaskCall } from '../../../../src/transformer/hir/types.ts';
import { origin } from '../../core/fixture.ts';
import { type Generation, type Known, type Place, pickKnown, type Sort, withVariable } from './generation.ts';

/** Fills in statements; passed along so that expressions and statements need not import each other. */
export type FillStatements = (generation: Generation, place: Place, depth: number) => readonly RawStatement[];

export function expression(g: Generation, place: Place, sort: Sort, depth: number, fill: FillStatements): RawExpr {
  const { choices } = g;
  const sub = (of: Sort): RawExpr => expression(g, place, of, depth - 1, fill);
  if (depth <= 0) return leaf(g, place, sort);
  const shared = choices.below(10);
  if (shared === 1) return raw.conditional(sub('scalar'), sub(sort), sub(sort), origin);
  if (shared === 2) return raw.logical(choices.pick(['&&', '||', '??']), sub(sort), sub(sort), origin);
  if (shared === 3 && !place.insideLambda && g.options.effects)
    return task(g, sort, sub(choices.pick(['scalar', 'record', 'list'])));
  if (shared === 4) return sequence(g, place, sort, depth, fill);
  if (shared === 5) return raw.member(sub('record'), keyOf(g, sort), shapes.unknown, origin);
  if (shared === 6) return raw.index(sub('list'), sub('scalar'), shapes.unknown, origin);
  if (shared === 0) return leaf(g, place, sort);
  return ofSort(g, place, sort, depth, fill);
}

function leaf(g: Generation, place: Place, sort: Sort): RawExpr {
  const known = g.choices.below(5) === 4 ? null : pickKnown(g, place.readable, sort);
  if (known !== null) return read(known);
  if (sort === 'list') return raw.items([raw.literal(g.choices.below(4), origin)], origin);
  if (sort === 'record') return raw.object({ a: raw.literal(g.choices.below(4), origin) }, origin);
  return raw.literal(g.choices.pick([0, 1, 2, 'x', null, true]), origin);
}

export function read(known: Known): RawExpr {
  return raw.ref(known.id, shapes.json, origin);
}

/** A key under which records hold this sort. */
export function keyOf(g: Generation, sort: Sort): string {
  if (sort === 'scalar') return g.choices.pick(['a', 'b']);
  return sort === 'list' ? 'l' : 'o';
}

function ofSort(g: Generation, place: Place, sort: Sort, depth: number, fill: FillStatements): RawExpr {
  const { choices } = g;
  const sub = (of: Sort): RawExpr => expression(g, place, of, depth - 1, fill);
  const any = (): RawExpr => sub(choices.pick(['scalar', 'record', 'list']));
  const item = (): RawExpr => present(any());
  if (sort === 'record') {
    const properties = raw.object({ a: sub('scalar'), o: sub('record'), l: sub('list') }, origin).entries;
    return choices.below(2) === 0
      ? raw.record([raw.spread(sub('record')), ...properties.slice(choices.below(3))], origin)
      : raw.record(properties, origin);
  }
  if (sort === 'list') {
    const kind = choices.below(5);
    if (kind === 0) return raw.list([raw.spread(sub('list')), { kind: 'item', value: item() }], origin);
    if (kind === 1) return raw.items([item(), item()], origin);
    if (kind === 2) return raw.library('Array.prototype.slice', sub('list'), [sub('scalar')], shapes.list(), origin);
    if (kind === 3) return raw.library('Array.prototype.concat', sub('list'), [item()], shapes.list(), origin);
    const parameter: Known = { id: g.declare('item', shapes.json), sort: choices.pick(['scalar', 'record']) };
    const inner: Place = {
      ...withVariable(place, parameter),
      writable: g.options.mutateInLambdas ? [parameter] : [],
      insideLambda: true,
      loops: [],
      blocks: [],
    };
    const body: RawStatement[] = [
      ...(choices.below(3) === 0 ? fill(g, inner, depth - 2) : []),
      raw.return(present(expression(g, inner, choices.pick(['scalar', 'record']), depth - 1, fill)), origin),
    ];
    return raw.library(
      'Array.prototype.map',
      sub('list'),
      [raw.lambda([parameter.id], body, shapes.unknown, origin)],
      shapes.list(),
      origin,
    );
  }
  const kind = choices.below(6);
  if (kind === 0) return raw.binary(choices.pick(['+', '-', '===', '<']), any(), any(), origin);
  if (kind === 1) return raw.unary(choices.pick(['!', '-', 'typeof']), any(), origin);
  if (kind === 2) return raw.template([raw.literal('t', origin), any(), any()], origin);
  if (kind === 3) return raw.length(sub('list'), origin);
  if (kind === 4) return raw.library('Math.max', null, [sub('scalar'), sub('scalar')], shapes.anyNumber, origin);
  if (place.insideLambda || !g.options.effects) return leaf(g, place, sort);
  return raw.library('Math.random', null, [], shapes.number, origin);
}

/** Lists never hold `undefined`: the front end refuses it. */
export function present(value: RawExpr): RawExpr {
  return raw.logical('??', value, raw.literal(0, origin), origin);
}

function sequence(g: Generation, place: Place, sort: Sort, depth: number, fill: FillStatements): RawExpr {
  const known: Known = { id: g.declare('local', shapes.json), sort };
  const declared = raw.declare(known.id, expression(g, place, sort, depth - 1, fill), origin);
  const inner = withVariable(place, known);
  // Jumps out of an expression do not occur: inlined helpers jump within their own block.
  const body = [declared, ...fill(g, { ...inner, loops: [], blocks: [] }, depth - 2)];
  return raw.sequence(body, expression(g, inner, sort, depth - 2, fill), origin);
}

/** A call whose result has the sort (see `answer`). */
export function task(g: Generation, sort: Sort, value: RawExpr): RawExpr {
  const call: TaskCall<RawLeaf> = {
    kind: 'task',
    resource: sort,
    arguments: value,
    handle: null,
    retry: [],
    timeoutSeconds: null,
    heartbeatSeconds: null,
    credentialsRoleArn: null,
    name: null,
    comment: null,
    iam: null,
  };
  return raw.perform(
    g.choices.below(4) === 0 ? { kind: 'wait', until: { kind: 'seconds', value } } : call,
    shapes.json,
    origin,
  );
}
