/** Random programs: statements over locals, with loops that end and jumps that have a target. */
import type { LabelId } from '../../../../src/transformer/core/ids.ts';
import { isOnly, Kind, shapes, type ValueShape } from '../../../../src/transformer/core/shape.ts';
import * as v from '../values.ts';
import type { Environment, Local } from './environment.ts';
import { anyValue, booleanValue, listValue, numberValue, present, recordValue, stringValue } from './expressions.ts';
import { chance, pick } from './random.ts';

const anything: ValueShape = { ...shapes.unknown, nonFinite: true, undefinedProperties: true };
const anyList: ValueShape = { ...shapes.list(), nonFinite: true, undefinedProperties: true };
const anyRecord: ValueShape = { ...shapes.record, nonFinite: true, undefinedProperties: true };

interface Jumps {
  readonly loops: readonly LabelId[];
  readonly blocks: readonly LabelId[];
}

/** A program that returns something. */
export function programValue(env: Environment): v.E {
  return programOf(env, 3 + env.random.int(4), 3);
}

/** A few statements, for inside an expression: they write only their own variables. */
export function shortProgram(env: Environment): v.E {
  const locals = env.locals.map((local) => ({ ...local, writable: false }));
  return programOf({ ...env, locals, program: undefined }, 1 + env.random.int(2), 1);
}

function programOf(env: Environment, count: number, depth: number): v.E {
  const { list, locals } = statements(env, count, depth, { loops: [], blocks: [] });
  const own = locals.filter(({ writable }) => writable);
  const results = { ...v.list(own.map(({ id, shape }) => v.item(present(v.ref(id, shape))))), shape: anyList };
  return v.program([...list, v.returns(results)], anything);
}

/** Statements, and what is in scope after them. */
export function statements(
  env: Environment,
  count: number,
  depth: number,
  jumps: Jumps,
): { list: v.S[]; locals: readonly Local[] } {
  const list: v.S[] = [];
  let inner = env;
  for (let left = count; left > 0; left -= 1) {
    const made = statement(inner, depth, jumps);
    list.push(...made.list);
    inner = { ...inner, locals: [...inner.locals, ...made.declared] };
  }
  return { list, locals: inner.locals };
}

interface Made {
  readonly list: readonly v.S[];
  readonly declared: readonly Local[];
}

const only = (...list: readonly v.S[]): Made => ({ list, declared: [] });

function statement(env: Environment, depth: number, jumps: Jumps): Made {
  const { random } = env;
  const inside = (): readonly v.S[] => statements(env, 1 + random.int(3), depth - 1, jumps).list;
  switch (random.int(depth > 0 ? 12 : 6)) {
    case 0:
    case 1:
      return declaration(env);
    case 2:
    case 3:
    case 4:
      return write(env);
    case 5:
      return jump(env, jumps);
    case 6:
    case 7:
      return only(
        v.when(chance(random, 2) ? booleanValue(env) : anyValue(env), inside(), chance(random, 2) ? inside() : []),
      );
    case 8: {
      const label = v.ids.label();
      return only(
        v.block(
          statements(env, 1 + random.int(3), depth - 1, { ...jumps, blocks: [...jumps.blocks, label] }).list,
          label,
        ),
      );
    }
    case 9:
      return counted(env, depth, jumps);
    default:
      return overList(env, depth, jumps);
  }
}

function declaration(env: Environment): Made {
  const id = v.ids.variable();
  const [shape, make] = pick<readonly [ValueShape, (env: Environment) => v.E]>(env.random, [
    [shapes.anyNumber, numberValue],
    [shapes.string, stringValue],
    [anyList, listValue],
    [anyRecord, recordValue],
    [anything, anyValue],
    [shapes.boolean, booleanValue],
  ]);
  const value = chance(env.random, 8) && shape === anything ? null : make(env);
  return { list: [v.declare(id, value)], declared: [{ id, shape, writable: true }] };
}

