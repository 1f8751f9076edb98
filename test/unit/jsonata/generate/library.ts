/** Random calls of built-ins that the tables of encodings do not refuse. */
import { joinShapes, Kind, shapes, type ValueShape } from '../../../../src/transformer/core/shape.ts';
import { libraryProblem } from '../../../../src/transformer/emit/jsonata/library/index.ts';
import * as v from '../values.ts';
import type { Environment } from './environment.ts';
import { pick } from './random.ts';

type Make = (env: Environment) => v.E;
export interface Makers {
  readonly numberValue: Make;
  readonly stringValue: Make;
  readonly listValue: Make;
  readonly anyValue: Make;
}

/** The call, or the fallback where it is refused. */
function allowed(call: v.E, otherwise: v.E): v.E {
  return call.kind === 'library' && libraryProblem(call) !== null ? otherwise : call;
}

const itemOf = (list: ValueShape): ValueShape => ({
  ...(list.item ?? shapes.json),
  ...(list.nonFinite && { nonFinite: true as const }),
  ...(list.undefinedProperties && { undefinedProperties: true as const }),
});

/** A callback over the items of a list. */
function callback(env: Environment, list: ValueShape, body: Make): v.E {
  const item = v.ids.variable();
  const index = v.ids.variable();
  const locals = [
    ...env.locals,
    { id: item, shape: itemOf(list), writable: false },
    { id: index, shape: shapes.integer, writable: false },
  ];
  return v.lambda(
    env.random.int(2) === 0 ? [item] : [item, index],
    body({ ...env, locals: env.random.int(2) === 0 ? locals.slice(0, -1) : locals }),
  );
}

export function numberCall(env: Environment, make: Makers): v.E {
  const { random } = env;
  switch (random.int(4)) {
    case 0: {
      const argument = make.numberValue(env);
      const member = pick(random, [
        'Math.floor',
        'Math.ceil',
        'Math.round',
        'Math.trunc',
        'Math.abs',
        'Math.sign',
      ] as const);
      return v.library(member, null, [argument], argument.shape.nonFinite ? shapes.anyNumber : shapes.number);
    }
    case 1:
      return v.library('length', null, [make.listValue(env)], shapes.integer);
    case 2:
      return v.library('length', null, [make.stringValue(env)], shapes.integer);
    default:
      return v.library(
        pick(random, ['parseInt', 'parseFloat', 'Number'] as const),
        null,
        [make.stringValue(env)],
        shapes.anyNumber,
      );
  }
}

export function stringCall(env: Environment, make: Makers): v.E {
  const { random } = env;
  const subject = make.stringValue(env);
  const call = (member: string, ...args: v.E[]): v.E =>
    allowed(v.library(`String.prototype.${member}`, subject, args, shapes.string), subject);
  switch (random.int(6)) {
    case 0:
      return call(pick(random, ['trim', 'trimStart', 'toUpperCase', 'toLowerCase']));
    case 1:
      return call('slice', make.numberValue(env), make.numberValue(env));
    case 2:
      return call(pick(random, ['replace', 'replaceAll']), make.stringValue(env), make.stringValue(env));
    case 3:
      return call(pick(random, ['padStart', 'padEnd']), v.literal(random.int(6)), make.stringValue(env));
    case 4:
      return call('charAt', make.numberValue(env));
    default:
      return v.library('Array.prototype.join', make.listValue(env), [make.stringValue(env)], shapes.string);
  }
}

export function testCall(env: Environment, make: Makers): v.E {
  const { random } = env;
  const text = (member: string): v.E =>
    v.library(`String.prototype.${member}`, make.stringValue(env), [make.stringValue(env)], shapes.boolean);
  switch (random.int(4)) {
    case 0:
      return text(pick(random, ['includes', 'startsWith', 'endsWith']));
    case 1:
      return v.library('Array.isArray', null, [make.anyValue(env)], shapes.boolean);
    case 2: {
      const list = make.listValue(env);
      return v.library(
        pick(random, ['Array.prototype.some', 'Array.prototype.every'] as const),
        list,
        [callback(env, list.shape, make.anyValue)],
        shapes.boolean,
      );
    }
    default:
      return v.library(
        pick(random, ['Number.isInteger', 'Number.isNaN', 'Number.isFinite', 'Boolean'] as const),
        null,
        [make.anyValue(env)],
        shapes.boolean,
      );
  }
}

export function listCall(env: Environment, make: Makers & { readonly booleanValue: Make }): v.E {
  const { random } = env;
  const list = make.listValue(env);
  const same: ValueShape = { ...list.shape, kinds: Kind.list };
  const call = (member: string, args: readonly v.E[], shape: ValueShape = same): v.E =>
    allowed(v.library(`Array.prototype.${member}`, list, args, shape), list);
  switch (random.int(6)) {
    case 0: {
      const fn = callback(env, list.shape, make.anyValue);
      return call('map', [fn], { ...shapes.list(), ...flags(fn.shape) });
    }
    case 1:
      return call('filter', [callback(env, list.shape, make.anyValue)]);
    case 2:
      return call(
        'slice',
        random.int(2) === 0 ? [make.numberValue(env)] : [make.numberValue(env), make.numberValue(env)],
      );
    case 3: {
      const other = make.anyValue(env);
      return call('concat', [other], { ...shapes.list(), ...flags(joinShapes(list.shape, other.shape)) });
    }
    case 4:
      return call(pick(random, ['toReversed', 'flat']), [], { ...shapes.list(), ...flags(list.shape) });
    default:
      return v.library(
        'String.prototype.split',
        make.stringValue(env),
        [make.stringValue(env)],
        shapes.list(shapes.string),
      );
  }
}

function flags(shape: ValueShape): Partial<ValueShape> {
  return {
    ...(shape.nonFinite && { nonFinite: true as const }),
    ...(shape.undefinedProperties && { undefinedProperties: true as const }),
  };
}
