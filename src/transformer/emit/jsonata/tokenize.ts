/**
 * Splits JSONata text into tokens. Covers what `print.ts` writes and what encodings are written in; holes of templates are
 * private-use characters. A `/` starts a regular expression where an operand is expected and divides elsewhere.
 */

export type Token =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable' | 'name' | 'symbol'; readonly value: string }
  | { readonly kind: 'hole'; readonly index: number }
  | { readonly kind: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly kind: 'end' };

/** Stands for hole number `index` in a template's text. */
export function holeMark(index: number): string {
  return String.fromCharCode(HOLES + index);
}

const HOLES = 0xe000;
const SYMBOLS = [':=', '!=', '<=', '>=', '..', ...'()[]{},;:.?=<>+-*/%&'];
const PATTERN = {
  space: /[ \t\r\n]+/y,
  number: /(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y,
  variable: /\$([A-Za-z_][A-Za-z0-9_]*)/y,
  name: /[A-Za-z_][A-Za-z0-9_]*/y,
  quotedName: /`([^`]*)`/y,
  string: /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y,
  hole: /[\ue000-\uefff]/y,
};

/** All tokens of a text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  for (;;) {
    take(PATTERN.space);
    if (at >= text.length) {
      tokens.push({ kind: 'end' });
      return tokens;
    }
    const start = at;
    const string = take(PATTERN.string);
    if (string !== null) tokens.push({ kind: 'string', value: unescaped(string[1] ?? string[2] ?? '') });
    else if (take(PATTERN.hole) !== null) tokens.push({ kind: 'hole', index: text.charCodeAt(start) - HOLES });
    else if (take(PATTERN.number) !== null) tokens.push({ kind: 'number', value: Number(text.slice(start, at)) });
    else if (take(PATTERN.variable) !== null) tokens.push({ kind: 'variable', value: text.slice(start + 1, at) });
    else if (take(PATTERN.name) !== null) tokens.push({ kind: 'name', value: text.slice(start, at) });
    else if (take(PATTERN.quotedName) !== null) tokens.push({ kind: 'name', value: text.slice(start + 1, at - 1) });
    else if (text[at] === '/' && expectsOperand(tokens.at(-1))) {
      const end = regexpEnd(text, at + 1);
      const flags = /^[im]*/.exec(text.slice(end + 1))?.[0] ?? '';
      tokens.push({ kind: 'regexp', source: text.slice(at + 1, end), flags });
      at = end + 1 + flags.length;
    } else {
      const symbol = SYMBOLS.find((candidate) => text.startsWith(candidate, at));
      if (symbol === undefined) throw new SyntaxError(`Unexpected '${text[at]}' at ${at} of JSONata: ${text}`);
      tokens.push({ kind: 'symbol', value: symbol });
      at += symbol.length;
    }
  }
}

function expectsOperand(previous: Token | undefined): boolean {
  if (previous === undefined) return true;
  if (previous.kind === 'name') return ['and', 'or', 'in'].includes(previous.value);
  return previous.kind === 'symbol' && ![')', ']', '}'].includes(previous.value);
}

/** Offset of the `/` that ends a regular expression: jsonata ignores slashes inside brackets. */
function regexpEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === '/' && depth === 0) return at;
  }
  throw new SyntaxError(`Unterminated regular expression in JSONata: ${text}`);
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
