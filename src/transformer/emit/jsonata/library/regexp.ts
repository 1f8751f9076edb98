/**
 * Regular expressions on a text: `test`, `search`, `match`, `matchAll`. JSONata's engine gives up (D1004) where a second match
 * is empty, so patterns that can match the empty text get a form that always takes at least one character.
 */
import { Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { condition, field, isLiteral, list, NULL, number } from '../build.ts';
import type { Emission } from '../emission.ts';
import { textLength } from '../semantics/access.ts';
import { hasKind } from '../semantics/kind-test.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf } from './call.ts';
import { matchRecord, wholeOf } from './match-record.ts';
import { type Pattern, patternOf, patternProblem } from './pattern.ts';
import type { AnyCall, Call, LibraryEmitter } from './types.ts';

/** The call's text is its first argument, its pattern the second: the front end puts them so. */
function textOf(call: Call, cx: Emission): JsonataNode {
  return toText(argumentOf(call, 0, cx), cx);
}

function refuses(call: AnyCall): string | null {
  return patternProblem(call.arguments[1]);
}

/** The first match, or nothing. */
function first(text: JsonataNode, pattern: Pattern, cx: Emission): JsonataNode {
  return cx.code`$match(${text}, ${pattern.first()}, 1)`;
}

/** All matches, as objects with the same layout of groups, to be spliced into a list. */
function all(text: JsonataNode, pattern: Pattern, cx: Emission): readonly JsonataNode[] {
  if (!pattern.mayBeEmpty) return [cx.code`$match(${text}, ${pattern.plain()})`];
  return [cx.code`$match(${text}, ${pattern.stepping()})`, cx.code`$match(${text}, ${pattern.atEnd()}, 1)`];
}

const test: LibraryEmitter = {
  refuses,
  emit: (call, cx) => cx.code`$contains(${textOf(call, cx)}, ${patternOf(call.arguments[1]).plain()})`,
};

const search: LibraryEmitter = {
  refuses,
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    return cx.code`($found := ${first(textOf(call, cx), pattern, cx)}; $exists($found) ? $found.index : -1)`;
  },
};

const match: LibraryEmitter = {
  refuses,
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    const found = cx.fresh('found');
    const record = matchRecord(found, pattern, pattern.mayBeEmpty ? 1 : 0);
    return cx.code`(${found} := ${first(textOf(call, cx), pattern, cx)}; $exists(${found}) ? ${record} : ${NULL})`;
  },
};

/**
 * The first match that begins at an index or behind it: in the rest of the text, or in that and the character in front where
 * the pattern looks at it.
 */
const matchFrom: LibraryEmitter = {
  refuses,
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    return share(textOf(call, cx), 'text', cx, (text) =>
      share(argumentOf(call, 2, cx).node, 'start', cx, (start) => {
        if (isLiteral(start) && start.value === 0) return fromBeginning(text, pattern, cx);
        const found = pattern.looksBack
          ? condition(cx.code`${start} = 0`, fromBeginning(text, pattern, cx), behindStart(text, start, pattern, cx))
          : inRest(text, start, pattern, cx);
        // At the end of the text an empty match is one, behind it nothing is.
        const beyond = pattern.mayBeEmpty ? cx.code`${start} > ${textLength(text, cx)}` : null;
        return beyond ? condition(beyond, NULL, found) : found;
      }),
    );
  },
};

function inRest(text: JsonataNode, start: JsonataNode, pattern: Pattern, cx: Emission): JsonataNode {
  const found = cx.fresh('found');
  const rest = cx.code`${cx.helper('sliceText')}(${text}, ${start}, ${END})`;
  const record = matchRecord(found, pattern, pattern.mayBeEmpty ? 1 : 0, cx.code`${start} + ${found}.index`);
  return cx.code`(${found} := ${first(rest, pattern, cx)}; $exists(${found}) ? ${record} : ${NULL})`;
}

function fromBeginning(text: JsonataNode, pattern: Pattern, cx: Emission): JsonataNode {
  const found = cx.fresh('found');
  const record = matchRecord(found, pattern, pattern.mayBeEmpty ? 1 : 0);
  return cx.code`(${found} := ${first(text, pattern, cx)}; $exists(${found}) ? ${record} : ${NULL})`;
}

function behindStart(text: JsonataNode, start: JsonataNode, pattern: Pattern, cx: Emission): JsonataNode {
  const found = cx.fresh('found');
  const rest = cx.code`${cx.helper('sliceText')}(${text}, ${start} - 1, ${END})`;
  const whole = wholeOf(found, 1);
  const at = cx.code`${start} - 1 + ${textLength(field(found, 'match'), cx)} - ${textLength(whole, cx)}`;
  const record = matchRecord(found, pattern, 1, at);
  return cx.code`(${found} := $match(${rest}, ${pattern.behind()}, 1); $exists(${whole}) ? ${record} : ${NULL})`;
}

/** Behind the end of every text. */
const END = number(2 ** 30);

/** `match` with the flag `g`: the texts alone. */
const matchTexts: LibraryEmitter = {
  refuses,
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    return share(textOf(call, cx), 'text', cx, (text) => {
      const texts = all(text, pattern, cx).map((found): JsonataNode => {
        if (!pattern.mayBeEmpty) return { kind: 'field', object: found, name: 'match' };
        const groups: JsonataNode = { kind: 'field', object: found, name: 'groups' };
        return { kind: 'index', object: groups, predicate: { kind: 'literal', value: 0 } };
      });
      return cx.code`($texts := ${list(texts)}; $count($texts) = 0 ? ${NULL} : $texts)`;
    });
  },
};

const matchAll: LibraryEmitter = {
  refuses,
  emit: (call, cx) => {
    const pattern = patternOf(call.arguments[1]);
    return share(textOf(call, cx), 'text', cx, (text) => {
      const found = cx.fresh('found');
      const record = matchRecord(found, pattern, pattern.mayBeEmpty ? 1 : 0);
      return cx.code`[$map(${list(all(text, pattern, cx))}, function(${found}) { ${record} })]`;
    });
  },
};

/** A match, none of whose groups is missing, as a list; a list and null stay what they are. */
const items: LibraryEmitter = {
  emit: (call, cx) => {
    const value = argumentOf(call, 0, cx);
    return share(value.node, 'match', cx, (found) => {
      const texts = cx.code`[$map([0..${found}.length - 1], function($at) { $lookup(${found}, $formatBase($at)) })]`;
      const isRecord = hasKind({ node: found, shape: value.shape }, Kind.record, cx);
      return condition(isRecord, texts, found);
    });
  },
};

export const regexp: Readonly<Record<string, LibraryEmitter>> = {
  'RegExp.test': test,
  'RegExp.search': search,
  'RegExp.match': match,
  'RegExp.matchFrom': matchFrom,
  'RegExp.matchTexts': matchTexts,
  'RegExp.matchAll': matchAll,
  'RegExp.items': items,
};
