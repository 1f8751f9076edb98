/**
 * What a workflow does with objects, in textual order: which names come to share one, where one is changed, where names are
 * read. Loops and concurrent bodies are intervals; inside one, what stands later may also come before.
 */
import type { Expr } from '../../core/expr.ts';
import type { LabelId, VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import type { HirStatement, HirWorkflow } from '../types.ts';
import { hirWalk } from '../walk.ts';
import { type Sharing, sourcesOf } from './sources.ts';

export interface Interval {
  readonly start: number;
  end: number;
}
/** From here on `a` and `b` share objects: `a` is the same as, contains, or shares parts with `b`. */
export interface AliasEvent {
  readonly position: number;
  readonly a: VarId;
  readonly b: VarId;
  readonly sharing: Sharing;
  readonly origin: Origin;
}
/** The object at a depth below a variable changes; depth 0 is the variable's own object. */
export interface MutationEvent {
  readonly position: number;
  readonly variable: VarId;
  readonly depth: number;
  readonly origin: Origin;
}
export interface Events {
  readonly aliases: readonly AliasEvent[];
  readonly mutations: readonly MutationEvent[];
  readonly reads: ReadonlyMap<VarId, readonly number[]>;
  readonly loops: readonly Interval[];
  readonly declared: ReadonlyMap<VarId, number>;
}

/** Stands for the value that the workflow returns while finalizers still run. */
const RETURNED = -1 as VarId;

/** Collects the events of a workflow. */
export function collectEvents(workflow: HirWorkflow): Events {
  const aliases: AliasEvent[] = [];
  const mutations: MutationEvent[] = [];
  const reads = new Map<VarId, number[]>();
  const loops: Interval[] = [];
  const declared = new Map<VarId, number>();
  const blockEnds = new Map<LabelId, (() => void)[]>();
  let clock = 0;
  /** Enclosing `try` statements whose finalizer runs before control goes anywhere else. */
  let finalizers = 0;
  const next = (): number => {
    clock += 1;
    return clock;
  };
  if (workflow.input !== null) declared.set(workflow.input, next());

  const read = (expr: Expr): void => {
    const position = next();
    hirWalk.visit(expr, {
      expression: (node) => {
        if (node.kind === 'ref') reads.set(node.variable, [...(reads.get(node.variable) ?? []), position]);
        return undefined;
      },
    });
  };
  const share = (a: VarId, value: Expr, inner: boolean, origin: Origin, leaves: LabelId | null): void => {
    for (const [b, sharing] of sourcesOf(value)) {
      if (a === b) continue;
      const event = { a, b, sharing: inner && sharing === 'same' ? ('contains' as const) : sharing, origin };
      // A value that is assigned right before its block is left is shared only behind the block.
      const pending = leaves === null || finalizers > 0 ? undefined : blockEnds.get(leaves);
      if (pending) pending.push(() => void aliases.push({ ...event, position: next() }));
      else aliases.push({ ...event, position: next() });
    }
  };
  const repeated = (work: () => void): void => {
    const interval: Interval = { start: next(), end: 0 };
    loops.push(interval);
    work();
    interval.end = next();
  };

  const list = (statements: readonly HirStatement[]): void => {
    for (const [index, statement] of statements.entries()) {
      const following = statements[index + 1];
      visit(statement, following?.kind === 'break' ? following.label : null);
    }
  };
  const visit = (statement: HirStatement, leaves: LabelId | null): void => {
    switch (statement.kind) {
      case 'declare':
        if (statement.value) read(statement.value);
        declared.set(statement.variable, next());
        if (statement.value) share(statement.variable, statement.value, false, statement.origin, null);
        return;
      case 'assign': {
        for (const step of statement.path) read(step.key);
        if (statement.value !== 'remove') read(statement.value);
        const inPlace = 'inPlace' in statement && statement.inPlace === true;
        if (inPlace || statement.path.length > 0) {
          const depth = inPlace ? statement.path.length : statement.path.length - 1;
          mutations.push({ position: next(), variable: statement.variable, depth, origin: statement.origin });
        }
        if (statement.value !== 'remove') {
          share(statement.variable, statement.value, !inPlace && statement.path.length > 0, statement.origin, leaves);
        }
        return;
      }
      case 'evaluate':
        read(statement.value);
        return;
      case 'if':
        read(statement.test);
        list(statement.consequent);
        list(statement.alternate);
        return;
      case 'loop':
        if (statement.head.kind === 'each') {
          const { head } = statement;
          read(head.list);
          repeated(() => {
            declared.set(head.variable, next());
            for (const b of sourcesOf(head.list).keys()) {
              if (mayHoldObjects(head.list))
                aliases.push({ position: next(), a: head.variable, b, sharing: 'same', origin: statement.origin });
            }
            list(statement.body);
            list(statement.update);
          });
          return;
        }
        repeated(() => {
          if (statement.head.kind === 'while' && statement.head.test) read(statement.head.test);
          list(statement.body);
          list(statement.update);
          if (statement.head.kind === 'do') read(statement.head.test);
        });
        return;
      case 'block': {
        if (statement.label === null) {
          list(statement.body);
          return;
        }
        const ends: (() => void)[] = [];
        blockEnds.set(statement.label, ends);
        list(statement.body);
        blockEnds.delete(statement.label);
        for (const end of ends) end();
        return;
      }
      case 'return':
        if (statement.value) read(statement.value);
        if (statement.value && finalizers > 0) share(RETURNED, statement.value, false, statement.origin, null);
        return;
      case 'throw':
        read(statement.error);
        return;
      case 'try':
        if (statement.finalizer) finalizers += 1;
        list(statement.body);
        if (statement.handler) list(statement.handler.body);
        if (statement.finalizer) {
          finalizers -= 1;
          list(statement.finalizer);
        }
        return;
      case 'perform':
        perform(statement);
        return;
      default:
        return;
    }
  };
  const perform = (statement: Extract<HirStatement, { kind: 'perform' }>): void => {
    const { effect } = statement;
    if (effect.kind === 'task') {
      for (const part of [
        effect.arguments,
        effect.timeoutSeconds,
        effect.heartbeatSeconds,
        effect.credentialsRoleArn,
      ]) {
        if (part) read(part);
      }
    } else if (effect.kind === 'wait') read(effect.until.value);
    else if (effect.kind === 'map') {
      read(effect.items);
      repeated(() => {
        declared.set(effect.itemVariable, next());
        if (mayHoldObjects(effect.items)) {
          for (const b of sourcesOf(effect.items).keys()) {
            aliases.push({ position: next(), a: effect.itemVariable, b, sharing: 'same', origin: statement.origin });
          }
        }
        list(effect.body);
      });
    } else for (const branch of effect.branches) repeated(() => list(branch.body));
    if (statement.result !== null) declared.set(statement.result, next());
  };
  list(workflow.body);
  reads.set(RETURNED, [next()]);
  return { aliases, mutations, reads, loops, declared };
}

/** Items of the list may be objects. */
function mayHoldObjects(value: Expr): boolean {
  const { item } = value.shape;
  return item === undefined || (item.kinds & (16 | 32)) !== 0;
}
