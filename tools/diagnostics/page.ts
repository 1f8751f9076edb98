/**
 * Reads one page of `docs/diagnostics`. A page is the source of truth for a diagnostic: its front matter becomes the
 * message, its fences become tests. A malformed page throws with the file name, so that `npm run generate` stops there.
 */
import matter from 'gray-matter';
import { type CatalogEntry, placeholdersOf } from '../../src/transformer/diagnostics/create-diagnostic.ts';

/** A parsed page. */
export interface DiagnosticPage {
  readonly file: string;
  readonly entry: CatalogEntry;
  /** Placeholders of message, label and hint, in order of first use. */
  readonly parameters: readonly string[];
  /** The `ts bad` and `ts good` fences. */
  readonly bad: readonly string[];
  readonly good: readonly string[];
  /** Why the page has no `ts bad` fence, where it has none. */
  readonly untested: string | null;
  /** What raises it, where that is not the compiler; there is no factory for it then. */
  readonly raised: string | null;
  readonly body: string;
}

const FIELDS = new Set(['code', 'name', 'severity', 'message', 'label', 'hint', 'untested', 'raised']);

/** The contents of every fence whose info string is `info`. */
export function fencesOf(body: string, info: string): readonly string[] {
  return [...body.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1]?.trim() === info)
    .map((match) => match[2] ?? '');
}

/**
 * Parses and checks one page.
 * @example parsePage('STEP2104-captured-write.md', text).entry.code // 2104
 */
export function parsePage(file: string, text: string): DiagnosticPage {
  const fail = (reason: string): never => {
    throw new Error(`docs/diagnostics/${file}: ${reason}`);
  };
  const { data, content } = matter(text);
  for (const key of Object.keys(data)) if (!FIELDS.has(key)) fail(`unknown front matter field "${key}"`);
  const textField = (key: string): string | undefined => {
    const value: unknown = data[key];
    if (value === undefined) return undefined;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : fail(`"${key}" must be a text`);
  };
  const code: unknown = data.code;
  if (typeof code !== 'number' || !/^[1-9]\d{3}$/.test(String(code))) return fail('"code" must be a four-digit number');
  const name = textField('name') ?? fail('"name" is missing');
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(name)) fail('"name" must be kebab-case');
  if (file !== `STEP${code}-${name}.md`) fail(`the file must be called STEP${code}-${name}.md`);
  const severity = textField('severity') ?? 'error';
  if (severity !== 'error' && severity !== 'warning') return fail('"severity" must be error or warning');
  const message = textField('message') ?? fail('"message" is missing');
  const label = textField('label');
  const hint = textField('hint');
  const untested = textField('untested') ?? null;
  const raised = textField('raised') ?? null;
  const bad = fencesOf(content, 'ts bad');
  const good = fencesOf(content, 'ts good');
  if (untested === null && raised === null && (bad.length === 0 || good.length === 0))
    fail('needs a ```ts bad and a ```ts good fence');
  if (untested !== null && bad.length > 0) fail('is "untested" but has a ```ts bad fence');
  if (content.trim() === '') fail('says nothing about why');
  return {
    file,
    entry: {
      code,
      name,
      severity,
      message,
      ...(label === undefined ? {} : { label }),
      ...(hint === undefined ? {} : { hint }),
    },
    parameters: placeholdersOf([message, label, hint].join('\n')),
    bad,
    good,
    untested,
    raised,
    body: content,
  };
}