function write(env: Environment): Made {
  const { random } = env;
  const targets = env.locals.filter(({ writable }) => writable);
  if (targets.length === 0) return declaration(env);
  const { id, shape } = pick(random, targets);
  if (isOnly(shape, Kind.list)) {
    const own = v.ref(id, shape);
    if (chance(random, 2)) return only(v.assign(id, pushed(own, present(anyValue(env)))));
    if (chance(random, 2))
      return only(v.assign(id, present(anyValue(env)), v.inList(v.library('length', null, [own], shapes.integer))));
    return only(v.assign(id, present(anyValue(env)), v.inList(random.int(3))));
  }
  if (isOnly(shape, Kind.record)) {
    const key = pick(random, ['a', 'b', 'x y', 'hasOwnProperty']);
    if (chance(random, 4)) return only(v.assign(id, 'remove', v.inRecord(key)));
    if (chance(random, 4))
      return only(
        v.assign(id, recordValue(env), v.inRecord(key)),
        v.assign(id, anyValue(env), v.inRecord(key), v.inRecord('c')),
      );
    if (chance(random, 4))
      return only(
        v.assign(id, pushed(v.list([]), v.literal(1)), v.inRecord(key)),
        v.assign(id, present(anyValue(env)), v.inRecord(key), v.inList(random.int(2))),
      );
    return only(v.assign(id, anyValue(env), v.inRecord(chance(random, 4) ? stringValue(env) : key)));
  }
  const make = isOnly(shape, Kind.number)
    ? numberValue
    : isOnly(shape, Kind.string)
      ? stringValue
      : isOnly(shape, Kind.boolean)
        ? booleanValue
        : anyValue;
  return only(v.assign(id, make(env)));
}

function pushed(list: v.E, item: v.E): v.E {
  return { ...v.list([v.spread(list), v.item(item)]), shape: anyList };
}

function jump(env: Environment, { loops, blocks }: Jumps): Made {
  const { random } = env;
  const ways: v.S[] = [v.returns(chance(random, 4) ? null : anyValue(env))];
  for (const label of loops) ways.push(v.breakTo(label), v.continueTo(label));
  for (const label of blocks) ways.push(v.breakTo(label));
  if (loops.length + blocks.length === 0 && !chance(random, 3)) return write(env);
  return only(chance(random, 4) ? pick(random, ways) : v.when(booleanValue(env), [pick(random, ways)]));
}

/** A loop that counts to a small number. */
function counted(env: Environment, depth: number, jumps: Jumps): Made {
  const counter = v.ids.variable();
  const label = v.ids.label();
  const own = v.ref(counter, shapes.integer);
  const inner: Environment = {
    ...env,
    locals: [...env.locals, { id: counter, shape: shapes.integer, writable: false }],
  };
  const body = statements(inner, 1 + env.random.int(3), depth - 1, { ...jumps, loops: [...jumps.loops, label] }).list;
  const test = v.binary('<', own, v.literal(env.random.int(4)), shapes.boolean);
  const update = [v.assign(counter, v.binary('+', own, v.literal(1), shapes.integer))];
  const loop = chance(env.random, 3) ? v.doLoop(test, body, update, label) : v.whileLoop(test, body, update, label);
  return only(v.declare(counter, v.literal(0)), loop);
}

function overList(env: Environment, depth: number, jumps: Jumps): Made {
  const label = v.ids.label();
  const items = listValue(env);
  const variable = v.ids.variable();
  const item: Local = {
    id: variable,
    shape: { ...shapes.json, ...(items.shape.nonFinite && { nonFinite: true as const }), undefinedProperties: true },
    writable: false,
  };
  const collected = env.locals.filter((local) => local.writable && isOnly(local.shape, Kind.list));
  if (collected.length > 0 && chance(env.random, 4)) {
    const target = pick(env.random, collected);
    const inner = { ...env, locals: [...env.locals.filter(({ id }) => id !== target.id), item] };
    const push = v.assign(target.id, pushed(v.ref(target.id, target.shape), present(anyValue(inner))));
    return only(v.each(variable, items, [chance(env.random, 2) ? push : v.when(anyValue(inner), [push])], [], label));
  }
  const body = statements({ ...env, locals: [...env.locals, item] }, 1 + env.random.int(3), depth - 1, {
    ...jumps,
    loops: [...jumps.loops, label],
  }).list;
  return only(v.each(variable, items, body, [], label));
}
