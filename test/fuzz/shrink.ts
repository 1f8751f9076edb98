/**
 * Makes a failing program small: tries all programs that are one simplification away, many in one compilation, goes on with
 * the shortest that still fails in the same way, and stops when none does.
 */
import { compileSources } from './compile-sources.ts';
import { GENERATED, judge, type Setting } from './judge.ts';
import { simplifications } from './simplify.ts';

export interface FailingProgram {
  readonly source: string;
  readonly input: unknown;
  readonly concurrent: boolean;
  /** That of generated programs where absent. */
  readonly setting?: Setting;
}

async function failureOfCompiled(
  program: FailingProgram,
  compiled: ReturnType<typeof compileSources>[number],
): Promise<string | undefined> {
  if (compiled.kind === 'crashed') return `crash: ${signature(compiled.message)}`;
  if (compiled.kind !== 'compiled') return undefined;
  const verdict = await judge(
    program.source,
    compiled.workflow,
    program.input,
    program.concurrent,
    program.setting ?? GENERATED,
  );
  return verdict.kind === 'different' ? verdict.what : undefined;
}

/** A fault's message without the names and numbers in it. */
export function signature(message: string): string {
  const line = message.split('\n')[0] ?? '';
  return line.replace(/`[^`]*`|'[^']*'|"[^"]*"|\d+/g, '…').slice(0, 100);
}

const BATCH = 24;

/** The smallest program found before the time is over. */
export async function shrink(program: FailingProgram, failure: string, deadline: number): Promise<FailingProgram> {
  let best = program;
  let improved = true;
  while (improved && Date.now() < deadline) {
    improved = false;
    // What failed to help before rarely helps now: the search goes on where it is, and starts anew once it has seen all.
    for (let start = 0; Date.now() < deadline; ) {
      const batch = simplifications(best.source).slice(start, start + BATCH);
      if (batch.length === 0) break;
      const found = await firstFailing(batch, best, failure);
      if (found === undefined) start += BATCH;
      else {
        best = found;
        improved = true;
      }
    }
  }
  return best;
}

async function firstFailing(
  sources: readonly string[],
  program: FailingProgram,
  failure: string,
): Promise<FailingProgram | undefined> {
  const compiled = compileSources(sources, program.setting?.folder, program.setting?.workflow);
  for (const [index, source] of sources.entries()) {
    const result = compiled[index];
    const candidate = { ...program, source };
    if (result && (await failureOfCompiled(candidate, result)) === failure) return candidate;
  }
  return undefined;
}
