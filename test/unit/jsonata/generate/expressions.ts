/** Random expressions whose shapes are true. */
import type { BinaryOperator } from '../../../../src/transformer/core/expr.ts';
import {
  isOnly,
  joinShapes,
  Kind,
  mayBe,
  shapes,
  type ValueShape,
  without,
} from '../../../../src/transformer/core/shape.ts';
import * as v from '../values.ts';
import { DATA, type Environment, type Local } from './environment.ts';
import { listCall, numberCall, stringCall, testCall } from './library.ts';
import { chance, pick } from './random.ts';

const KEYS = ['a', 'b', 'length', '0', 'x y', 'constructor', 'hasOwnProperty', ''];
const OBJECTS = Kind.list | Kind.record;

/** Any value. */
export function anyValue(env: Environment): v.E {
  const { random } = env;
  if (env.size <= 0) return chance(random, 2) ? constant(env) : (reference(env, () => true) ?? constant(env));
  const inner = smaller(env);
  if (env.program !== undefined && chance(random, 12)) return env.program(inner);
  switch (random.int(11)) {
    case 0:
      return constant(env);
    case 1:
      return reference(env, () => true) ?? constant(env);
    case 2:
      return numberValue(inner);
    case 3:
      return stringValue(inner);
    case 4:
      return booleanValue(inner);
    case 5:
      return listValue(inner);
    case 6:
      return recordValue(inner);
    case 7:
      return conditionalOf(inner, anyValue);
    case 8:
      return memberOf(inner);
    case 9:
      return logicalOf(inner);
    default:
      return chance(random, 2) ? memberOf(inner) : conditionalOf(inner, anyValue);
  }
}

export function smaller(env: Environment): Environment {
  return { ...env, size: env.size - 1 };
}

function constant(env: Environment): v.E {
  const value = pick(env.random, DATA);
  if (typeof value === 'number' && !Number.isFinite(value)) return v.literal(1);
  return value === undefined
    ? v.absent
    : typeof value === 'object' && value !== null
      ? v.literal(null)
      : v.literal(value as string);
}

function reference(env: Environment, wanted: (local: Local) => boolean): v.E | null {
  const known = env.locals.filter(wanted);
  if (known.length === 0) return null;
  const local = pick(env.random, known);
  return v.ref(local.id, local.shape);
}

function conditionalOf(env: Environment, branch: (env: Environment) => v.E): v.E {
  const test = anyValue(env);
  const consequent = branch(env);
  const alternate = branch(env);
  return v.conditional(test, consequent, alternate, joinShapes(consequent.shape, alternate.shape));
}

function logicalOf(env: Environment): v.E {
  const left = anyValue(env);
  const right = anyValue(env);
  const operator = pick(env.random, ['&&', '||', '??'] as const);
  const kept = operator === '??' ? without(left.shape, Kind.null | Kind.absent) : left.shape;
  return v.logical(operator, left, right, joinShapes(kept, right.shape));
}

function memberOf(env: Environment): v.E {
  const object = anyValue(env);
  const shape: ValueShape = {
    ...shapes.unknown,
    ...(object.shape.nonFinite && { nonFinite: true as const }),
    ...(object.shape.undefinedProperties && { undefinedProperties: true as const }),
  };
  if (chance(env.random, 2)) return v.member(object, pick(env.random, KEYS), shape);
  const key = chance(env.random, 2) ? numberValue(env) : stringValue(env);
  return v.index(object, key, shape);
}

/** A number, perhaps NaN. */
export function numberValue(env: Environment): v.E {
  const { random } = env;
  if (env.size <= 0 || chance(random, 4)) {
    const known = reference(env, ({ shape }) => isOnly(shape, Kind.number));
    return known !== null && chance(random, 2)
      ? known
      : v.literal(pick(random, [0, 1, 2, 3, -1, 10, 0.5, 1.25, -2.75, 100, 1e15]));
  }
  const inner = smaller(env);
  switch (random.int(6)) {
    case 0: {
      const operator = pick(random, ['+', '-', '*', '/', '%'] as const);
      const left = numberValue(inner);
      const right = numberValue(inner);
      const tainted = left.shape.nonFinite || right.shape.nonFinite || operator === '/' || operator === '%';
      return v.binary(operator, left, right, tainted ? shapes.anyNumber : shapes.number);
    }
    case 1: {
      const operator = pick(random, ['&', '|', '^', '<<', '>>', '>>>'] as const);
      return v.binary(operator, numberValue(inner), numberValue(inner), shapes.integer);
    }
    case 2: {
      const operand = numberValue(inner);
      return v.unary('-', operand, operand.shape.nonFinite ? shapes.anyNumber : shapes.number);
    }
    case 3:
      return v.unary('+', anyValue(inner), shapes.anyNumber);
    case 4:
      return numberCall(inner, { numberValue, listValue, stringValue, anyValue });
    default:
      return conditionalOf(inner, numberValue);
  }
}

