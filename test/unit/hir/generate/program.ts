/** Random raw workflows. Every variable has a sort, so that operands mostly make sense; nothing else is guaranteed. */
import type { VarId } from '../../../../src/transformer/core/ids.ts';
import { createIdSupply, type IdSupply } from '../../../../src/transformer/core/ids.ts';
import { shapes, type ValueShape } from '../../../../src/transformer/core/shape.ts';
import { raw } from '../../../../src/transformer/hir/build.ts';
import type { RawExpr, RawStatement, RawWorkflow, Variable } from '../../../../src/transformer/hir/types.ts';
import { origin } from '../../core/fixture.ts';
import type { Choices } from './choices.ts';
import { read } from './expressions.ts';
import { type Generation, type Known, type ProgramOptions, rootPlace, type Sort, withVariable } from './generation.ts';
import { generateStatements } from './statements.ts';

export interface Program {
  readonly workflow: RawWorkflow;
  readonly ids: IdSupply;
}

export function generateProgram(choices: Choices, options: ProgramOptions): Program {
  const ids = createIdSupply();
  const variables = new Map<VarId, Variable>();
  const declare = (name: string, shape: ValueShape): VarId => {
    const id = ids.variable();
    variables.set(id, { id, name: `${name}${variables.size}`, origin, shape, constant: false });
    return id;
  };
  const generation: Generation = { choices, options, ids, declare };
  const input = declare('input', shapes.json);
  // Some variables from the start, all returned at the end, so that most of what a program does can be seen.
  const variable = (sort: Sort): Known => ({ id: declare(sort, shapes.json), sort });
  const shared: readonly Known[] = [
    variable('scalar'),
    variable('scalar'),
    variable('record'),
    variable('record'),
    variable('list'),
  ];
  const place = shared.reduce(withVariable, rootPlace(input));
  const body: readonly RawStatement[] = [
    ...shared.map(({ id, sort }) => raw.declare(id, start(sort), origin)),
    ...generateStatements(generation, place, options.depth),
    raw.return(raw.items(shared.map(read), origin), origin),
  ];
  return {
    ids,
    workflow: {
      name: 'Random',
      type: 'STANDARD',
      comment: null,
      timeoutSeconds: null,
      origin,
      input,
      variables,
      functions: new Map(),
      body,
    },
  };
}

function start(sort: Sort): RawExpr {
  const one = raw.literal(1, origin);
  if (sort === 'scalar') return one;
  const list = raw.items([raw.object({ a: one }, origin), one], origin);
  return sort === 'list' ? list : raw.object({ a: one, o: raw.object({ a: one }, origin), l: list }, origin);
}
