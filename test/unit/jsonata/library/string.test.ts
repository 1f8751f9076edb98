/** `String` and its methods. */
import { describe, it } from 'vitest';
import type { LibraryMember } from '../../../../src/transformer/core/library.ts';
import { alone, compareCalls, NONE, POSITIONS, pairs } from './compare-calls.ts';

const TEXTS = [
  '',
  'a',
  'abc',
  'aXbXc',
  'aaa',
  '  a b\t',
  '\u00a0x\ufeff',
  '𝒳',
  'a𝒳b𝒳',
  'é',
  'x,y,,z',
  '$&',
  "it's",
  'ABC',
  '0',
  '-1',
];
describe('String', () => {
  const parts = ['', 'a', 'X', 'b𝒳', 'zz', ',', '$&', '𝒳'];
  it.each<readonly [LibraryMember, readonly (readonly unknown[])[]]>([
    ['String.prototype.includes', alone(...parts)],
    ['String.prototype.startsWith', alone(...parts)],
    ['String.prototype.endsWith', alone(...parts)],
    ['String.prototype.indexOf', [...alone(...parts), ...pairs(parts.slice(0, 4), POSITIONS.slice(1))]],
    ['String.prototype.lastIndexOf', alone(...parts)],
    ['String.prototype.slice', [[], ...alone(...POSITIONS), ...pairs(POSITIONS.slice(0, 7), POSITIONS)]],
    ['String.prototype.substring', [[], ...alone(...POSITIONS), ...pairs(POSITIONS.slice(0, 7), POSITIONS)]],
    ['String.prototype.split', [...alone(...parts, undefined), ...pairs(parts.slice(0, 4), [0, 1, 2])]],
    ['String.prototype.charAt', alone(...POSITIONS)],
    ['String.prototype.at', alone(...POSITIONS)],
    ['String.prototype.padStart', [...alone(0, 3, 6, -1, 2.7), ...pairs([0, 5, 7], ['', 'xy', '0', '𝒳', 5])]],
    ['String.prototype.padEnd', [...alone(0, 3, 6), ...pairs([5, 7], ['', 'xy', '0', '𝒳'])]],
    ['String.prototype.repeat', alone(0, 1, 3, 2.5)],
    ['String.prototype.replace', pairs(parts, ['', 'R', '[$&]', "$`|$'", '$$', '$$$&', '$1', '$'])],
    ['String.prototype.replaceAll', pairs(parts, ['', 'R', '[$&]', "$`|$'", '$$', '$'])],
    ['String.prototype.concat', [[], ['x'], ['x', 5, null]]],
    ['String.prototype.trim', [[]]],
    ['String.prototype.trimStart', [[]]],
    ['String.prototype.trimEnd', [[]]],
    ['String.prototype.toUpperCase', [[]]],
    ['String.prototype.toLowerCase', [[]]],
  ])('%s', async (member, args) => {
    await compareCalls(member, TEXTS, args);
  });

  it.each(['codePoints', 'length', 'encodeURIComponent', 'encodeURI'] as const)('%s', async (member) => {
    await compareCalls(member, [NONE], alone(...TEXTS));
  });
});
