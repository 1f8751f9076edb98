/**
 * Diagnostics as text. The first line is always `file:line:column - error STEPnnnn: message`, which editors and CI
 * systems recognise; a terminal also gets the code with the span underlined. Nothing is read here: the caller hands over
 * the sources.
 */
import { relative } from 'node:path';
import { codeFrameColumns } from '@babel/code-frame';
import { codeName, type Diagnostic, type DiagnosticSpan } from './diagnostic.ts';
import { positionAt } from './locate.ts';

/** How to render. */
export interface RenderOptions {
  /** Paths are shown relative to it. */
  readonly currentDirectory: string;
  /** The text of a source file. */
  readonly source: (file: string) => string | undefined;
  /** Code frames. */
  readonly frames: boolean;
  /** ANSI colours. */
  readonly color: boolean;
}

/**
 * Renders one diagnostic, without a final line break.
 * @example renderDiagnostic(diagnostic, { currentDirectory: process.cwd(), source, frames: false, color: false })
 */
export function renderDiagnostic(diagnostic: Diagnostic, options: RenderOptions): string {
  const { paint, gray } = colors(options.color);
  const { severity, message, hint, label, related } = diagnostic;
  const place = placeOf(diagnostic.span, options);
  const heading = `${paint(severity)(severity)} ${gray(codeName(diagnostic.code))}: ${message}`;
  const lines = [place === '' ? heading : `${place} - ${heading}`];
  if (options.frames) lines.push(...frameOf(diagnostic.span, label, options));
  for (const { span, message: text } of related) {
    const relatedPlace = placeOf(span, options);
    lines.push(`  ${relatedPlace === '' ? '' : `${relatedPlace} - `}${text}`);
    if (options.frames) lines.push(...frameOf(span, undefined, options));
  }
  if (hint !== undefined) lines.push(`  ${paint('hint')('hint')}: ${hint}`);
  return lines.join('\n');
}

/** `src/order.ts:3:5`, or nothing where the diagnostic is about no file. */
function placeOf(span: DiagnosticSpan, { currentDirectory, source }: RenderOptions): string {
  if (span.file === '') return '';
  const file = relative(currentDirectory, span.file);
  const text = source(span.file);
  if (text === undefined) return file;
  const { line, column } = positionAt(text, span.start);
  return `${file}:${line}:${column}`;
}

function frameOf(span: DiagnosticSpan, label: string | undefined, { source, color }: RenderOptions): readonly string[] {
  const text = source(span.file);
  if (text === undefined) return [];
  const start = positionAt(text, span.start);
  const end = positionAt(text, Math.max(span.end, span.start + 1));
  const message = label === undefined || start.line !== end.line ? {} : { message: label };
  const frame = codeFrameColumns(
    text,
    { start, end },
    { highlightCode: color, forceColor: color, linesAbove: 1, linesBelow: 1, ...message },
  );
  return [frame, ''];
}

type Paint = (text: string) => string;

function colors(enabled: boolean): {
  readonly paint: (role: 'error' | 'warning' | 'hint') => Paint;
  readonly gray: Paint;
} {
  const wrap =
    (code: number): Paint =>
    (text) =>
      enabled ? `\u001B[${code}m${text}\u001B[39m` : text;
  const codes = { error: 91, warning: 93, hint: 96 };
  return { paint: (role) => wrap(codes[role]), gray: wrap(90) };
}
