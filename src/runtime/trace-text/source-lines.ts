/**
 * What a state says in the TypeScript: its place, the line that it begins on, and its own text on that line.
 */
import type { CompiledWorkflow, SourceSpan, StateOrigin } from '../../artifact/index.ts';

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

/** The line with its number, and a mark under what the span says of it. */
export function frameOf(span: SourceSpan, source: Source): readonly [line: string, mark: string] | undefined {
  const line = rawLine(span, source);
  if (line === undefined) return undefined;
  const number = String(span.start.line + 1);
  const width = Math.max(1, textOf(span, source).length);
  const gap = ' '.repeat(number.length);
  return [`${number} | ${line}`, `${gap} | ${' '.repeat(span.start.column)}${'^'.repeat(width)}`];
}

function rawLine(span: SourceSpan, source: Source): string | undefined {
  return source(span.file)?.split('\n')[span.start.line]?.trimEnd();
}
