/**
 * Keeps long chains shallow. A chain of operators or of `else if` is as deep as it is long, so `and` and `or` are grouped,
 * arithmetic goes on from an intermediate variable (grouping would round differently), and arms of a long choice go on in
 * functions called last.
 */
import type { JsonataBind, JsonataNode, JsonataVariable } from './ast.ts';
import { bind, block, chain, condition, lambda, parenthesized } from './build.ts';
import { mapParts } from './map-parts.ts';

const LIMIT = 12;

/** The same expression with every chain split that is longer than a dozen. */
export function balanced(node: JsonataNode, fresh: (hint: string) => JsonataVariable): JsonataNode {
  const inner = (part: JsonataNode): JsonataNode => balanced(part, fresh);
  if (node.kind === 'binary') {
    const { operator } = node;
    const associative = operator === 'and' || operator === 'or';
    if (associative) {
      const terms = leftChain(node, (part) => part.operator === operator).map(({ term }) => inner(term));
      return grouped(operator, terms);
    }
    const links = leftChain(node, (part) => ['+', '-', '*', '/'].includes(part.operator));
    if (links.length > LIMIT)
      return stepwise(
        links.map(({ operator: by, term }) => ({ operator: by, term: inner(term) })),
        fresh,
      );
  }
  if (node.kind === 'condition') {
    const arms = armsOf(node);
    if (arms.length > LIMIT)
      return splitArms(
        arms.map(([test, value]) => [inner(test), inner(value)]),
        inner(lastOf(node)),
        fresh,
      );
  }
  return mapParts(node, inner);
}

type Binary = Extract<JsonataNode, { kind: 'binary' }>;
interface Link {
  readonly operator: Binary['operator'];
  readonly term: JsonataNode;
}

function leftChain(node: Binary, belongs: (part: Binary) => boolean): Link[] {
  const links: Link[] = [];
  let at: JsonataNode = node;
  while (at.kind === 'binary' && belongs(at)) {
    links.unshift({ operator: at.operator, term: at.right });
    at = at.left;
  }
  return [{ operator: node.operator, term: at }, ...links];
}

function grouped(operator: 'and' | 'or', terms: readonly JsonataNode[]): JsonataNode {
  if (terms.length <= LIMIT) return chain(operator, terms);
  const groups = chunks(terms, Math.ceil(Math.sqrt(terms.length)));
  return chain(
    operator,
    groups.map((group) => parenthesized(grouped(operator, group))),
  );
}

function stepwise(links: readonly Link[], fresh: (hint: string) => JsonataVariable): JsonataNode {
  const [first, ...others] = links;
  if (first === undefined) throw new Error('an empty chain');
  const steps: JsonataBind[] = [];
  let value = first.term;
  for (const part of chunks(others, LIMIT)) {
    value = part.reduce<JsonataNode>(
      (left, { operator, term }) => ({ kind: 'binary', operator, left, right: term }),
      value,
    );
    const step = fresh('part');
    steps.push(bind(step.name, value));
    value = step;
  }
  const last = steps.at(-1);
  return block(last === undefined ? [value] : [...steps.slice(0, -1), last.value]);
}

type Condition = Extract<JsonataNode, { kind: 'condition' }>;
type Arm = readonly [test: JsonataNode, value: JsonataNode];

function armsOf(node: Condition): Arm[] {
  const arms: Arm[] = [];
  for (let at: JsonataNode = node; at.kind === 'condition'; at = at.alternate) arms.push([at.test, at.consequent]);
  return arms;
}

function lastOf(node: JsonataNode): JsonataNode {
  return node.kind === 'condition' ? lastOf(node.alternate) : node;
}

function splitArms(
  arms: readonly Arm[],
  otherwise: JsonataNode,
  fresh: (hint: string) => JsonataVariable,
): JsonataNode {
  const parts = chunks(arms, LIMIT);
  const names = parts.map(() => fresh('otherwise'));
  const choices = parts.map((part, index) => {
    const next = names[index + 1];
    const last: JsonataNode = next === undefined ? otherwise : { kind: 'call', callee: next, arguments: [] };
    return part.reduceRight<JsonataNode>((rest, [test, value]) => condition(test, value, rest), last);
  });
  const [first, ...rest] = choices;
  if (first === undefined) return otherwise;
  const definitions = rest.map((choice, index) => bind(names[index + 1]?.name ?? '', lambda([], choice))).reverse();
  return block([...definitions, first]);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
