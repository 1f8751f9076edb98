/**
 * `stepscript explain STEP2104`: prints the page of a diagnostic, which ships with the package.
 */
import { readFileSync } from 'node:fs';
import { codeName, diagnosticNames } from '../../transformer/diagnostics/index.ts';
import { EXIT_SUCCESS, UsageError } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** Whether a text is written like the code or the name of a diagnostic, and not like a workflow. */
export function isDiagnostic(text: string): boolean {
  const wanted = text.toLowerCase();
  return /^(?:step)?\d{4}$/.test(wanted) || Object.values<string>(diagnosticNames).includes(text);
}

/** Prints the page of `text`: `STEP2104`, `2104` or `captured-write`. */
export function explainCommand(terminal: Terminal, text: string): number {
  const wanted = text.toLowerCase().replace(/^step/, '');
  const entry = Object.entries(diagnosticNames).find(([code, name]) => code === wanted || name === text);
  if (entry === undefined) {
    throw new UsageError(
      `${text} is not a diagnostic. Write its code, e.g. ${codeName(Number(Object.keys(diagnosticNames)[0]))}.`,
    );
  }
  const [code, name] = entry;
  const page = readFileSync(
    new URL(`../../../docs/diagnostics/${codeName(Number(code))}-${name}.md`, import.meta.url),
    'utf8',
  );
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(page) ?? [];
  const message = /^message: (.*)$/m.exec(matter)?.[1] ?? '';
  terminal.stdout(`${codeName(Number(code))}: ${unquote(message)}\n\n${body.trim()}\n`);
  return EXIT_SUCCESS;
}

/** A YAML double-quoted text is a JSON string here; another one is taken as it is. */
function unquote(text: string): string {
  return text.startsWith('"') ? String(JSON.parse(text)) : text;
}
