/**
 * Replaces references in the text of a JSONata expression: variables by name, and values of `$states` by path. The text is read
 * as tokens, so that strings, quoted names, comments and regular expressions stay as they are; everything else does too.
 */

/** What to put in the place of references; `undefined` leaves one as it is. */
export interface References {
  /** The new name of a variable. */
  readonly variable?: (name: string) => string | undefined;
  /** What stands for a value of `$states`, by its path: `context.Execution.Input`, `result`. */
  readonly states?: Readonly<Record<string, string>>;
}

const NAME = /^\$?[^\s.[\]{}(),@#;:?+\-*/%|=<>^&!~'"`]+/u;
const NUMBER = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/;
const REGEXP = /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[])+\/[a-z]*/;
const QUOTED = { '"': /^"(?:\\.|[^"\\])*"/s, "'": /^'(?:\\.|[^'\\])*'/s, '`': /^`[^`]*`/s } as const;
const OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'in']);

/**
 * The expression with its references replaced.
 *
 * @example
 * replaceReferences('$sum & " $sum"', { variable: (name) => `my_${name}` }); // '$my_sum & " $sum"'
 */
export function replaceReferences(source: string, { variable, states = {} }: References): string {
  let result = '';
  let rest = source;
  /** The token before stands for a value: a `/` divides it. */
  let afterValue = false;
  let afterDot = false;
  const take = (length: number, isValue: boolean, replacement?: string): void => {
    const token = rest.slice(0, length);
    result += replacement ?? token;
    rest = rest.slice(length);
    if (/^\s/.test(token) || token.startsWith('/*')) return;
    afterValue = isValue;
    afterDot = token === '.';
  };
  while (rest !== '') {
    const first = rest.charAt(0);
    if (/\s/.test(first)) take(1, false);
    else if (rest.startsWith('/*')) take(lengthTo(rest, '*/'), false);
    else if (first === '"' || first === "'" || first === '`') take(lengthOf(QUOTED[first], rest), true);
    else if (first === '/' && !afterValue && REGEXP.test(rest)) take(lengthOf(REGEXP, rest), true);
    else if (/\d/.test(first)) take(lengthOf(NUMBER, rest), true);
    else if (NAME.test(rest)) {
      const path = Object.keys(states).find((each) => isPath(rest, each));
      if (path !== undefined) {
        take(`$states.${path}`.length, true, states[path]);
        continue;
      }
      const name = rest.slice(0, lengthOf(NAME, rest));
      const renamed = name.startsWith('$') ? variable?.(name.slice(1)) : undefined;
      take(name.length, afterDot || !OPERATORS.has(name), renamed === undefined ? undefined : `$${renamed}`);
    } else take(1, /[)\]}]/.test(first));
  }
  return result;
}

/** The text begins with the path under `$states`, and its last name ends there. */
function isPath(text: string, path: string): boolean {
  const full = `$states.${path}`;
  return text.startsWith(full) && !/^[\p{ID_Continue}$]/u.test(text.slice(full.length));
}

function lengthOf(token: RegExp, text: string): number {
  return token.exec(text)?.[0].length ?? 1;
}

function lengthTo(text: string, end: string): number {
  const at = text.indexOf(end, 2);
  return at < 0 ? text.length : at + end.length;
}
