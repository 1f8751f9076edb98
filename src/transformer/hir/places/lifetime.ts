/**
 * What a name means at each statement while it lives: the place that it was read from, another constant (`group = fresh`, until
 * `groups[key] = fresh` puts that into the place), or neither. Control flow is followed; where ways with different meanings
 * meet, the name is lost.
 */
import type { Expr } from '../../core/expr.ts';
import type { LabelId, VarId } from '../../core/ids.ts';
import type { Assign, Loop } from '../../core/statement.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';
import type { Facts } from './facts.ts';
import type { Place } from './place.ts';
import { isWriteOf, unsettles } from './settled.ts';

export type Meaning = 'place' | 'lost' | VarId;

/** A statement, or the test of a loop, which is evaluated elsewhere than the loop begins. */
type Node = HirStatement | Loop<never, PerformStatement>['head'];

/** Meanings by node; none where control never comes. */
export type Lifetime = ReadonlyMap<Node, Meaning>;

interface Point {
  readonly name: Meaning;
  /** The constant that the place is known to hold, too. */
  readonly content: VarId | null;
}

/** Follows a name from its declaration to the end of its scope. */
export function followName(variable: VarId, place: Place, scope: readonly HirStatement[], facts: Facts): Lifetime {
  const meanings = new Map<Node, Meaning>();
  const arrivals = new Map<string, Point>();
  const sources = new Map<VarId, VarId>();

  const note = (node: Node, { name }: Point): void => {
    const known = meanings.get(node);
    meanings.set(node, known === undefined || known === name ? name : 'lost');
  };
  const constantOf = (value: Expr | 'remove', point: Point): VarId | null => {
    if (value === 'remove' || value.kind !== 'ref') return null;
    if (value.variable === variable) return typeof point.name === 'number' ? point.name : null;
    if (facts.rebound.has(value.variable)) return null;
    return sources.get(value.variable) ?? value.variable;
  };
  const assign = (node: Assign<never>, point: Point): Point => {
    if (node.variable === variable && node.path.length === 0 && !node.inPlace) {
      const source = constantOf(node.value, point);
      if (source === null) return { ...point, name: 'lost' };
      return { ...point, name: source === point.content ? 'place' : source };
    }
    if (!unsettles(node, place, facts)) return point;
    const name = point.name === 'place' ? 'lost' : point.name;
    const content = isWriteOf(node, place, facts) ? constantOf(node.value, point) : null;
    return { name: content !== null && content === name ? 'place' : name, content };
  };
  const jump = (key: string, point: Point): null => {
    // A constant that the name stands for may be out of scope there.
    const there: Point = { name: point.name === 'place' ? 'place' : 'lost', content: null };
    arrivals.set(key, meet(arrivals.get(key) ?? null, there) ?? there);
    return null;
  };
  const arrive = (key: string, point: Point | null): Point | null => meet(point, arrivals.get(key) ?? null);

  const list = (statements: readonly HirStatement[], start: Point | null): Point | null => {
    let point = start;
    for (const node of statements) {
      if (point === null) return null;
      note(node, point);
      point = statement(node, point);
    }
    return (
      point &&
      withoutConstants(
        point,
        statements.flatMap((node) => (node.kind === 'declare' ? node.variable : [])),
      )
    );
  };
  const statement = (node: HirStatement, point: Point): Point | null => {
    switch (node.kind) {
      case 'declare': {
        const source = node.value && !facts.rebound.has(node.variable) ? constantOf(node.value, point) : null;
        if (source === null) sources.delete(node.variable);
        else sources.set(node.variable, source);
        return withoutConstants(point, [node.variable]);
      }
      case 'assign':
        return assign(node, point);
      case 'if':
        return meet(list(node.consequent, point), list(node.alternate, point));
      case 'loop':
        return loop(node, point);
      case 'block': {
        const end = list(node.body, point);
        return node.label === null ? end : arrive(breakTo(node.label), end);
      }
      case 'break':
        return jump(breakTo(node.label), point);
      case 'continue':
        return jump(continueTo(node.label), point);
      case 'return':
      case 'throw':
        return null;
      case 'try': {
        const { body, handler, finalizer } = node;
        // Any way out of the statement goes through the finalizer.
        const start = finalizer && changes(finalizer) ? LOST : point;
        const end = meet(list(body, start), handler && list(handler.body, changes(body) ? LOST : start));
        if (finalizer === null) return end;
        const interrupted = changes([...body, ...(handler?.body ?? [])]) ? LOST : start;
        return list(finalizer, interrupted) && end && interrupted;
      }
      case 'perform': {
        const bodies = bodiesOf(node);
        for (const body of bodies) list(body, bodies.some(changes) ? LOST : point);
        return bodies.some(changes) ? LOST : point;
      }
      default:
        return point;
    }
  };
  const loop = (node: Loop<never, PerformStatement>, start: Point): Point | null => {
    let entry = start;
    for (;;) {
      if (node.head.kind === 'while') note(node.head, entry);
      const updated = list(node.update, arrive(continueTo(node.label), list(node.body, entry)));
      if (node.head.kind === 'do' && updated !== null) note(node.head, updated);
      const next = meet(entry, updated) ?? entry;
      const endless = node.head.kind === 'while' && node.head.test === null;
      if (same(next, entry))
        return arrive(breakTo(node.label), endless ? null : node.head.kind === 'do' ? updated : entry);
      entry = next;
    }
  };
  /** The statements can change what the name means. */
  const changes = (statements: readonly HirStatement[]): boolean =>
    hirWalk.someStatement(
      statements,
      (node) =>
        node.kind === 'assign' &&
        ((node.variable === variable && node.path.length === 0 && !node.inPlace) || unsettles(node, place, facts)),
    );

  list(scope, { name: 'place', content: null });
  return meanings;
}

const LOST: Point = { name: 'lost', content: null };

/** What is left when constants go out of scope, or are made anew in the next round of a loop. */
function withoutConstants(point: Point, constants: readonly VarId[]): Point {
  const gone = (variable: Meaning | null): boolean => typeof variable === 'number' && constants.includes(variable);
  return { name: gone(point.name) ? 'lost' : point.name, content: gone(point.content) ? null : point.content };
}

function bodiesOf({ effect }: PerformStatement): readonly (readonly HirStatement[])[] {
  if (effect.kind === 'map') return [effect.body];
  return effect.kind === 'fork' ? effect.branches.map(({ body }) => body) : [];
}

function breakTo(label: LabelId): string {
  return `break ${label}`;
}

function continueTo(label: LabelId): string {
  return `continue ${label}`;
}

function same(a: Point, b: Point): boolean {
  return a.name === b.name && a.content === b.content;
}

/** What holds on both ways; null is a way that control does not take. */
function meet(a: Point | null, b: Point | null): Point | null {
  if (a === null || b === null) return a ?? b;
  return { name: a.name === b.name ? a.name : 'lost', content: a.content === b.content ? a.content : null };
}