/** A text. */
export function stringValue(env: Environment): v.E {
  const { random } = env;
  if (env.size <= 0 || chance(random, 4)) {
    const known = reference(env, ({ shape }) => isOnly(shape, Kind.string));
    return known !== null && chance(random, 2)
      ? known
      : v.literal(pick(random, ['', 'a', 'b', 'length', '0', '10', "it's", '%}', '${X}', '"', '𝒳y']));
  }
  const inner = smaller(env);
  switch (random.int(5)) {
    case 0:
      return v.template(v.literal('<'), ...Array.from({ length: 1 + random.int(3) }, () => anyValue(inner)));
    case 1: {
      const [left, right] = chance(random, 2)
        ? [stringValue(inner), anyValue(inner)]
        : [anyValue(inner), stringValue(inner)];
      return v.binary('+', left, right, shapes.string);
    }
    case 2:
      return v.unary('typeof', anyValue(inner), shapes.string);
    case 3:
      return stringCall(inner, { numberValue, listValue, stringValue, anyValue });
    default:
      return conditionalOf(inner, stringValue);
  }
}

/** A boolean. */
export function booleanValue(env: Environment): v.E {
  const { random } = env;
  if (env.size <= 0) return reference(env, ({ shape }) => isOnly(shape, Kind.boolean)) ?? v.literal(chance(random, 2));
  const inner = smaller(env);
  switch (random.int(6)) {
    case 0: {
      const operator = pick<BinaryOperator>(random, ['===', '!==', '==', '!=']);
      const left = anyValue(inner);
      const right = mayBe(left.shape, OBJECTS) ? scalar(inner) : anyValue(inner);
      return v.binary(operator, left, right, shapes.boolean);
    }
    case 1:
      return v.binary(
        pick<BinaryOperator>(random, ['<', '<=', '>', '>=']),
        anyValue(inner),
        anyValue(inner),
        shapes.boolean,
      );
    case 2:
      return v.unary('!', anyValue(inner), shapes.boolean);
    case 3:
      return v.binary(
        '===',
        v.unary('typeof', anyValue(inner), shapes.string),
        v.literal(pick(random, ['string', 'number', 'object', 'undefined'])),
        shapes.boolean,
      );
    case 4:
      return testCall(inner, { numberValue, listValue, stringValue, anyValue });
    default:
      return v.logical(pick(random, ['&&', '||'] as const), booleanValue(inner), booleanValue(inner), shapes.boolean);
  }
}

function scalar(env: Environment): v.E {
  return pick(env.random, [numberValue, stringValue, booleanValue, () => v.literal(null)])(env);
}

/** A list. */
export function listValue(env: Environment): v.E {
  const { random } = env;
  if (env.size <= 0 || chance(random, 4)) {
    const known = reference(env, ({ shape }) => isOnly(shape, Kind.list));
    if (known !== null && chance(random, 2)) return known;
  }
  const inner = smaller(env);
  if (env.program !== undefined && env.size > 0 && chance(random, 8)) return returningList(inner, env.program(inner));
  if (env.size > 0 && chance(random, 3))
    return listCall(inner, { numberValue, listValue, stringValue, anyValue, booleanValue });
  const entries = Array.from({ length: random.int(4) }, () =>
    env.size > 0 && chance(random, 4) ? v.spread(listValue(inner)) : v.item(present(anyValue(inner))),
  );
  const made = v.list(entries);
  const parts = entries.map(({ value }) => value.shape);
  return { ...made, shape: { ...shapes.list(), ...flagsOf(parts) } };
}

/** The program with a list literal as its last result, or a list of what it returns where it may return before. */
function returningList(env: Environment, program: v.E): v.E {
  const shape: ValueShape = { ...shapes.list(), nonFinite: true, undefinedProperties: true };
  if (program.kind !== 'program') return program;
  const before = program.body.slice(0, -1);
  if (JSON.stringify(before).includes('"return"')) return { ...v.list([v.item(present(program))]), shape };
  const items = v.list([v.item(present(anyValue(env))), v.item(v.literal(1))]);
  return { ...program, body: [...before, v.returns({ ...items, shape })], shape };
}

/** The value, null instead of undefined. */
export function present(value: v.E): v.E {
  if (!mayBe(value.shape, Kind.absent)) return value;
  return v.logical(
    '??',
    value,
    v.literal(null),
    joinShapes(without(value.shape, Kind.absent | Kind.null), shapes.null),
  );
}

function flagsOf(parts: readonly ValueShape[]): Partial<ValueShape> {
  return {
    ...(parts.some((shape) => shape.nonFinite) && { nonFinite: true as const }),
    ...(parts.some((shape) => shape.undefinedProperties) && { undefinedProperties: true as const }),
  };
}

/** A record. */
export function recordValue(env: Environment): v.E {
  const { random } = env;
  const inner = smaller(env);
  if (env.size <= 0) return reference(env, ({ shape }) => isOnly(shape, Kind.record)) ?? v.record([]);
  const entries = Array.from({ length: random.int(4) }, () => {
    if (chance(random, 4)) {
      const spread = chance(random, 2) ? recordValue(inner) : anyValue(inner);
      // An undefined property would hide one that stands before it.
      if (!spread.shape.undefinedProperties) return v.spread(spread);
    }
    const key = chance(random, 5) ? stringValue(inner) : pick(random, KEYS);
    return v.property(key, anyValue(inner));
  });
  const made = v.record(entries);
  const maybeUndefined = entries.some((entry) => entry.kind === 'property' && mayBe(entry.value.shape, Kind.absent));
  const flags = flagsOf(entries.map(({ value }) => value.shape));
  return {
    ...made,
    shape: { ...shapes.record, ...flags, ...(maybeUndefined && { undefinedProperties: true as const }) },
  };
}
