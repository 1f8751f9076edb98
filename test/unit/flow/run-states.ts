/**
 * Runs planned states as Step Functions would: fields read the values at entry, all updates happen at once, a caught error
 * skips the state's own updates. Stands in for the engine where only the middle end is tested.
 */
import type { RegionId, VarId } from '../../../src/transformer/core/ids.ts';
import type { PlannedState, PlannedWorkflow, StateEdge } from '../../../src/transformer/flow/states.ts';
import { type Ambients, type Environment, evaluate, type Scope, Thrown, type Value } from './evaluate.ts';
import { asJson, type TestWorld } from './test-world.ts';

/** A run, with the number of states it entered. */
export interface StatesRun {
  run(): Value;
  entered(): number;
}

/** Prepares a run. */
export function statesRun(workflow: PlannedWorkflow, world: TestWorld): StatesRun {
  let entered = 0;

  function runRegion(id: RegionId, input: Value, outer: Environment): Value {
    const region = workflow.regions.get(id);
    if (!region) throw new Error('no region');
    const variables: Environment = new Map(outer);
    let state = region.states.get(region.entry);
    for (let steps = 0; state && steps < 2000; steps += 1) {
      entered += 1;
      const next = step(state, state.id === region.entry ? { input } : {}, variables);
      if ('value' in next) return asJson(next.value);
      state = region.states.get(next.target);
    }
    throw new Error('no end');
  }

  function step(
    state: PlannedState,
    ambients: Ambients,
    variables: Environment,
  ): { value: Value } | { target: StateEdge['target'] } {
    const before: Scope = { variables, ambients, world };
    const follow = (edge: StateEdge, scope: Scope): { target: StateEdge['target'] } => {
      const values = [...edge.updates].map(([variable, expr]): [VarId, Value] => [variable, evaluate(expr, scope)]);
      for (const [variable, value] of values) variables.set(variable, value);
      return { target: edge.target };
    };
    let after = before;
    if (state.effect) {
      try {
        after = { ...before, ambients: { ...ambients, result: perform(state.effect, before) } };
      } catch (error) {
        if (!(error instanceof Thrown)) throw error;
        const handler = state.handlers.find((rule) => matches(rule.errorEquals, error.error));
        if (!handler) throw error;
        return follow(handler, { ...before, ambients: { ...ambients, error: error.error } });
      }
    }
    const { exit } = state;
    switch (exit.kind) {
      case 'goto':
        return follow(exit, after);
      case 'decide':
        return follow(exit.arms.find((arm) => evaluate(arm.test, after)) ?? exit.otherwise, after);
      case 'return':
        return { value: exit.value ? evaluate(exit.value, after) : undefined };
      case 'raise':
        throw new Thrown(evaluate(exit.error, after));
    }
  }

  function perform(effect: NonNullable<PlannedState['effect']>, scope: Scope): Value {
    const captured =
      effect.kind === 'map' || effect.kind === 'fork'
        ? Object.fromEntries(effect.captures.map(({ key, value }) => [key, evaluate(value, scope)]))
        : {};
    switch (effect.kind) {
      case 'task':
        return world.call(effect.resource, effect.arguments ? evaluate(effect.arguments, scope) : {});
      case 'wait':
        return world.call('wait', evaluate(effect.until.value, scope));
      case 'fork':
        return effect.regions.map((region) => runRegion(region, asJson(captured), scope.variables));
      case 'map': {
        const items = evaluate(effect.items, scope);
        if (!Array.isArray(items)) throw new Error('no list');
        const whole = !effect.passesIndex && effect.captures.length === 0;
        return items.map((item: Value, index) =>
          runRegion(effect.region, asJson(whole ? item : { item, index, ...captured }), scope.variables),
        );
      }
    }
  }
  return { run: () => runRegion(workflow.machine, world.input, new Map()), entered: () => entered };
}

function matches(names: readonly string[] | null, error: Value): boolean {
  if (names === null) return true;
  return typeof error === 'object' && error !== null && 'name' in error && names.some((name) => name === error.name);
}
