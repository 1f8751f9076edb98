/** The match of a regular expression as the record that stands for JavaScript's match array; see `ValueShape.match`. */
import type { JsonataNode } from '../ast.ts';
import { field, number, object } from '../build.ts';
import type { Pattern } from './pattern.ts';

/** A group of jsonata's match object; it keeps those of a pattern's own groups behind `before` others. */
export function groupOf(found: JsonataNode, index: number): JsonataNode {
  return { kind: 'index', object: field(found, 'groups'), predicate: number(index) };
}

/** What the pattern matched; group number 0 where the pattern stands in a group of its own. */
export function wholeOf(found: JsonataNode, before: 0 | 1): JsonataNode {
  return before === 0 ? field(found, 'match') : groupOf(found, 0);
}

/** The record of a match; undefined groups are missing. */
export function matchRecord(
  found: JsonataNode,
  pattern: Pattern,
  before: 0 | 1,
  at: JsonataNode = field(found, 'index'),
): JsonataNode {
  const numbered = pattern.groups.map((_, index) => [String(index + 1), groupOf(found, index + before)] as const);
  const named = namedGroups(pattern, (index) => groupOf(found, index + before));
  return object({
    '0': wholeOf(found, before),
    ...Object.fromEntries(numbered),
    length: number(pattern.groups.length + 1),
    index: at,
    ...(named && { groups: named }),
  });
}

/** `groups`, where the pattern has names. */
export function namedGroups(pattern: Pattern, group: (index: number) => JsonataNode): JsonataNode | undefined {
  const named = pattern.groups.flatMap(({ name }, index) => (name === null ? [] : [[name, group(index)] as const]));
  return named.length === 0 ? undefined : object(Object.fromEntries(named));
}
