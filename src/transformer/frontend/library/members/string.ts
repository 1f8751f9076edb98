/** `String` and regular expressions. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const CONSTANT = 'patterns and flags that are not constant; look-behind, Unicode properties, the flags `y` and `v`';

export const STRING: MemberTable = {
  ...supported(
    'String.prototype',
    'at charAt charCodeAt codePointAt concat endsWith includes indexOf isWellFormed lastIndexOf length padEnd padStart repeat slice startsWith substr substring toLowerCase toString toUpperCase toWellFormed trim trimEnd trimLeft trimRight trimStart valueOf',
  ),
  ...partly('String.prototype', 'match matchAll search', CONSTANT),
  ...partly('String.prototype', 'replace replaceAll', `${CONSTANT}; callbacks that throw or write outer variables`),
  ...partly('String.prototype', 'split', `${CONSTANT}; a limit that is not constant`),
  ...refused('String.prototype', 'localeCompare', 'Compare with `<` and `>`: they order by code unit in both runs.'),
  ...refused('String.prototype', 'normalize', 'Normalise in a Lambda function.'),
  ...refused('String.prototype', 'toLocaleLowerCase', 'Use `toLowerCase()`.'),
  ...refused('String.prototype', 'toLocaleUpperCase', 'Use `toUpperCase()`.'),
  ...refused(
    'String.prototype',
    'anchor big blink bold fixed fontcolor fontsize italics link small strike sub sup',
    'Write the HTML in a template literal.',
  ),
  ...supported('String', 'fromCharCode fromCodePoint'),
  ...partly('String', 'raw', 'calls of it as a function'),
};

export const REGEXP: MemberTable = {
  ...partly(
    'RegExp.prototype',
    'test exec',
    `${CONSTANT}; \`g\` on a pattern that is declared in a module or used by another name than its own`,
  ),
  ...refused(
    'RegExp.prototype',
    'source flags global ignoreCase multiline dotAll hasIndices sticky unicode unicodeSets',
    'Patterns are constants: write what you know of it.',
  ),
  ...partly(
    'RegExp.prototype',
    'lastIndex',
    'patterns without `g`, without `exec` and `test`, or with another name than their own',
  ),
  ...refused('RegExp.prototype', 'compile', 'Write another pattern.'),
  ...matchArray('RegExpMatchArray'),
  ...matchArray('RegExpExecArray'),
};

function matchArray(owner: string): MemberTable {
  return {
    ...supported(`${owner}.prototype`, '0 index groups'),
    ...refused(`${owner}.prototype`, 'input', 'Use the text that was searched.'),
    ...refused(`${owner}.prototype`, 'indices', 'Use `index` and the lengths of the groups.'),
  };
}
