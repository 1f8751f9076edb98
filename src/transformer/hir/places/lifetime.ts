/**
 * Where the object that a name means is at each statement while the name lives: in the name's own variable, in the slot of its
 * home that its keys tell, or in one of the two as the keys tell at run time. Control flow is followed.
 */
import type { LabelId, VarId } from '../../core/ids.ts';
import type { Loop } from '../../core/statement.ts';
import { takingsIn } from '../ownership/taken-item.ts';
import type { HirStatement, PerformStatement } from '../types.ts';
import { hirWalk } from '../walk.ts';
import type { Facts } from './facts.ts';
import { bindingOf, type Home, keysAt, sinkOf } from './home.ts';
import type { Path, Step } from './path.ts';
import { isWriteOf, keyText, type Slot, unsettles } from './settled.ts';

export type Meaning = 'own' | 'home' | 'either' | 'lost';

/** A statement, or the test of a loop, which is evaluated elsewhere than the loop begins. */
type Node = HirStatement | Loop<never, PerformStatement>['head'];

export interface Lifetime {
  /** Meanings by node; none where control never comes. */
  readonly meanings: ReadonlyMap<Node, Meaning>;
  /** Writes after which the slot holds the object that it held before. */
  readonly needless: ReadonlySet<Node>;
  /** Writes that put the object into its slot where it is not there yet. */
  readonly puts: ReadonlySet<Node>;
  /** Writes before which the object is taken out of its home. */
  readonly leaving: ReadonlySet<Node>;
  /** Bindings to items that leave their list at once: they never are names of a place. */
  readonly taken: ReadonlySet<Node>;
}

interface Point extends Slot {
  readonly name: Meaning;
}

const LOST: Point = { name: 'lost', keys: [], lasting: false };
const OWN: Point = { name: 'own', keys: [], lasting: true };

export interface Name {
  readonly variable: VarId;
  readonly home: Home;
  /** Take the object out of its home before a write that could put another one there. */
  readonly leaves: boolean;
}

/** Follows a name from its declaration, the first statement, to the end of its scope. */
export function followName(name: Name, scope: readonly HirStatement[], facts: Facts): Lifetime {
  const { variable, home, leaves } = name;
  const meanings = new Map<Node, Meaning>();
  const arrivals = new Map<string, Point>();
  /** Writes of the name into the slot that has its object, if anything has. */
  const back = new Map<Node, boolean>();
  const leaving = new Set<Node>();

  /** What errors find at the handlers around here. */
  const thrown: { point: Point | null }[] = [];
  const note = (node: Node, point: Point): void => {
    for (const handler of thrown) handler.point = meet(handler.point, point);
    const known = meanings.get(node);
    meanings.set(node, known === undefined ? point.name : meetNames(known, point.name));
  };
  const taken = takingsIn(scope);
  const at = (path: Path | null): Point | null => {
    const steps = path && keysAt(home, path);
    return steps && { name: 'home', keys: steps.map(({ key }) => keyText(key, facts)), lasting: steps.every(lasts) };
  };
  const simple = (node: HirStatement, point: Point): Point => {
    const bound = bindingOf(node, variable);
    if (bound !== null) return (taken.has(node) ? null : at(bound.path)) ?? OWN;
    const sink = at(sinkOf(node, variable));
    if (sink !== null && point.name === 'own') return sink;
    if (node.kind !== 'assign' || point.name === 'own' || !unsettles(node, home, point, facts)) return point;
    const same =
      point.name !== 'lost' &&
      node.value !== 'remove' &&
      node.value.kind === 'ref' &&
      node.value.variable === variable &&
      isWriteOf(node, home, point, facts);
    back.set(node, same && (back.get(node) ?? true));
    if (same) return point.name === 'home' ? point : (sink ?? LOST);
    if (!leaves || point.name === 'lost') return LOST;
    leaving.add(node);
    return OWN;
  };
  const jump = (key: string, point: Point): null => {
    arrivals.set(key, meet(arrivals.get(key) ?? null, point) ?? point);
    return null;
  };
  const arrive = (key: string, point: Point | null, from: readonly HirStatement[]): Point | null => {
    const jumped = arrivals.get(key);
    return jumped ? meet(point, outside(jumped, hirWalk.declaredVariables(from))) : point;
  };

  const list = (statements: readonly HirStatement[], start: Point | null): Point | null => {
    let point = start;
    for (const node of statements) {
      if (point === null) return null;
      note(node, point);
      point = statement(node, point);
    }
    return point && outside(point, new Set(declaredIn(statements)));
  };
  /** What is left when variables go out of scope, or are made anew in the next round of a loop. */
  const outside = (point: Point, variables: ReadonlySet<VarId>): Point => {
    if (point.name === 'own') return point;
    return variables.has(home.path.root.variable) ? LOST : rebound(point, variables);
  };
  const statement = (node: HirStatement, point: Point): Point | null => {
    switch (node.kind) {
      case 'declare':
        return simple(node, point);
      case 'assign':
        return rebound(simple(node, point), new Set(node.path.length === 0 ? [node.variable] : []));
      case 'if':
        return meet(list(node.consequent, point), list(node.alternate, point));
      case 'loop':
        return loop(node, point);
      case 'block': {
        const end = list(node.body, point);
        return node.label === null ? end : arrive(breakTo(node.label), end, node.body);
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
        // Any way out of the statement goes through the finalizer, whatever it left behind.
        const outer = { point: null as Point | null };
        const inner = { point: null as Point | null };
        thrown.push(outer, inner);
        const completed = list(body, point);
        thrown.pop();
        const caught = inner.point && outside(inner.point, hirWalk.declaredVariables(body));
        const end = meet(completed, handler && list(handler.body, caught));
        thrown.pop();
        if (finalizer === null) return end;
        const declared = hirWalk.declaredVariables([...body, ...(handler?.body ?? [])]);
        const left = meet(end, outer.point && outside(outer.point, declared));
        const finished = list(finalizer, left);
        // Jumps come to their labels through the finalizer.
        for (const label of hirWalk.freeLabels([node]))
          for (const key of [breakTo(label), continueTo(label)])
            if (finished !== null && arrivals.has(key)) jump(key, finished);
        return end && finished;
      }
      case 'perform': {
        const bodies = bodiesOf(node);
        const during = bodies.reduce(
          (before, body) => rebound(interrupted(body, before), hirWalk.assignedVariables(body)),
          point,
        );
        for (const body of bodies) list(body, during);
        return during;
      }
      default:
        return point;
    }
  };
  const loop = (node: Loop<never, PerformStatement>, start: Point): Point | null => {
    const { head } = node;
    let entry = start;
    for (;;) {
      if (head.kind === 'while') note(head, entry);
      const body = arrive(continueTo(node.label), list(node.body, entry), node.body);
      const end = list(node.update, body && (head.kind === 'each' ? outside(body, new Set([head.variable])) : body));
      if (head.kind === 'do' && end !== null) note(head, end);
      const next = meet(entry, end) ?? entry;
      const endless = head.kind === 'while' && head.test === null;
      if (same(next, entry))
        return arrive(breakTo(node.label), endless ? null : head.kind === 'do' ? end : entry, [node]);
      entry = next;
    }
  };
  /** What holds anywhere in code that runs beside other code. */
  const interrupted = (statements: readonly HirStatement[], point: Point): Point => {
    const touched = hirWalk.someStatement(
      statements,
      (node) =>
        bindingOf(node, variable) !== null ||
        (node.kind === 'assign' && unsettles(node, home, ANY_SLOT, facts)) ||
        (point.name !== 'home' && at(sinkOf(node, variable)) !== null),
    );
    return touched ? LOST : point;
  };

  list(scope, OWN);
  const backWhile = (name: Meaning): ReadonlySet<Node> =>
    new Set([...back].flatMap(([node, is]) => (is && meanings.get(node) === name ? node : [])));
  return {
    meanings,
    needless: backWhile('home'),
    puts: backWhile('either'),
    leaving,
    taken,
  };
}

