/** Random raw statements. */
import type { LabelId } from '../../../../src/transformer/core/ids.ts';
import { shapes } from '../../../../src/transformer/core/shape.ts';
import { raw } from '../../../../src/transformer/hir/build.ts';
import type { RawExpr, RawStatement } from '../../../../src/transformer/hir/types.ts';
import { origin } from '../../core/fixture.ts';
import { expression, keyOf, present, read, task } from './expressions.ts';
import { type Generation, type Known, type Place, pickKnown, type Sort, withVariable } from './generation.ts';

const SORTS: readonly [Sort, ...Sort[]] = ['scalar', 'record', 'list'];

export function generateStatements(g: Generation, place: Place, depth: number): readonly RawStatement[] {
  if (depth < 0) return [];
  const list: RawStatement[] = [];
  let here = place;
  for (let count = 1 + g.choices.below(g.options.width); count > 0; count -= 1) {
    if (g.choices.below(3) === 0) {
      const sort = g.choices.pick(SORTS);
      const known: Known = { id: g.declare('v', shapes.json), sort };
      list.push(raw.declare(known.id, g.choices.below(8) === 7 ? null : value(g, here, sort, depth), origin));
      here = withVariable(here, known);
    } else {
      list.push(statement(g, here, depth));
    }
  }
  return list;
}

function value(g: Generation, place: Place, sort: Sort, depth: number): RawExpr {
  return expression(g, place, sort, depth, generateStatements);
}

function statement(g: Generation, place: Place, depth: number): RawStatement {
  const { choices } = g;
  const inner = (where: Place = place): readonly RawStatement[] => generateStatements(g, where, depth - 1);
  if (g.options.tries && choices.below(3) === 0)
    return choices.below(2) === 0 ? tryStatement(g, place, depth) : jump(g, place, depth);
  switch (choices.below(14)) {
    case 1:
    case 2:
      return assignment(g, place, depth);
    case 3:
    case 4:
    case 5:
      return mutation(g, place, depth);
    case 6:
      return raw.if(value(g, place, 'scalar', depth), inner(), inner(), origin);
    case 7:
    case 8:
      return loop(g, place, depth);
    case 9:
      return jump(g, place, depth);
    case 10:
      return tryStatement(g, place, depth);
    case 11: {
      const label = g.ids.label();
      return raw.block(label, inner({ ...place, blocks: [...place.blocks, label] }), origin);
    }
    case 12:
      return effect(g, place, depth);
    default:
      return raw.evaluate(value(g, place, choices.pick(SORTS), depth), origin);
  }
}

function assignment(g: Generation, place: Place, depth: number): RawStatement {
  const sort = g.choices.pick(SORTS);
  const known = pickKnown(g, place.writable, sort);
  const assigned = value(g, place, sort, depth);
  return known === null ? raw.evaluate(assigned, origin) : raw.assign(known.id, assigned, origin);
}

function mutation(g: Generation, place: Place, depth: number): RawStatement {
  const { choices } = g;
  const known = pickKnown(g, place.writable, choices.pick(['record', 'list']));
  if (known === null || (place.insideLambda && !g.options.mutateInLambdas)) return assignment(g, place, depth);
  const nested = known.sort === 'record' && choices.below(3) === 0 ? [raw.step(raw.literal('o', origin))] : [];
  if (known.sort === 'record') {
    const sort = choices.pick(SORTS);
    const step = raw.step(raw.literal(keyOf(g, sort), origin));
    const kind = choices.below(6);
    if (kind === 5) return raw.assignPath(known.id, [...nested, step], 'remove', origin);
    if (kind === 4)
      return push(known, [...nested, raw.step(raw.literal('l', origin))], 'l', present(value(g, place, sort, depth)));
    return raw.assignPath(known.id, [...nested, step], value(g, place, sort, depth), origin);
  }
  const sort = choices.pick(SORTS);
  if (choices.below(2) === 0) return push(known, [], null, present(value(g, place, sort, depth)));
  const step = raw.step(raw.literal(choices.below(2), origin), 'list');
  if (choices.below(2) === 0) return raw.assignPath(known.id, [step], present(value(g, place, sort, depth)), origin);
  return raw.assignPath(known.id, [step, raw.step(raw.literal('a', origin))], value(g, place, 'scalar', depth), origin);
}

/** `list.push(item)`, the item evaluated first. */
function push(
  known: Known,
  path: Parameters<typeof raw.replaceContent>[1],
  key: string | null,
  item: RawExpr,
): RawStatement {
  const object = path
    .slice(0, -1)
    .reduce((base: RawExpr, step) => raw.index(base, step.key, shapes.unknown, origin), read(known));
  const list = key === null ? object : raw.member(object, key, shapes.unknown, origin);
  return raw.replaceContent(
    known.id,
    path,
    raw.list([raw.spread(list), { kind: 'item', value: item }], origin),
    origin,
  );
}

