/** Promises that have been awaited for code which must meet them before it acts. */
import type { RawStatement } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import type { Split } from './carried.ts';
import { type Meeting, meetsOrPasses, waysOf } from './first-met.ts';
import { refuse } from './refuse-held.ts';
import type { HeldPromise } from './source.ts';
import { splitAt } from './split-at.ts';

/** Code in two where it first meets one of the promises, if it acts before. */
export function partedAt(
  code: readonly RawStatement[],
  promises: readonly HeldPromise[],
  cx: Lowering,
): Split | undefined {
  const meetings = promises.flatMap((held) => meetingOf(held) ?? []);
  const any: Meeting = {
    reads: (node) => meetings.some((one) => one.reads(node)),
    isPresence: (node) => meetings.length === 1 && meetings.some((one) => one.isPresence(node)),
    by: null,
  };
  return waysOf(code, any).has('acts') ? splitAt(code, any, cx) : undefined;
}

/** How code meets a promise that has been awaited for it; undefined where there is none. */
function meetingOf({ state, choice }: HeldPromise): Meeting | undefined {
  if (state.kind !== 'settled' || state.value.kind !== 'ref') return undefined;
  const { variable } = state.value;
  return {
    reads: (node) => node.kind === 'ref' && node.variable === variable,
    isPresence: (node) => choice !== undefined && node === choice.presence,
    by: state.by ?? null,
  };
}

/** Promises that have been awaited for the code and that it does not meet on some way that goes on. It must meet them before it acts, on every way. */
export function stillOwed(
  promises: readonly HeldPromise[],
  code: readonly RawStatement[],
  cx: Lowering,
): readonly HeldPromise[] {
  const owed = promises.flatMap((held) => {
    const meeting = meetingOf(held);
    return meeting ? [{ held, ways: waysOf(code, meeting) }] : [];
  });
  const wrong = owed.filter(({ ways }) => !meetsOrPasses(ways));
  refuse(
    wrong.map(({ held }) => held),
    cx,
  );
  return owed.filter(({ held, ways }) => ways.has('next') && held.state.kind !== 'refused').map(({ held }) => held);
}
