/**
 * String literals and keys as JSONata text. Single quotes, because the text stands inside a JSON string; only the escapes
 * that JSONata knows; and neither `%}` nor `${` survives, since the one would end the expression and the other be filled in
 * by deployment.
 */
import { isPlainKey } from './names.ts';

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A string literal. Control characters are escaped, and those for private use, which nobody could see. */
export function printString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  return quote + escaped(value, quote) + quote;
}

function escaped(value: string, quote: string): string {
  return (
    value
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
      .replace(/[\\\u0000-\u001f\u007f\ue000-\uf8ff]/g, (character) => SHORT_ESCAPES[character] ?? unicode(character))
      .replaceAll(quote, unicode(quote))
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, unicode)
      .replaceAll('%}', '%\\u007d')
      .replaceAll('${', '$\\u007b')
  );
}

function unicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A key as a step of a path. */
export function printKey(key: string): string {
  if (isPlainKey(key)) return key;
  // Between back-ticks nothing can be escaped.
  return /^[\x20-\x5f\x61-\x7e\u00a0-\ud7ff]+$/.test(key) && !key.includes('%}') && !key.includes('${')
    ? `\`${key}\``
    : printString(key);
}