function loop(g: Generation, place: Place, depth: number): RawStatement {
  const label = g.ids.label();
  const inside: Place = { ...place, loops: [...place.loops, label], blocks: [...place.blocks, label] };
  const inner = (where: Place): readonly RawStatement[] => generateStatements(g, where, depth - 1);
  const kind = g.choices.below(3);
  if (kind === 0) {
    const item: Known = { id: g.declare('each', shapes.json), sort: g.choices.pick(SORTS) };
    const head = { kind: 'each', variable: item.id, list: value(g, place, 'list', depth - 1) } as const;
    return raw.loop(label, head, inner(withVariable(inside, item)), origin);
  }
  const counter = g.declare('count', shapes.integer);
  const count = raw.ref(counter, shapes.integer, origin);
  const more = raw.binary('<', count, raw.literal(1 + g.choices.below(3), origin), origin);
  const step = raw.assign(counter, raw.binary('+', count, raw.literal(1, origin), origin), origin);
  const test = raw.logical('&&', more, value(g, place, 'scalar', depth - 1), origin);
  const body = [step, ...inner(inside)];
  const update = g.choices.below(3) === 0 ? [raw.evaluate(value(g, place, 'scalar', depth - 1), origin)] : [];
  const whole = raw.loop(label, { kind: kind === 1 ? 'while' : 'do', test }, body, origin, update);
  return raw.block(null, [raw.declare(counter, raw.literal(0, origin), origin), whole], origin);
}

function jump(g: Generation, place: Place, depth: number): RawStatement {
  const { choices } = g;
  const label = (list: readonly LabelId[]): LabelId | null => {
    const [first, ...rest] = list;
    return first === undefined ? null : choices.pick([first, ...rest]);
  };
  const leave = choices.below(2) === 0 ? label(place.blocks) : null;
  const next = choices.below(2) === 0 ? label(place.loops) : null;
  const test = value(g, place, 'scalar', depth - 1);
  const node = ((): RawStatement => {
    if (leave !== null) return raw.break(leave, origin);
    if (next !== null) return raw.continue(next, origin);
    if (choices.below(2) === 0 && !place.insideLambda && g.options.effects) return raw.throw(errorValue(g), origin);
    return raw.return(value(g, place, choices.pick(SORTS), depth - 1), origin);
  })();
  return choices.below(3) === 0 ? node : raw.if(test, [node], [], origin);
}

function errorValue(g: Generation): RawExpr {
  return raw.error(raw.literal(g.choices.pick(['A', 'B']), origin), raw.literal('message', origin), origin);
}

function tryStatement(g: Generation, place: Place, depth: number): RawStatement {
  if (place.insideLambda || !g.options.effects) return assignment(g, place, depth);
  const inner = (where: Place = place): readonly RawStatement[] => generateStatements(g, where, depth - 1);
  const kind = g.choices.below(3);
  const caught = g.declare('error', shapes.error);
  const body = inner();
  const handler =
    kind === 1
      ? null
      : { variable: caught, body: inner({ ...place, readable: [...place.readable, { id: caught, sort: 'scalar' }] }) };
  return raw.try(body, handler, kind === 0 ? null : inner(), origin);
}

function effect(g: Generation, place: Place, depth: number): RawStatement {
  if (place.insideLambda || !g.options.effects) return assignment(g, place, depth);
  const region: Place = { ...place, writable: [], loops: [], blocks: [] };
  const kind = g.choices.below(3);
  const sort = g.choices.pick(SORTS);
  if (kind === 0) return raw.evaluate(task(g, sort, value(g, place, sort, depth - 1)), origin);
  const known: Known = { id: g.declare('results', shapes.list()), sort: 'list' };
  const branch = (where: Place): readonly RawStatement[] => [
    ...generateStatements(g, where, depth - 1),
    raw.return(value(g, where, g.choices.pick(SORTS), depth - 1), origin),
  ];
  if (kind === 1) {
    const item: Known = { id: g.declare('item', shapes.json), sort: g.choices.pick(['scalar', 'record']) };
    const items = value(g, place, 'list', depth - 1);
    const body = branch(withVariable(region, item));
    const map = {
      kind: 'map',
      items,
      itemVariable: item.id,
      run: null,
      indexVariable: null,
      body,
      maxConcurrency: null,
      retry: [],
      name: null,
    } as const;
    return raw.declare(known.id, raw.perform(map, shapes.list(), origin), origin);
  }
  const branches = [
    { origin, body: branch(region) },
    { origin, body: branch(region) },
  ];
  return raw.declare(
    known.id,
    raw.perform({ kind: 'fork', branches, retry: [], name: null }, shapes.list(), origin),
    origin,
  );
}
