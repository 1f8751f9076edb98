/**
 * How traces are written: colours where there may be any, durations as people say them, and texts cut to the room there is.
 */

/** Colours by meaning; without colour they leave a text as it is. */
export interface Style {
  readonly faint: (text: string) => string;
  readonly place: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
}

const code =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string): string => text;

/** The style of a terminal, or of plain text. */
export function styleOf(color: boolean): Style {
  return color
    ? { faint: code(2, 22), place: code(36, 39), good: code(32, 39), bad: code(31, 39), strong: code(1, 22) }
    : { faint: plain, place: plain, good: plain, bad: plain, strong: plain };
}

const UNITS = [
  ['d', 86_400],
  ['h', 3600],
  ['m', 60],
] as const;

/** `0.250s`, `5m`, `5m 1s`, `7d 2h`: milliseconds up to a minute, then the two largest units. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(3)}s`;
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [unit, size] of UNITS) {
    if (rest >= size || parts.length > 0) parts.push(`${Math.floor(rest / size)}${unit}`);
    rest %= size;
  }
  const [first = '', second = ''] = [...parts, `${rest}s`];
  return /^0\D$/.test(second) ? first : `${first} ${second}`;
}

/** The text, or as much of its beginning as fits. */
export function clip(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  let kept = '';
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) {
    columns += columnsOf(segment);
    if (columns > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

const graphemes = new Intl.Segmenter();
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}|\ufe0f/u;
const NARROW = /^[\u0020-\u02ff]*$/;

/** The columns that a terminal gives a text: two for each character of East Asian scripts and each emoji. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}
