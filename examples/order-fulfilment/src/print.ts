/** Output for a person at a terminal: headings, and columns that align and fit the width. */
import { styleText } from 'node:util';

const WIDTH = Math.max(80, Math.min(process.stdout.columns ?? 120, 160));

/** A heading. */
export function heading(text: string): void {
  console.log(`\n${styleText('bold', text)}\n`);
}

/** Rows under column titles. The last column takes what is left of the line. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    shorten(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '), WIDTH);
  console.log(styleText('dim', line(titles)));
  for (const row of rows) console.log(line(row));
}

/** Several lines, set in a little. */
export function block(text: string): void {
  console.log(text.replace(/^/gm, '  '));
}

/** How something ended. */
export function outcome(succeeded: boolean, status: string, text: string): void {
  console.log(`\n${styleText(succeeded ? 'green' : 'red', status)}  ${text}`);
}

/** A value on one line. */
export function json(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/** A time span as h:mm:ss. */
export function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function shorten(text: string, width: number): string {
  const trimmed = text.trimEnd();
  return trimmed.length <= width ? trimmed : `${trimmed.slice(0, width - 1)}…`;
}
