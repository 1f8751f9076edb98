/** The tasks of one run, and the log of what it called. */
import type { Json } from '../../src/asl/index.ts';
import type { Call, CaseTask, CaseTasks } from './cases.ts';

/** Performs tasks for a run. */
export interface World {
  readonly calls: Call[];
  /** A token, which no two runs share, is noted as `<token>`. */
  perform(resource: string, args: unknown, token?: string): Json;
}

/** A world with fresh tasks. */
export function createWorld(tasks: CaseTasks): World {
  const calls: Call[] = [];
  return {
    calls,
    perform(resource, args, token) {
      const argument = clone(args);
      const noted = token === undefined ? argument : JSON.parse(JSON.stringify(argument).replaceAll(token, '<token>'));
      calls.push({ resource, arguments: noted });
      const integration = resource.replace(/^arn:aws:states:::/, '');
      if (integration === 'lambda:invoke') {
        const { FunctionName, Payload } = argument as { FunctionName: string; Payload?: Json };
        const id = /^\$\{(\w+)Arn\}$/.exec(FunctionName)?.[1] ?? FunctionName;
        return { StatusCode: 200, ExecutedVersion: '$LATEST', Payload: clone(taskFor(tasks, id)(Payload as never)) };
      }
      return clone(taskFor(tasks, integration)(argument as never));
    },
  };
}

function taskFor(tasks: CaseTasks, id: string): CaseTask {
  const task = tasks[id];
  if (!task) throw new Error(`the cases file has no task ${id}`);
  return task;
}

/** As JSON travels: `undefined` is null at the top and dropped inside. */
export function clone(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
