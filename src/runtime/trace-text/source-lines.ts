/**
 * What a state says in the TypeScript: its place, the line that it begins on, and its own text on that line.
 */
import type { CompiledWorkflow, SourceSpan, StateOrigin } from '../../artifact/index.ts';
import { clip, columnsOf } from './style.ts';

/** Reads source files, if they are at hand. */
export type Source = (file: string) => string | undefined;

/** Where a state came from, if the source map knows. */
export function originOf({ sourceMap }: CompiledWorkflow, state: string): StateOrigin | undefined {
  return Object.hasOwn(sourceMap.states, state) ? sourceMap.states[state] : undefined;
}

/** `order.ts:42`. */
export function placeOf(span: SourceSpan | undefined): string {
  return span === undefined ? '' : `${span.file}:${span.start.line + 1}`;
}

/** The line that a span begins on, without the blanks around it. */
export function lineOf(span: SourceSpan, source: Source): string {
  return (rawLine(span, source) ?? '').trim();
}

/** What the span itself says on that line. */
export function textOf(span: SourceSpan, source: Source): string {
  const { start, end } = span;
  const line = rawLine(span, source) ?? '';
  return line.slice(start.column, end.line === start.line ? end.column : undefined).trim();
}

/** The line with its number, and a mark under what the span says of it; a line that is too long without its beginning. */
export function frameOf(
  span: SourceSpan,
  source: Source,
  columns: number,
): readonly [line: string, mark: string] | undefined {
  const raw = rawLine(span, source);
  if (raw === undefined) return undefined;
  const number = String(span.start.line + 1);
  const gap = ' '.repeat(number.length);
  const room = Math.max(20, columns - number.length - ' | '.length);
  const text = textOf(span, source);
  const isLong = columnsOf(raw.slice(0, span.start.column) + text) > room;
  const before = isLong ? '…' : raw.slice(0, span.start.column);
  const line = isLong ? `…${raw.slice(span.start.column)}` : raw;
  const marked = Math.max(1, Math.min(columnsOf(text), room - columnsOf(before)));
  // A tab is as wide above as it is below.
  const indent = before.replace(/[^\t]+/g, (part) => ' '.repeat(columnsOf(part)));
  return [`${number} | ${clip(line, room)}`, `${gap} | ${indent}${'^'.repeat(marked)}`];
}

function rawLine(span: SourceSpan, source: Source): string | undefined {
  return source(span.file)?.split('\n')[span.start.line]?.trimEnd();
}
