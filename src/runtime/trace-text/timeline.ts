/**
 * The timeline of an execution: a row for each state that was entered, with its time, its place and its TypeScript, indented
 * as deep as it is nested; under it, what it called and what came of that.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import { type Json, walkStates } from '../../asl/index.ts';
import { isJsonObject } from '../interpreter/json.ts';
import type { TraceCall, TraceStep } from '../trace.ts';
import { calledOf } from './called.ts';
import { lineOf, originOf, placeOf, type Source, textOf } from './source-lines.ts';
import { clip, columnsOf, durationText, type Style } from './style.ts';

/** What rows are made with. */
export interface RowFormat {
  readonly workflow: CompiledWorkflow;
  readonly source: Source;
  readonly style: Style;
  /** Columns that a row may have. */
  readonly width: number;
}

interface Row {
  readonly time: string;
  readonly place: string;
  readonly depth: number;
  readonly code: string;
  readonly details: readonly Detail[];
}

/** What a state did: a call, or a wait. */
interface Detail {
  readonly text: string;
  readonly outcome: 'good' | 'bad' | 'faint';
  readonly result: string;
}

const GUIDE = '│ ';
/** Where there is less room beside the place, what a state did begins under the place. */
const LEAST_ROOM = 50;

/** The rows, as lines. */
export function timeline(trace: readonly TraceStep[], start: number, format: RowFormat): readonly string[] {
  const depths = depthsOf(format.workflow);
  let before: string | undefined;
  const rows = trace.map((step): Row => {
    const row = rowOf(step, start, depths.get(step.state) ?? 0, format, before);
    before = row.place;
    return row;
  });
  const times = Math.max(0, ...rows.map(({ time }) => time.length));
  const places = Math.max(0, ...rows.map(({ place }) => place.length));
  return rows.flatMap((row) => linesOf(row, times, places, format));
}

/** How many Parallels and Maps are around each state. */
function depthsOf({ definition }: CompiledWorkflow): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { name, parent } of walkStates(definition)) {
    depths.set(name, parent === undefined ? 0 : (depths.get(parent.name) ?? 0) + 1);
  }
  return depths;
}

function rowOf(step: TraceStep, start: number, depth: number, format: RowFormat, before: string | undefined): Row {
  const { workflow, source } = format;
  const origin = originOf(workflow, step.state);
  const place = placeOf(origin);
  // The second state of a line says which part of it is meant.
  const code = origin === undefined ? '' : place === before ? textOf(origin, source) : lineOf(origin, source);
  return {
    time: durationText(step.enteredAt - start),
    place,
    depth,
    code: code === '' ? step.state : code,
    details: detailsOf(step),
  };
}

function detailsOf({ calls, type, enteredAt, exitedAt }: TraceStep): readonly Detail[] {
  const made = calls.map((call): Detail => {
    const { result, error } = call;
    const { name, parameters } = calledOf(call);
    const text = `${name} ${short(parameters)}`;
    if (error !== undefined) return { text, outcome: 'bad', result: error };
    return result === undefined
      ? { text, outcome: 'faint', result: '…' }
      : { text, outcome: 'good', result: short(payloadOf(call, result)) };
  });
  if (type !== 'Wait' || exitedAt === undefined) return made;
  return [...made, { text: `waited ${durationText(exitedAt - enteredAt)}`, outcome: 'faint', result: '' }];
}

function payloadOf({ resource }: TraceCall, result: Json): Json {
  return resource === 'lambda:invoke' && isJsonObject(result) && result.Payload !== undefined ? result.Payload : result;
}

const SHORT = 60;

function short(value: Json): string {
  return clip(JSON.stringify(value), SHORT);
}

function linesOf(row: Row, times: number, places: number, { style, width }: RowFormat): readonly string[] {
  const guide = GUIDE.repeat(row.depth);
  const beside = width - times - places - 4;
  const room = Math.max(20, beside - guide.length);
  const margin = ' '.repeat(beside < LEAST_ROOM ? times + 2 : times + places + 4);
  const roomBelow = Math.max(20, width - margin.length - guide.length - 2);
  const time = row.time.padStart(times);
  const head = `${style.faint(time)}  ${style.place(row.place.padEnd(places))}  ${style.faint(guide)}${clip(row.code, room)}`;
  const below = row.details.map(({ text, outcome, result }) => {
    const arrow = result === '' ? '' : ' → ';
    const shown = clip(text, Math.max(10, roomBelow - arrow.length - Math.min(columnsOf(result), roomBelow / 2)));
    const left = Math.max(10, roomBelow - columnsOf(shown) - arrow.length);
    return `${margin}${style.faint(`${guide}└ ${shown}${arrow}`)}${style[outcome](clip(result, left))}`;
  });
  return [head.trimEnd(), ...below];
}
