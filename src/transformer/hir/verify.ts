/**
 * verifyHir: what every pass over HIR may rely on. Variables are known, declared once and only used where their declaration
 * has run; labels are unique and jumps stay inside their body; callbacks, functions and programs neither perform nor throw;
 * no finalizer is left after `expandFinally`; error values never become data. A violation is a bug of the pass before.
 */
import { CompilerFault, fault } from '../core/compiler-fault.ts';
import type { Expr } from '../core/expr.ts';
import type { LabelId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { Loop } from '../core/statement.ts';
import type { HirEffect, HirStatement, HirWorkflow } from './types.ts';
import { effectOperands, hirWalk } from './walk.ts';

/** What is visible at one point. */
interface Place {
  readonly variables: ReadonlySet<VarId>;
  readonly breaks: ReadonlySet<LabelId>;
  readonly continues: ReadonlySet<LabelId>;
  /** Inside a callback, function or program. */
  readonly pure: boolean;
  /** Inside the body of a `try` with a handler, in the same callback, function or program. */
  readonly caught: boolean;
}

/**
 * Throws a `CompilerFault` that names the pass when the workflow is broken.
 * @example verifyHir(workflow, 'hoistEffects');
 */
export function verifyHir(workflow: HirWorkflow, pass: string): void {
  try {
    verifyDeclarations(workflow);
    const outside: Place = {
      variables: new Set(),
      breaks: new Set(),
      continues: new Set(),
      pure: false,
      caught: false,
    };
    const input = workflow.input === null ? [] : [workflow.input];
    verifyList(workflow.body, within(outside, input));
    for (const { body, parameters } of workflow.functions.values())
      verifyList(body, { ...within(outside, parameters), pure: true });
  } catch (failure) {
    if (failure instanceof CompilerFault) fault(`after ${pass}: ${failure.message}`, failure.origin);
    throw failure;
  }
}

/** Every variable is one of the workflow's and has one declaration, every label has one owner. */
function verifyDeclarations(workflow: HirWorkflow): void {
  const variables = new Set<VarId>(workflow.input === null ? [] : [workflow.input]);
  const labels = new Set<LabelId>();
  let origin = workflow.origin;
  const declare = (id: VarId): void => {
    if (!workflow.variables.has(id)) fault(`variable ${id} is not one of the workflow's`, origin);
    if (variables.has(id)) fault(`variable ${nameOf(id, workflow)} is declared twice`, origin);
    variables.add(id);
  };
  const visitor = {
    declare,
    declareLabel: (id: LabelId): void => {
      if (labels.has(id)) fault(`label ${id} is declared twice`, origin);
      labels.add(id);
    },
    statement: (node: HirStatement): boolean => {
      origin = node.origin;
      return true;
    },
  };
  hirWalk.visit(workflow.body, visitor);
  for (const { parameters, body } of workflow.functions.values()) {
    parameters.forEach(declare);
    hirWalk.visit(body, visitor);
  }
}

function nameOf(id: VarId, workflow: HirWorkflow): string {
  return `${workflow.variables.get(id)?.name ?? '?'} (${id})`;
}

function within(place: Place, variables: Iterable<VarId>): Place {
  return { ...place, variables: new Set([...place.variables, ...variables]) };
}

/** Checks statements in order; gives what is visible behind them. */
function verifyList(list: readonly HirStatement[], place: Place): Place {
  return list.reduce((here, node) => {
    verifyStatement(node, here);
    if (node.kind === 'declare') return within(here, [node.variable]);
    return node.kind === 'perform' && node.result !== null ? within(here, [node.result]) : here;
  }, place);
}

function verifyStatement(node: HirStatement, place: Place): void {
  switch (node.kind) {
    case 'declare':
      if (node.value !== null) verifyExpression(node.value, place);
      return;
    case 'assign':
      demand(node.variable, place, node.origin);
      for (const step of node.path) verifyExpression(step.key, place);
      if (node.value !== 'remove') verifyExpression(node.value, place);
      return;
    case 'evaluate':
      verifyExpression(node.value, place);
      return;
    case 'if':
      verifyExpression(node.test, place);
      verifyList(node.consequent, place);
      verifyList(node.alternate, place);
      return;
    case 'loop':
      verifyLoop(node, place);
      return;
    case 'break':
    case 'continue': {
      const labels = node.kind === 'break' ? place.breaks : place.continues;
      if (!labels.has(node.label)) fault(`${node.kind} to a label that is not around it`, node.origin);
      return;
    }
    case 'return':
      if (node.value !== null) verifyExpression(node.value, place);
      return;
    case 'throw':
      if (place.pure && !place.caught) fault('a throw out of a callback, function or program', node.origin);
      verifyExpression(node.error, place);
      return;
    case 'try':
      verifyList(node.body, node.handler ? { ...place, caught: true } : place);
      if (node.handler)
        verifyList(node.handler.body, within(place, node.handler.variable === null ? [] : [node.handler.variable]));
      if (node.finalizer) verifyList(node.finalizer, place);
      return;
    case 'block':
      verifyList(node.body, node.label === null ? place : { ...place, breaks: new Set([...place.breaks, node.label]) });
      return;
    case 'perform':
      if (place.pure) fault('an effect inside a callback, function or program', node.origin);
      verifyEffect(node.effect, place, node.origin);
      return;
  }
}

function verifyLoop(node: Loop<never, Extract<HirStatement, { kind: 'perform' }>>, place: Place): void {
  const labels: Place = {
    ...place,
    breaks: new Set([...place.breaks, node.label]),
    continues: new Set([...place.continues, node.label]),
  };
  if (node.head.kind === 'each') verifyExpression(node.head.list, place);
  else if (node.head.test !== null) verifyExpression(node.head.test, place);
  const inside = node.head.kind === 'each' ? within(labels, [node.head.variable]) : labels;
  verifyList(node.body, inside);
  // An update runs after the body, also after `continue`: it sees what the body surely has declared by then.
  const first = node.body.findIndex((part) =>
    hirWalk.someStatement([part], (inner) => inner.kind === 'continue' && inner.label === node.label),
  );
  const certain = first < 0 ? node.body : node.body.slice(0, first);
  const declared = certain.flatMap((part) => (part.kind === 'declare' ? [part.variable] : []));
  verifyList(node.update, within(inside, declared));
}

function verifyEffect(effect: HirEffect, place: Place, origin: Origin): void {
  const apart: Place = { ...place, breaks: new Set(), continues: new Set() };
  for (const operand of effectOperands(effect)) {
    verifyExpression(operand, place);
    if (operand.shape.error) fault('an error value as data of an effect', origin);
  }
  if (effect.kind === 'map') {
    const index = effect.indexVariable === null ? [] : [effect.indexVariable];
    verifyList(effect.body, within(apart, [effect.itemVariable, ...index]));
  }
  if (effect.kind === 'fork') for (const branch of effect.branches) verifyList(branch.body, apart);
}

function verifyExpression(node: Expr, place: Place): void {
  if (node.kind === 'ref') demand(node.variable, place, node.origin);
  if (node.kind === 'lambda' || node.kind === 'program') {
    const parameters = node.kind === 'lambda' ? node.parameters : [];
    verifyList(node.body, {
      ...within(place, parameters),
      breaks: new Set(),
      continues: new Set(),
      pure: true,
      caught: false,
    });
  }
  if (node.kind === 'record' && node.entries.some((entry) => entry.kind === 'spread' && entry.value.shape.error)) {
    fault('an error value spread into a literal', node.origin);
  }
  for (const operand of hirWalk.operands(node)) verifyExpression(operand, place);
}

function demand(id: VarId, place: Place, origin: Origin): void {
  if (!place.variables.has(id)) fault(`variable ${id} is used where it is not declared`, origin);
}
