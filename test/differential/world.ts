/** The tasks of one run, and the log of what it called and when. */
import type { Json } from '../../src/asl/index.ts';
import { type Call, type CaseTask, type CaseTasks, Later } from './cases.ts';

/** Performs tasks for a run. */
export interface World {
  /** A token, which no two runs share, is noted as `<token>`. */
  perform(resource: string, args: unknown, token?: string): Promise<Json>;
}

/** The time of a run. */
export interface WorldClock {
  /** Seconds since the start of the run. */
  elapsed(): number;
  sleep(seconds: number): Promise<void>;
}

/** The world of a run, which logs its calls. */
export function createWorld(tasks: CaseTasks, clock: WorldClock, calls: Call[]): World {
  return {
    perform: async (resource, args, token) => {
      const argument = clone(args);
      const noted = token === undefined ? argument : JSON.parse(JSON.stringify(argument).replaceAll(token, '<token>'));
      const integration = resource.replace(/^arn:aws:states:::/, '');
      const invoked = integration === 'lambda:invoke' ? invocation(argument) : undefined;
      const task = invoked?.id ?? integration;
      calls.push({ at: clock.elapsed(), task, resource, arguments: inOrder(noted) });
      const answered = taskFor(tasks, task)((invoked ? invoked.payload : argument) as never);
      if (answered instanceof Later) await clock.sleep(answered.seconds);
      const value = answered instanceof Later ? answered.value : answered;
      if (value instanceof Error) throw value;
      return invoked ? { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: clone(value) } : clone(value);
    },
  };
}

function invocation(argument: Json): { readonly id: string; readonly payload: Json | undefined } {
  const { FunctionName, Payload } = argument as { FunctionName: string; Payload?: Json };
  return { id: /^\$\{(\w+)Arn\}$/.exec(FunctionName)?.[1] ?? FunctionName, payload: Payload };
}

function taskFor(tasks: CaseTasks, id: string): CaseTask {
  const task = tasks[id];
  if (!task) throw new Error(`the cases file has no task ${id}`);
  return task;
}

/** The value with all keys in one order, since that of a JSON object's properties means nothing. */
function inOrder(value: Json): Json {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ),
  ) as Json;
}

/** As JSON travels: `undefined` is null at the top and dropped inside. */
export function clone(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
