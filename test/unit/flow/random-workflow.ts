/**
 * Makes random well-scoped HIR workflows from a seed: all statement kinds, jumps out of loops, nested handlers, maps and forks,
 * impure built-ins. Loops end, and concurrent bodies write no outer variables, as the front end guarantees.
 */
import { b } from '../../../src/transformer/core/build.ts';
import type { Expr } from '../../../src/transformer/core/expr.ts';
import type { LabelId } from '../../../src/transformer/core/ids.ts';
import { Kind, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { hir } from '../../../src/transformer/hir/build.ts';
import type { HirStatement } from '../../../src/transformer/hir/types.ts';
import { createMaker, type MadeVariable, type Maker } from './maker.ts';

const loose: ValueShape = { ...shapes.unknown, nonFinite: true, undefinedProperties: true };

interface Place {
  /** Variables that may be read. */
  readonly readable: readonly MadeVariable[];
  /** Variables that may be written: those of the same region. */
  readonly writable: readonly MadeVariable[];
  readonly errors: readonly MadeVariable[];
  readonly labels: readonly { readonly id: LabelId; readonly loop: boolean }[];
  readonly depth: number;
}

/** A random workflow and its maker. */
export function randomWorkflow(seed: number): { readonly m: Maker; readonly body: readonly HirStatement[] } {
  const m = createMaker();
  let state = (seed * 2654435761 + 12345) >>> 0;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(from: readonly T[]): T | undefined => from[random(from.length)];
  let made = 0;
  const fresh = (name: string, shape: ValueShape = loose): MadeVariable => {
    made += 1;
    return m.variable(`${name}${made}`, shape, false);
  };

  /** Lists hold no undefined on Step Functions; the front end sees to it. */
  const defined = (expr: Expr): Expr => b.logical('??', expr, m.literal(null), m.here);

  function value(place: Place, depth = 2): Expr {
    const variable = pick(place.readable);
    const choice = random(depth > 0 ? 11 : 5);
    if (choice === 0 || (!variable && choice < 4)) return m.literal(random(4));
    if (choice === 1) return m.get(m.input, ['a', 'b', 'c'][random(3)] ?? 'a', loose);
    if (choice < 4 && variable) return variable.ref;
    if (choice === 4) return m.literal(pick(['x', 'y', '']) ?? '');
    const inner = (): Expr => value(place, depth - 1);
    switch (choice) {
      case 5:
        return m.record({ p: inner(), q: inner() });
      case 6:
        return m.get(inner(), pick(['p', 'q']) ?? 'p', loose);
      case 7:
        return b.conditional(test(place, depth - 1), inner(), inner(), m.here);
      case 8:
        return b.items([defined(inner()), defined(inner())], m.here);
      case 9:
        return b.index(inner(), m.literal(random(2)), loose, m.here);
      default:
        return test(place, depth - 1);
    }
  }
  // Tests that come again let the optimizer know outcomes.
  const common = [
    m.get(m.input, 'b', loose),
    m.less(m.get(m.input, 'a', loose), m.literal(1)),
    m.same(m.get(m.input, 'c', loose), m.literal(null)),
  ];

  function test(place: Place, depth = 1): Expr {
    const again = random(3) === 0 ? pick(common) : undefined;
    if (again) return random(2) === 0 ? again : b.not(again, m.here);
    const left = value(place, depth);
    switch (random(4)) {
      case 0:
        return m.same(left, value(place, depth));
      case 1:
        return m.less(left, m.literal(random(3)));
      case 2:
        return b.not(left, m.here);
      default:
        return b.logical(random(2) === 0 ? '&&' : '||', left, value(place, depth), m.here);
    }
  }
  function list(place: Place): Expr {
    if (random(3) === 0) return m.get(m.input, 'list', shapes.list(shapes.json));
    return {
      ...b.items([value(place, 1), value(place, 1)].map(defined).slice(0, 1 + random(2)), m.here),
      shape: shapes.list(shapes.json),
    };
  }

  function statements(place: Place, length: number): readonly HirStatement[] {
    let here = place;
    const body: HirStatement[] = [];
    for (let index = 0; index < length; index += 1) {
      const [made, next] = statement(here);
      body.push(...made);
      here = next;
    }
    return body;
  }
  const declared = (place: Place, variable: MadeVariable): Place => ({
    ...place,
    readable: [...place.readable, variable],
    writable: [...place.writable, variable],
  });

  function statement(place: Place): readonly [readonly HirStatement[], Place] {
    const inner: Place = { ...place, depth: place.depth - 1 };
    const stay = (...body: readonly HirStatement[]): readonly [readonly HirStatement[], Place] => [body, place];
    const choice = random(place.depth > 0 ? 24 : 9);
    if (choice < 2) {
      const variable = fresh('v');
      const impure = random(6) === 0 ? m.call(random(2) === 0 ? 'Date.now' : 'crypto.randomUUID', shapes.json) : null;
      return [[m.let(variable, impure ?? (random(5) === 0 ? null : value(place)))], declared(place, variable)];
    }
    if (choice < 5) {
      const target = pick(place.writable);
      if (!target) return stay();
      return stay(m.set(target, value(place)));
    }
    if (choice < 7) {
      const result = fresh('r');
      const retried = random(6) === 0 ? [{ errorEquals: ['States.ALL'], maxAttempts: 1 }] : [];
      const call = m.task(`t${random(4)}`, value(place), result, { retry: retried });
      return [[call], declared(place, result)];
    }
    if (choice === 7) return random(3) === 0 ? stay(m.wait(1)) : stay();
    if (choice === 8) {
      const target = pick(place.labels);
      const kind = random(6);
      const rethrown = pick(place.errors);
      if (kind === 0) return stay(m.if(test(place), [m.return(value(place))]));
      if (kind === 1) return stay(m.if(test(place), [m.throw(`E${random(2)}`, 'm')]));
      if (kind === 2 && rethrown) return stay(b.throw(rethrown.ref, m.here));
      if (kind === 5) return stay(m.return(value(place)));
      if (!target) return stay();
      const jump = target.loop && random(2) === 0 ? b.continue(target.id, m.here) : b.break(target.id, m.here);
      return stay(m.if(test(place), [jump]));
    }
    if (choice < 13) return stay(m.if(test(place), statements(inner, 1 + random(3)), statements(inner, random(3))));
    if (choice < 15) {
      const id = m.label();
      return stay(b0(id, statements({ ...inner, labels: [...place.labels, { id, loop: false }] }, 1 + random(3))));
    }
    if (choice < 17) return stay(...countedLoop(place, inner));
    if (choice < 19) {
      const item = fresh('item', shapes.json);
      const id = m.label();
      const around = { ...declared(inner, item), labels: [...place.labels, { id, loop: true }] };
      return stay(m.each(item, list(place), statements(around, 1 + random(3)), id));
    }
    if (choice < 22) {
      const error = fresh('e', shapes.error);
      const handler = { ...inner, errors: [...place.errors, error], readable: [...place.readable, error] };
      const named = m.same(m.get(error.ref, 'name', shapes.string), m.literal(`E${random(2)}`));
      const rules =
        random(2) === 0
          ? [m.if(named, statements(handler, random(3)), random(2) === 0 ? [b.throw(error.ref, m.here)] : [])]
          : [];
      return stay(m.try(statements(inner, 1 + random(3)), error, [...rules, ...statements(handler, random(2))]));
    }
    const result = fresh('r');
    const region: Place = { ...inner, writable: [], labels: [], errors: [] };
    if (choice === 22) {
      const item = fresh('item', shapes.json);
      const body = [...statements(declared(region, item), 1 + random(3)), m.return(value(declared(region, item)))];
      return [[m.map(list(place), item, body, result)], declared(place, result)];
    }
    const branches = Array.from({ length: 1 + random(2) }, () => statements(region, 1 + random(3)));
    return [[m.fork(branches, result)], declared(place, result)];
  }
  function b0(label: LabelId, body: readonly HirStatement[]): HirStatement {
    return hir.block(label, body, m.here);
  }
  function countedLoop(place: Place, inner: Place): readonly HirStatement[] {
    const counter = fresh('i', { kinds: Kind.number, integer: true });
    const id = m.label();
    const around: Place = {
      ...inner,
      readable: [...inner.readable, counter],
      labels: [...place.labels, { id, loop: true }],
    };
    const body = statements(around, 1 + random(3));
    const more = m.less(counter.ref, m.literal(random(3)));
    const next = m.set(counter, m.plus(counter.ref, m.literal(1)));
    const head = random(3) === 0 ? ({ kind: 'do', test: more } as const) : ({ kind: 'while', test: more } as const);
    return [m.let(counter, m.literal(0)), { kind: 'loop', origin: m.here, label: id, head, body, update: [next] }];
  }
  const start: Place = { readable: [], writable: [], errors: [], labels: [], depth: 4 };
  return { m, body: [...statements(start, 3 + random(4)), m.return(value(start))] };
}
