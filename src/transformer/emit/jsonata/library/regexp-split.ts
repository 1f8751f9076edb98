/**
 * `split` by a regular expression. JSONata's own drops groups and gives up on empty separators; with either, the text is
 * matched as parts that each end in their separator, see `pattern.ts`.
 */
import type { JsonataNode } from '../ast.ts';
import { call as callOf, list, number } from '../build.ts';
import type { Emission } from '../emission.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf, constantArgument } from './call.ts';
import { groupOf } from './match-record.ts';
import { type Pattern, patternOf, patternProblem } from './pattern.ts';
import type { LibraryEmitter } from './types.ts';

const split: LibraryEmitter = {
  refuses: (call) => {
    const problem = patternProblem(call.arguments[1]);
    if (problem !== null) return problem;
    const limit = constantArgument(call, 2);
    if (call.arguments.length > 2 && !(typeof limit === 'number' && limit >= 0)) return 'Write the limit as a number.';
    return patternOf(call.arguments[1]).groups.every(({ certain }) => certain)
      ? null
      : 'A group of the separator may be undefined, which a list cannot hold: use `(?:…)`.';
  },
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    const subject = toText(argumentOf(call, 0, cx), cx);
    const limit = constantArgument(call, 2);
    const most = typeof limit === 'number' ? [number(limit)] : [];
    if (!pattern.mayBeEmpty && pattern.groups.length === 0) return callOf('split', subject, pattern.plain(), ...most);
    return share(subject, 'text', cx, (whole) => {
      const parts = pieces(whole, pattern, cx);
      const [count] = most;
      return count ? cx.code`[$filter(${parts}, function($part, $at) { $at < ${count} })]` : parts;
    });
  },
};

function pieces(whole: JsonataNode, pattern: Pattern, cx: Emission): JsonataNode {
  const part = cx.fresh('part');
  const captured = pattern.groups.map((_, index) => groupOf(part, index + 3));
  const found = list([groupOf(part, 1), ...captured]);
  const all = cx.code`$append(
    $reduce([$match(${whole}, ${pattern.separated()})], function($all, ${part}) { $append($all, ${found}) }, []),
    [$replace(${whole}, ${pattern.separated()}, '')]
  )`;
  if (!pattern.mayBeEmpty) return all;
  return cx.code`${whole} = '' ? ($contains('', ${pattern.plain()}) ? [] : ['']) : ${all}`;
}

export const regexpSplit: Readonly<Record<string, LibraryEmitter>> = { 'RegExp.split': split };
