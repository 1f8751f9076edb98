/**
 * The canonical text of a definition: fields in a fixed order, states and payload keys in the given order, two-space JSON,
 * a trailing newline. Identical input gives identical bytes, so that a rebuild without changes touches no file. Fields that
 * the order does not know come before the transition, in the given order; nothing is dropped.
 */
import { type FieldOrder, stateMachineOrder } from './field-order.ts';
import type { StateMachine } from './types.ts';

/**
 * The canonical text of a definition.
 *
 * @example
 * printStateMachine({ States: { A: { End: true, Type: 'Pass' } }, StartAt: 'A', QueryLanguage: 'JSONata' });
 * // '{\n  "QueryLanguage": "JSONata",\n  "StartAt": "A",\n …}\n'
 */
export function printStateMachine(machine: StateMachine): string {
  return `${JSON.stringify(reorder(machine, stateMachineOrder), null, 2)}\n`;
}

function reorder(value: unknown, order: FieldOrder): unknown {
  if (Array.isArray(value)) return value.map((item) => reorder(item, order));
  if (typeof value !== 'object' || value === null || order.kind === 'payload') return value;
  const entries = Object.entries(value);
  if (order.kind === 'states') {
    return ordered(entries.map(([name, state]) => [name, reorder(state, order.of())]));
  }
  const rank = (name: string): number => {
    const first = order.first.indexOf(name);
    if (first >= 0) return first;
    const last = order.last.indexOf(name);
    return last >= 0 ? order.first.length + 1 + last : order.first.length;
  };
  return ordered(
    entries
      .toSorted(([left], [right]) => rank(left) - rank(right))
      .map(([name, field]) => [name, reorder(field, order.within[name] ?? { kind: 'payload' })]),
  );
}

// A plain object would move integer-like keys (a state named "1") to the front on its own; that is stable too, and JSON
// readers treat the order as meaningless, so it is left to the engine.
const ordered = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);
