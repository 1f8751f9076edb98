/**
 * Regular expressions on a text: `test`, `search`, `match`, `matchAll`. JSONata's engine gives up (D1004) where a second match
 * is empty, so patterns that can match the empty text get a form that always takes at least one character.
 */
import { Kind } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { condition, list, NULL } from '../build.ts';
import type { Emission } from '../emission.ts';
import { hasKind } from '../semantics/kind-test.ts';
import { share } from '../semantics/share.ts';
import { toText } from '../semantics/text.ts';
import { argumentOf } from './call.ts';
import { matchRecord } from './match-record.ts';
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
  'RegExp.matchTexts': matchTexts,
  'RegExp.matchAll': matchAll,
  'RegExp.items': items,
};
