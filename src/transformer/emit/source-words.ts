/**
 * Short readable pieces of source text, for names of states: the callee of a call, the head of a compound statement.
 */

/** The text on one line, without control characters, blanks collapsed. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** At most so many characters; never half a surrogate pair. */
export function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** What is called: `orders.getItem` of `await this.orders.getItem<T>({ … })`. */
export function calleeText(source: string): string {
  const call = oneLine(source).replace(/^(?:return |await |yield |void )+/, '');
  let depth = 0;
  for (let index = 0; index < call.length; index += 1) {
    const character = call[index];
    if (character === '<') depth += 1;
    else if (character === '>' && call[index - 1] !== '=') depth -= 1;
    else if (character === '(' && depth <= 0) return withoutTypeArguments(call.slice(0, index));
  }
  return withoutTypeArguments(call);
}

function withoutTypeArguments(callee: string): string {
  const open = callee.indexOf('<');
  return (open < 0 ? callee : callee.slice(0, open))
    .replace(/^this\./, '')
    .replace(/[?!]$/, '')
    .trim();
}

/** The head of a compound statement: `for (const line of lines)`; null for other text. */
export function headerText(source: string): string | null {
  const text = oneLine(source);
  const keyword = /^(?:\w+: )?(?:if|for await|for|while|switch|do)\b/.exec(text)?.[0];
  if (keyword === undefined) return null;
  if (keyword.endsWith('do')) return doHeader(text);
  const open = text.indexOf('(', keyword.length);
  const end = open < 0 ? -1 : closingParenthesis(text, open);
  return end < 0 ? null : text.slice(0, end + 1);
}

/** A `do` loop is named after its test, which stands at its end. */
function doHeader(text: string): string {
  const test = text.lastIndexOf('while');
  return test < 0 ? 'do' : text.slice(test).replace(/;$/, '');
}

function closingParenthesis(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}
