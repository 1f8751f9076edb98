/**
 * Update expressions from plain objects: `{ set: { status: 'paid' }, remove: ['note'], add: { visits: 1 } }`. `at` and `items`
 * lead to changes inside of maps and lists. DynamoDB takes each keyword once, so what belongs together is collected.
 */
import type { ConditionContext } from './condition.ts';
import { type DocumentPath, elementPath, memberPath, topPath } from './path.ts';
import { emptyList } from './placeholders.ts';
import { ItemRequestProblem } from './reader.ts';

/** The actions of each keyword, in the order in which keywords were first needed. */
type Actions = Map<'SET' | 'REMOVE' | 'ADD' | 'DELETE', string[]>;

/** The text of an update expression, its keywords in the order they are needed in. */
export function updateText<V>(changes: V, cx: ConditionContext<V>): string {
  const actions: Actions = new Map();
  collect(changes, undefined, actions, cx);
  if (actions.size === 0) throw new ItemRequestProblem(changes, 'an update must change something');
  return [...actions].map(([keyword, texts]) => `${keyword} ${texts.join(', ')}`).join(' ');
}

/** What may be said at a place: everything at an attribute of the item, sums and sets only there. */
function collect<V>(changes: V, outer: DocumentPath | undefined, actions: Actions, cx: ConditionContext<V>): void {
  const clauses = cx.reader.entries(changes);
  if (clauses === null) throw new ItemRequestProblem(changes, 'the changes are an object literal');
  const member = (name: string): DocumentPath =>
    outer === undefined ? topPath(name, cx) : memberPath(outer, name, cx);
  const element = (index: string, at: V): DocumentPath => {
    if (outer !== undefined) return elementPath(outer, index, at);
    throw new ItemRequestProblem(at, 'an item has attributes, and no elements');
  };
  for (const [clause, operand] of clauses) {
    if (cx.reader.isMissing(operand)) continue;
    switch (clause) {
      case 'set':
        assign(clause, operand, actions, cx, (name) => [member(name), (path, value) => `${path} = ${value}`]);
        break;
      case 'setItems':
        assign(clause, operand, actions, cx, (index) => [
          element(index, operand),
          (path, value) => `${path} = ${value}`,
        ]);
        break;
      case 'setIfMissing':
        assign(clause, operand, actions, cx, (name) => [
          member(name),
          (path, value) => `${path} = if_not_exists(${path}, ${value})`,
        ]);
        break;
      case 'append':
      case 'prepend':
        assign(clause, operand, actions, cx, (name) => [listAt(member(name), operand), joining(clause, name, cx)]);
        break;
      case 'add':
      case 'delete':
        if (outer !== undefined) throw new ItemRequestProblem(operand, `\`${clause}\` is for attributes of the item`);
        assign(
          clause,
          operand,
          actions,
          cx,
          (name) => [member(name), (path, value) => `${path} ${value}`],
          clause === 'add' ? 'ADD' : 'DELETE',
        );
        break;
      case 'remove':
        append(
          actions,
          'REMOVE',
          names(clause, operand, cx).map((name) => member(name).text),
        );
        break;
      case 'removeItems':
        append(
          actions,
          'REMOVE',
          names(clause, operand, cx).map((index) => element(index, operand).text),
        );
        break;
      case 'at':
      case 'items':
        for (const [key, inner] of entriesOf(clause, operand, cx))
          collect(inner, clause === 'at' ? member(key) : element(key, operand), actions, cx);
        break;
      default:
        throw new ItemRequestProblem(operand, `\`${clause}\` is no clause of an update`);
    }
  }
}

/** Where a value goes, and how the two are written. */
type Assignment = readonly [path: DocumentPath, text: (path: string, value: string) => string];

function assign<V>(
  clause: string,
  operand: V,
  actions: Actions,
  cx: ConditionContext<V>,
  assignmentOf: (name: string) => Assignment,
  keyword: 'SET' | 'ADD' | 'DELETE' = 'SET',
): void {
  const texts = entriesOf(clause, operand, cx).map(([name, value]) => {
    if (cx.reader.mayBeMissing(value))
      throw new ItemRequestProblem(value, `the new value of \`${name}\` may be undefined`);
    const [path, text] = assignmentOf(name);
    return text(path.text, cx.placeholders.value(path.attribute, value, path.schema));
  });
  append(actions, keyword, texts);
}

/** A list that is missing starts as the empty one. */
function joining<V>(clause: 'append' | 'prepend', name: string, cx: ConditionContext<V>): Assignment[1] {
  const empty = cx.placeholders.value(name, emptyList, undefined);
  return (path, value) => {
    const before = `if_not_exists(${path}, ${empty})`;
    return `${path} = list_append(${clause === 'append' ? `${before}, ${value}` : `${value}, ${before}`})`;
  };
}

function listAt<V>(path: DocumentPath, at: V): DocumentPath {
  if (typeof path.schema !== 'string') return path;
  throw new ItemRequestProblem(at, `\`${path.attribute}\` is a set, which \`add\` adds to`);
}

function entriesOf<V>(clause: string, operand: V, cx: ConditionContext<V>): readonly (readonly [string, V])[] {
  const entries = cx.reader.entries(operand);
  if (entries !== null && entries.length > 0) return entries;
  throw new ItemRequestProblem(operand, `\`${clause}\` is an object literal with at least one attribute`);
}

function names<V>(clause: string, operand: V, cx: ConditionContext<V>): readonly string[] {
  const constants = cx.reader.items(operand)?.map((item) => cx.reader.constant(item)) ?? [];
  const known = constants.flatMap((name) => (typeof name === 'string' || typeof name === 'number' ? [`${name}`] : []));
  if (known.length > 0 && known.length === constants.length) return known;
  throw new ItemRequestProblem(operand, `\`${clause}\` is an array literal of names that is not empty`);
}

function append(actions: Actions, keyword: 'SET' | 'REMOVE' | 'ADD' | 'DELETE', texts: readonly string[]): void {
  actions.set(keyword, [...(actions.get(keyword) ?? []), ...texts]);
}
