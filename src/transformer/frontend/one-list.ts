/** Lists of functions that are written out. A choice between them (`test ? [validate] : []`) is one list, of some of all their functions. */
import type { RawExpr } from '../hir/types.ts';
import * as b from './make.ts';
import { type Binding, type ListBinding, type MapBinding, tupleParts } from './scope.ts';

/** The list of these functions, or of objects with functions in them, as if it were written out. */
export function writtenList(options: readonly Binding[], origin: RawExpr['origin']): ListBinding {
  const tags = options.map((_, index) => b.literal(index, origin));
  return { kind: 'list', tags: b.items(tags, origin), options };
}

/** The list that a value is, or that a choice between lists comes to; undefined for what may be something else. */
export function oneList(binding: Binding, origin: RawExpr['origin'] | null = null): ListBinding | undefined {
  if (binding.kind === 'list') return binding;
  if (binding.kind === 'map' && origin) return pairsOfMap(binding, origin);
  if (binding.kind !== 'choice') return undefined;
  const options: Binding[] = [];
  const tagsOf = (part: Binding): RawExpr | undefined => {
    if (part.kind === 'choice') return chosen(part);
    const items = part.kind === 'list' ? tupleParts(part)?.parts : undefined;
    if (!items || part.kind !== 'list') return undefined;
    const { origin } = part.tags;
    const tags = [...items.values()].map((item) => b.literal(options.push(item) - 1, origin));
    return b.items(tags, origin);
  };
  const chosen = (choice: Extract<Binding, { kind: 'choice' }>): RawExpr | undefined => {
    const first = choice.options.map(({ test, binding: part }) => ({ test, tags: tagsOf(part) }));
    return first.reduceRight<RawExpr | undefined>(
      (rest, { test, tags }) => tags && rest && b.conditional(test, tags, rest, tags.origin),
      tagsOf(choice.otherwise),
    );
  };
  const tags = chosen(binding);
  return tags && { kind: 'list', tags, options };
}

/** The pairs of key and value that iterating a map gives. */
function pairsOfMap({ entries }: MapBinding, origin: RawExpr['origin']): ListBinding {
  const pairs = entries.map(({ key, binding }): Binding => {
    const name: Binding = { kind: 'value', value: b.literal(key, origin) };
    return {
      kind: 'parts',
      parts: new Map([
        ['0', name],
        ['1', binding],
      ]),
    };
  });
  return writtenList(pairs, origin);
}
