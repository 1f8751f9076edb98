/**
 * Which lines of TypeScript and which branches executions reached, by the states that they entered and the source map of
 * the workflow, in the format of lcov, which every coverage viewer reads.
 */

import type { CompiledWorkflow } from '../../artifact/index.ts';
import { type ChoiceState, walkStates } from '../../asl/index.ts';
import type { TraceStep } from '../trace.ts';

/** Coverage of any number of executions. */
export interface Coverage {
  /** Adds an execution. */
  readonly add: (workflow: CompiledWorkflow, trace: readonly TraceStep[]) => void;
  /** The text of an `lcov.info`. */
  readonly lcov: () => string;
}

/** How often each way out of each Choice was taken: state → target → count. */
type Branches = Map<string, Map<string, number>>;

interface Covered {
  readonly workflow: CompiledWorkflow;
  readonly entered: Map<string, number>;
  readonly taken: Branches;
}

/**
 * Collects coverage.
 *
 * @example
 * const coverage = createCoverage();
 * await simulate(processOrder, input, { mocks, coverage });
 * writeFileSync('coverage/lcov.info', coverage.lcov());
 */
export function createCoverage(): Coverage {
  const workflows = new Map<string, Covered>();
  return {
    add: (workflow, trace) => {
      const key = `${workflow.manifest.source}#${workflow.manifest.exportName}`;
      const covered = workflows.get(key) ?? { workflow, entered: new Map(), taken: new Map() };
      workflows.set(key, covered);
      for (const [index, { state, type, thread }] of trace.entries()) {
        count(covered.entered, state);
        if (type !== 'Choice') continue;
        const next = trace.slice(index + 1).find((step) => step.thread === thread)?.state;
        const targets = covered.taken.get(state) ?? new Map<string, number>();
        covered.taken.set(state, targets);
        if (next !== undefined) count(targets, next);
      }
    },
    lcov: () => {
      const files = new Map<string, string[]>();
      for (const covered of workflows.values()) {
        for (const [file, lines] of linesOf(covered)) files.set(file, [...(files.get(file) ?? []), ...lines]);
      }
      return [...files]
        .map(([file, lines]) => ['TN:', `SF:${file}`, ...lines, 'end_of_record', ''].join('\n'))
        .join('');
    },
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function linesOf({ workflow, entered, taken }: Covered): ReadonlyMap<string, readonly string[]> {
  const hits = new Map<string, Map<number, number>>();
  const branches = new Map<string, string[]>();
  for (const { name, state } of walkStates(workflow.definition)) {
    const span = workflow.sourceMap.states[name];
    if (span === undefined) continue;
    const line = span.start.line + 1;
    const inFile = hits.get(span.file) ?? new Map<number, number>();
    hits.set(span.file, inFile.set(line, Math.max(inFile.get(line) ?? 0, entered.get(name) ?? 0)));
    if (state.Type !== 'Choice') continue;
    const block = branches.get(span.file)?.length ?? 0;
    const rows = targetsOf(state).map((target, index) => {
      const times = entered.has(name) ? String(taken.get(name)?.get(target) ?? 0) : '-';
      return `BRDA:${line},${block},${index},${times}`;
    });
    branches.set(span.file, [...(branches.get(span.file) ?? []), ...rows]);
  }
  return new Map(
    [...hits].map(([file, lines]) => {
      const rows = [...lines].sort(([left], [right]) => left - right).map(([line, times]) => `DA:${line},${times}`);
      const reached = [...lines.values()].filter((times) => times > 0).length;
      const ways = branches.get(file) ?? [];
      const used = ways.filter((row) => !/,(-|0)$/.test(row)).length;
      return [file, [...ways, `BRF:${ways.length}`, `BRH:${used}`, ...rows, `LF:${lines.size}`, `LH:${reached}`]];
    }),
  );
}

function targetsOf({ Choices, Default }: ChoiceState): readonly string[] {
  return [...new Set([...Choices.map(({ Next }) => Next), ...(Default === undefined ? [] : [Default])])];
}
