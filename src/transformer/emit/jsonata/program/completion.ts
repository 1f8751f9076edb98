/**
 * Loops that can be left for somewhere else than what follows them. Their value is a record: the written variables, or with
 * `exit` the way out that was taken and, for `return`, the value. What follows the loop acts on it.
 */
import type { LabelId, VarId } from '../../../core/ids.ts';
import { shapes } from '../../../core/shape.ts';
import type { JsonataNode } from '../ast.ts';
import { binary, block, condition, field, object, text } from '../build.ts';
import type { Emission } from '../emission.ts';
import type { Exits } from './analysis.ts';
import type { Flow, Items, Jump } from './flow.ts';
import { fromRecord, record } from './state.ts';

interface Way {
  readonly tag: string;
  readonly take: (completion: JsonataNode) => Items;
}

export interface CompletionPlan {
  /** Where control goes inside the loop; the loop's own label is not in it. */
  readonly inside: Flow;
  /** Items after the loop: `completion` is its value, `rest` what follows when no way out was taken. */
  readonly after: (completion: JsonataNode, rest: () => Items) => Items;
  /** The record of a loop that is done. */
  readonly done: (tag?: string) => Items;
}

/** A plan for a loop with the given exits that writes the given variables. */
export function planCompletion(exits: Exits, variables: readonly VarId[], flow: Flow, cx: Emission): CompletionPlan {
  const ways: Way[] = [];
  const exit = (tag: string): Items => [withExit(tag, record(variables, cx))];
  const jumps = new Map<LabelId, Jump>(flow.jumps);
  const addWay = (kind: string, take: Way['take']): string => {
    const tag = ways.some((way) => way.tag === kind) ? `${kind}${ways.length + 1}` : kind;
    ways.push({ tag, take });
    return tag;
  };
  if (exits.returns) addWay('return', (completion) => flow.leave(field(completion, 'value'), shapes.unknown));
  for (const [label, jump] of flow.jumps) {
    const breakTag = exits.breaks.has(label)
      ? addWay('break', (completion) => [...fromRecord(completion, variables, cx), ...jump.break()])
      : null;
    const continuing = jump.continue;
    const continueTag =
      exits.continues.has(label) && continuing !== null
        ? addWay('continue', (completion) => [...fromRecord(completion, variables, cx), ...continuing()])
        : null;
    if (breakTag === null && continueTag === null) continue;
    jumps.set(label, {
      break: breakTag === null ? jump.break : () => exit(breakTag),
      continue: continueTag === null ? jump.continue : () => exit(continueTag),
    });
  }
  const leave: Flow['leave'] = (value) => [object({ exit: text('return'), value })];
  return {
    inside: { ...flow, leave, jumps, continuation: null },
    done: (tag) => (tag === undefined ? [record(variables, cx)] : exit(tag)),
    after: (completion, rest) => {
      const going = block([...fromRecord(completion, variables, cx), ...rest()]);
      const tagged = field(completion, 'exit');
      return [
        ways.reduceRight<JsonataNode>(
          (others, { tag, take }) => condition(binary('=', tagged, text(tag)), block(take(completion)), others),
          going,
        ),
      ];
    },
  };
}

function withExit(tag: string, state: JsonataNode): JsonataNode {
  const entries = state.kind === 'object' ? state.entries : [];
  return { kind: 'object', entries: [{ key: text('exit'), value: text(tag) }, ...entries] };
}
