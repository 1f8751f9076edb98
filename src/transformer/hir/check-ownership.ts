/**
 * checkOwnership: mutation and aliasing. Compiled code gives every variable a copy of its own, so a write through one name must
 * not be visible through another. In: HIR without finalizers. Out: the places where the copies would show, each with the name that
 * is written and the place where the other one is read.
 */
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import { type Analysis, makeMany, runFrame } from './ownership/analysis.ts';
import { giveChanged, givesAway } from './ownership/changing-calls.ts';
import { CONSTANTS } from './ownership/constants.ts';
import { evaluateExpression } from './ownership/expressions.ts';
import { putObject, writeSlot } from './ownership/heap.ts';
import { lastUsesIn } from './ownership/last-uses.ts';
import { ANY, type Location, recentLocation } from './ownership/location.ts';
import { holdsObjects } from './ownership/objects.ts';
import type { OwnershipProblem } from './ownership/problem.ts';
import { emptyState, type Outdated, type Root } from './ownership/state.ts';
import { runStatements } from './ownership/statements.ts';
import { checkReturn } from './ownership/tree-returns.ts';
import { type CallFacts, causeOf, noteGivenAway, withoutTrees, withTrees } from './ownership/trees.ts';
import type { HirStatement, HirWorkflow, PureFunction } from './types.ts';

export type { OwnershipProblem } from './ownership/problem.ts';

/**
 * @example const problems = checkOwnership(expandFinally(workflow, ids));
 */
export function checkOwnership(workflow: HirWorkflow): readonly OwnershipProblem[] {
  const problems = problemsWith(withoutTrees(), workflow);
  const changing = [...workflow.functions.values()].some(({ changes }) => changes !== undefined);
  return problems.length > 0 && changing ? problemsWith(withTrees(workflow), workflow) : problems;
}

/** What is wrong once no more is to be learnt of the functions; what one does depends on those that it calls. */
function problemsWith(facts: CallFacts, workflow: HirWorkflow): readonly OwnershipProblem[] {
  for (;;) {
    const problems: OwnershipProblem[] = [];
    facts.learnt = false;
    checkAll(workflow, facts, (problem) => problems.push(problem));
    if (!facts.learnt) return firstOfEach(problems.map((problem) => causeOf(problem, facts, workflow)));
  }
}

/** One problem for each write. */
function firstOfEach(problems: readonly OwnershipProblem[]): readonly OwnershipProblem[] {
  const found = new Map<string, OwnershipProblem>();
  for (const problem of problems) {
    const { file, start, end } = problem.write;
    const key = `${file}:${start}:${end}`;
    if (!found.has(key)) found.set(key, problem);
  }
  return [...found.values()];
}

type Note = (problem: OwnershipProblem) => void;

function checkAll(workflow: HirWorkflow, facts: CallFacts, note: Note): void {
  const main = createAnalysis(workflow, facts, note);
  if (workflow.input !== null) giveData(workflow.input, main, workflow);
  main.run(workflow.body);
  for (const definition of workflow.functions.values()) checkFunction(definition, workflow, facts, note);
}

function createAnalysis(workflow: HirWorkflow, facts: CallFacts, note: Note): Analysis {
  const sites = new Map<object, Map<string, number>>();
  const uses = new Map<readonly HirStatement[], ReadonlyMap<number, readonly VarId[]>>();
  let count = 0;
  const cx: Analysis = {
    state: emptyState(),
    frame: { returned: new Set(), end: null, check: null },
    jumps: new Map(),
    handlers: [],
    made: new Set(),
    rounds: 0,
    settled: true,
    variables: workflow.variables,
    functions: workflow.functions,
    facts,
    changedTrees: new Set(),
    constants: new Map(),
    site: (node, part = '') => {
      const parts = sites.get(node) ?? new Map<string, number>();
      sites.set(node, parts);
      const known = parts.get(part) ?? ++count;
      parts.set(part, known);
      return known;
    },
    lastUses: (list) => {
      const given = list === workflow.body && workflow.input !== null ? [workflow.input] : [];
      const known = uses.get(list) ?? lastUsesIn(list, given);
      uses.set(list, known);
      return known;
    },
    reportRead: (root, why, read) => note(readProblem(root, why, read, workflow)),
    run: (list) => runStatements(list, cx),
    evaluate: (node: Expr, depth) => {
      const { rounds, settled } = cx;
      cx.rounds = null;
      cx.settled = false;
      const found = evaluateExpression(node, depth, cx);
      cx.rounds = rounds;
      cx.settled = settled;
      return found;
    },
  };
  return cx;
}

function readProblem(root: Root, why: Outdated, read: Origin, workflow: HirWorkflow): OwnershipProblem {
  if (root === CONSTANTS) {
    const reason = 'the object is in this constant or field, which every execution reads as it is declared';
    return { variable: why.through, write: why.write, read, reason };
  }
  const name = typeof root === 'number' ? workflow.variables.get(root)?.name : undefined;
  const reason =
    name === undefined
      ? 'the loop goes on with the list that holds the changed object'
      : root === why.through
        ? `another part of \`${name}\` is the same object, and it is read here`
        : `\`${name}\` is another name of the changed object, and it is read here`;
  return { variable: why.through, write: why.write, read, reason };
}

/** A variable that holds data from outside. */
function giveData(variable: VarId, cx: Analysis, workflow: HirWorkflow): void {
  const shape = workflow.variables.get(variable)?.shape;
  if (cx.state === null || shape === undefined || !holdsObjects(shape)) return;
  const location = recentLocation(cx.site({}));
  putObject(cx.state.heap, location, true);
  cx.state.holds.set(variable, new Set([location]));
}

/** A recursive function. Its callers keep what they give to it, so nothing of that may be written. */
function checkFunction(definition: PureFunction<never>, workflow: HirWorkflow, facts: CallFacts, note: Note): void {
  const cx = createAnalysis(workflow, facts, note);
  if (cx.state === null) return;
  const given = makeMany(cx, definition);
  writeSlot(cx.state.heap, given, { field: ANY, targets: new Set([given]), replace: false, often: true });
  const callers: Root = 'pending 0';
  cx.state.holds.set(callers, new Set([given]));
  for (const parameter of definition.parameters) cx.state.holds.set(parameter, new Set([given]));
  const changed = giveChanged(definition, given, cx);
  const check = (objects: ReadonlySet<Location>): void => checkReturn(definition, given, objects, cx);
  const returned = runFrame(cx, () => cx.run(definition.body), changed.size > 0 ? check : null);
  if (changed.size > 0) {
    const { inValue, inOthers } = givesAway(definition, changed, returned, cx);
    noteGivenAway(definition.id, inValue, facts);
    const reason = 'the function puts the object into itself, or into another one that it changes';
    for (const variable of inOthers) note({ variable, write: definition.origin, read: definition.origin, reason });
  }
  for (const why of cx.state?.outdated.get(callers)?.values() ?? []) {
    const reason = 'callers of the function keep the object that is given to it';
    note({ variable: why.through, write: why.write, read: definition.origin, reason });
  }
}
