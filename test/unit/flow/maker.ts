/**
 * Makes small HIR workflows for tests of the middle end. Every node gets an origin whose source text is given by `at`, so that
 * state names can be tested without a front end.
 */
import { b } from '../../../src/transformer/core/build.ts';
import type { Expr } from '../../../src/transformer/core/expr.ts';
import { createIdSupply, type LabelId, type VarId } from '../../../src/transformer/core/ids.ts';
import type { Origin } from '../../../src/transformer/core/origin.ts';
import { shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { hir } from '../../../src/transformer/hir/build.ts';
import type { HirStatement, HirWorkflow, RetryRule, TaskCall, Variable } from '../../../src/transformer/hir/types.ts';

/** A variable with what is needed to read it. */
export interface MadeVariable {
  readonly id: VarId;
  readonly ref: Expr;
}

export type Maker = ReturnType<typeof createMaker>;

/** Starts a workflow. */
export function createMaker(type: HirWorkflow['type'] = 'STANDARD') {
  const ids = createIdSupply();
  const variables = new Map<VarId, Variable>();
  let source = '';

  const at = (text: string): Origin => {
    const start = source.length;
    source += `${text}\n`;
    return { file: 'workflow.ts', start, end: start + text.length };
  };
  const here = at('?');
  const variable = (name: string, shape: ValueShape = shapes.json, constant = true): MadeVariable => {
    const id = ids.variable();
    variables.set(id, { id, name, origin: here, shape, constant });
    return { id, ref: b.ref(id, shape, here) };
  };
  const input = variable('input', shapes.record);
  const literal = (value: string | number | boolean | null): Expr => b.literal(value, here);
  const maker = {
    ids,
    here,
    at,
    input: input.ref,
    sourceText: (origin: Origin): string => source.slice(origin.start, origin.end),
    variable,
    literal,
    label: (): LabelId => ids.label(),
    get: (object: Expr, key: string, shape: ValueShape = shapes.json): Expr => b.member(object, key, shape, here),
    record: (properties: Record<string, Expr>): Expr => b.object(properties, here),
    plus: (left: Expr, right: Expr): Expr => b.binary('+', left, right, here),
    same: (left: Expr, right: Expr): Expr => b.binary('===', left, right, here),
    less: (left: Expr, right: Expr): Expr => b.binary('<', left, right, here),
    call: (member: Parameters<typeof b.library>[0], shape: ValueShape = shapes.json): Expr =>
      b.library(member, null, [], shape, here),
    error: (name: string, message = ''): Expr => b.error(literal(name), literal(message), here),
    let: (target: MadeVariable, value: Expr | null): HirStatement => b.declare(target.id, value, here),
    set: (target: MadeVariable, value: Expr): HirStatement => b.assign(target.id, value, here),
    return: (value: Expr | null = null): HirStatement => b.return(value, at('return')),
    throw: (name: string, message = ''): HirStatement => b.throw(maker.error(name, message), at(`throw new ${name}()`)),
    if: (test: Expr, consequent: readonly HirStatement[], alternate: readonly HirStatement[] = []): HirStatement =>
      hir.if(test, consequent, alternate, at('if (?)')),
    /** A call of a Lambda function. */
    task: (
      name: string,
      argument: Expr | null,
      result: MadeVariable | null = null,
      more: Partial<TaskCall<never>> = {},
    ): HirStatement => {
      const effect: TaskCall<never> = {
        kind: 'task',
        resource: `\${${name}Arn}`,
        arguments: argument,
        handle: null,
        retry: [],
        timeoutSeconds: null,
        heartbeatSeconds: null,
        credentialsRoleArn: null,
        name: null,
        comment: null,
        iam: null,
        ...more,
      };
      return hir.perform(effect, result?.id ?? null, at(`${name}({})`));
    },
    wait: (seconds: number): HirStatement =>
      hir.perform({ kind: 'wait', until: { kind: 'seconds', value: literal(seconds) } }, null, at(`sleep(${seconds})`)),
    map: (
      items: Expr,
      item: MadeVariable,
      body: readonly HirStatement[],
      result: MadeVariable | null = null,
    ): HirStatement =>
      hir.perform(
        {
          kind: 'map',
          items,
          itemVariable: item.id,
          run: null,
          indexVariable: null,
          body,
          maxConcurrency: null,
          retry: [],
          name: null,
        },
        result?.id ?? null,
        at('Promise.all(items.map())'),
      ),
    fork: (
      branches: readonly (readonly HirStatement[])[],
      result: MadeVariable | null = null,
      retry: readonly RetryRule[] = [],
    ): HirStatement =>
      hir.perform(
        { kind: 'fork', branches: branches.map((body) => ({ origin: here, body })), retry, name: null },
        result?.id ?? null,
        at('Promise.all()'),
      ),
    each: (item: MadeVariable, list: Expr, body: readonly HirStatement[], label = ids.label()): HirStatement =>
      hir.loop(label, { kind: 'each', variable: item.id, list }, body, at('for (const item of items) {}')),
    while: (test: Expr | null, body: readonly HirStatement[], label = ids.label()): HirStatement =>
      hir.loop(label, { kind: 'while', test }, body, at('while (?) {}')),
    try: (body: readonly HirStatement[], error: MadeVariable | null, handler: readonly HirStatement[]): HirStatement =>
      hir.try(body, { variable: error?.id ?? null, body: handler }, null, here),
    workflow: (body: readonly HirStatement[]): HirWorkflow => ({
      name: 'sample',
      type,
      comment: null,
      timeoutSeconds: null,
      origin: here,
      input: input.id,
      variables,
      functions: new Map(),
      body,
    }),
  };
  return maker;
}
