/**
 * Names of states, from the source: `orders.getItem`, `if (!Item)`, `throw OutOfStock`. A name depends only on the text of what
 * the state does, so edits elsewhere leave it alone; repeated names are numbered in document order. At most 80 characters.
 */
import { MAXIMUM_STATE_NAME_LENGTH } from '../../asl/index.ts';
import { b } from '../core/build.ts';
import type { BlockId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { shapes } from '../core/shape.ts';
import { foldExpr } from '../flow/fold-expr.ts';
import { scalarOf } from '../flow/fold-operators.ts';
import type { PlannedState, PlannedWorkflow } from '../flow/states.ts';
import { calleeText, clip, headerText, oneLine } from './source-words.ts';

/** Gives the source of an origin. */
export type SourceText = (origin: Origin) => string;

/** Longest piece of source that is quoted whole. */
const LONGEST_QUOTE = 40;

/** Names all states of a workflow; names that the user chose are kept first. */
export function nameStates(workflow: PlannedWorkflow, text: SourceText): ReadonlyMap<BlockId, string> {
  const states = [...workflow.regions.values()].flatMap((region) => [...region.states.values()]);
  const names = new Map<BlockId, string>();
  const taken = new Set<string>();
  for (const chosen of [true, false]) {
    for (const state of states) {
      const own = chosenName(state);
      if ((own !== null) !== chosen) continue;
      const name = unused(own ?? describe(state, text), taken);
      taken.add(name);
      names.set(state.id, name);
    }
  }
  return names;
}

function unused(wanted: string, taken: ReadonlySet<string>): string {
  const name = clip(oneLine(wanted), MAXIMUM_STATE_NAME_LENGTH) || 'state';
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const numbered = clip(name, MAXIMUM_STATE_NAME_LENGTH - suffix.length) + suffix;
    if (!taken.has(numbered)) return numbered;
  }
}

function chosenName({ effect }: PlannedState): string | null {
  return effect && effect.kind !== 'wait' ? effect.name : null;
}

function describe(state: PlannedState, text: SourceText): string {
  const source = text(state.origin);
  const { effect } = state;
  if (effect) {
    const header = headerText(source);
    if (header !== null) return header;
    switch (effect.kind) {
      case 'task':
        return calleeText(source) || effect.resource;
      case 'wait':
        return quoteOr(source, calleeText(source) || 'wait');
      case 'map':
        return `map ${quoteOr(text(effect.items.origin), 'items')}`;
      case 'fork':
        return calleeText(source) || 'parallel';
    }
  }
  return describeExit(state, source, text);
}

function describeExit(state: PlannedState, source: string, text: SourceText): string {
  const { exit } = state;
  switch (exit.kind) {
    case 'decide': {
      const [first] = exit.arms;
      return headerText(source) ?? `if (${quoteOr(first ? text(first.origin) : '', '…')})`;
    }
    case 'return':
      return /^return\b/.test(source) ? quoteOr(source, 'return') : 'end';
    case 'raise': {
      const name = scalarOf(foldExpr(b.member(exit.error, 'name', shapes.string, state.origin)))?.value;
      return typeof name === 'string' ? `throw ${name}` : quoteOr(/^throw\b/.test(source) ? source : '', 'throw');
    }
    case 'goto':
      return quoteOr(state.codeOrigin ? text(state.codeOrigin) : '', 'assign');
  }
}

function quoteOr(source: string, otherwise: string): string {
  const quoted = oneLine(source).replace(/;$/, '');
  return quoted !== '' && quoted.length <= LONGEST_QUOTE ? quoted : otherwise;
}
