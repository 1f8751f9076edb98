/**
 * Runs HIR as JavaScript would run the workflow, with tasks that the test answers: the meaning that the middle end must keep.
 */
import type { HirStatement, HirWorkflow, PerformStatement } from '../../../src/transformer/hir/types.ts';
import { type Completion, evaluate, run, runLoop, type Scope, Thrown, type Value } from './evaluate.ts';
import type { TestWorld } from './test-world.ts';

/** The workflow's result; throws `Thrown`. */
export function runHir(workflow: HirWorkflow, world: TestWorld): Value {
  const scope: Scope = { variables: new Map(), ambients: {}, world };
  return resultOf(runBody(workflow.body, scope, world));
}

function resultOf(completion: Completion): Value {
  return completion.kind === 'return' ? completion.value : undefined;
}

function runBody(body: readonly HirStatement[], scope: Scope, world: TestWorld): Completion {
  for (const statement of body) {
    const completion = runStatement(statement, scope, world);
    if (completion.kind !== 'normal') return completion;
  }
  return { kind: 'normal' };
}

function runStatement(statement: HirStatement, scope: Scope, world: TestWorld): Completion {
  const inside = (body: readonly HirStatement[]): Completion => runBody(body, scope, world);
  switch (statement.kind) {
    case 'if':
      return inside(evaluate(statement.test, scope) ? statement.consequent : statement.alternate);
    case 'loop':
      return runLoop(statement, scope, inside);
    case 'block': {
      const completion = inside(statement.body);
      return completion.kind === 'break' && completion.label === statement.label ? { kind: 'normal' } : completion;
    }
    case 'try':
      try {
        return inside(statement.body);
      } catch (error) {
        if (!(error instanceof Thrown) || !statement.handler) throw error;
        if (statement.handler.variable !== null) scope.variables.set(statement.handler.variable, error.error);
        return inside(statement.handler.body);
      }
    case 'perform': {
      const value = perform(statement, scope, world);
      if (statement.result !== null) scope.variables.set(statement.result, value);
      return { kind: 'normal' };
    }
    default:
      return run([statement], scope);
  }
}

function perform({ effect }: PerformStatement, scope: Scope, world: TestWorld): Value {
  switch (effect.kind) {
    case 'task':
      return world.call(effect.resource, effect.arguments ? evaluate(effect.arguments, scope) : {});
    case 'wait':
      return world.call('wait', evaluate(effect.until.value, scope));
    case 'fork':
      return effect.branches.map((branch) => resultOf(runBody(branch.body, scope, world)));
    case 'map': {
      const items = evaluate(effect.items, scope);
      if (!Array.isArray(items)) throw new Error('no list');
      return items.map((item: Value, index) => {
        scope.variables.set(effect.itemVariable, item);
        if (effect.indexVariable !== null) scope.variables.set(effect.indexVariable, index);
        return resultOf(runBody(effect.body, scope, world)) ?? null;
      });
    }
  }
}