/** Keys that were told by variables which have other values now are not known any more. */
function rebound(point: Point, variables: ReadonlySet<VarId>): Point {
  const gone = [...variables].map((id) => `#${id};`);
  return { ...point, keys: point.keys.map((key) => (gone.some((id) => key?.includes(id)) ? null : key)) };
}

const ANY_SLOT: Slot = { keys: [], lasting: true };

function lasts({ container, key, lasting }: Step): boolean {
  return (
    lasting === true ||
    container === 'record' ||
    (container === 'either' && key.kind === 'literal' && typeof key.value === 'string')
  );
}

function bodiesOf({ effect }: PerformStatement): readonly (readonly HirStatement[])[] {
  if (effect.kind === 'map') return [effect.body];
  return effect.kind === 'fork' ? effect.branches.map(({ body }) => body) : [];
}

function declaredIn(statements: readonly HirStatement[]): readonly VarId[] {
  return statements.flatMap((node) => {
    if (node.kind === 'declare') return [node.variable];
    return node.kind === 'perform' && node.result !== null ? [node.result] : [];
  });
}

function breakTo(label: LabelId): string {
  return `break ${label}`;
}

function continueTo(label: LabelId): string {
  return `continue ${label}`;
}

function same(a: Point, b: Point): boolean {
  return a.name === b.name && a.lasting === b.lasting && a.keys.every((key, index) => key === b.keys[index]);
}

function meetNames(a: Meaning, b: Meaning): Meaning {
  if (a === b) return a;
  return a === 'lost' || b === 'lost' ? 'lost' : 'either';
}

/** What holds on both ways; null is a way that control does not take. */
function meet(a: Point | null, b: Point | null): Point | null {
  if (a === null || b === null) return a ?? b;
  const name = meetNames(a.name, b.name);
  if (name === 'lost') return LOST;
  if (a.name === 'own' || b.name === 'own') {
    const { keys, lasting } = a.name === 'own' ? b : a;
    return { name, keys, lasting };
  }
  const keys = a.keys.map((key, index) => (key === b.keys[index] ? key : null));
  return { name, keys, lasting: a.lasting && b.lasting };
}
