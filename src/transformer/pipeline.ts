/** The passes that turn a lowered workflow into an ASL document, in order. Nothing else is decided here. */
import type { StateMachine } from '../asl/index.ts';
import type { IdSupply } from './core/ids.ts';
import type { Origin } from './core/origin.ts';
import { type Diagnostic, d } from './diagnostics/index.ts';
import { libraryProblem } from './emit/jsonata/library/index.ts';
import { emitStateMachine } from './emit/states/index.ts';
import { buildFlow } from './flow/build.ts';
import { misplacedStateContext } from './flow/check-state-context.ts';
import { verifyFlow } from './flow/verify.ts';
import { boxCaptures } from './hir/box-captures.ts';
import { type CarryProblem, carryValues } from './hir/carry-values.ts';
import { checkJson, type JsonProblem } from './hir/check-json.ts';
import { checkKeys, type KeysProblem } from './hir/check-keys.ts';
import { checkOwnership, type OwnershipProblem } from './hir/check-ownership.ts';
import { collapsePure } from './hir/collapse-pure.ts';
import { expandFinally } from './hir/expand-finally.ts';
import { hoistEffects } from './hir/hoist-effects.ts';
import { inferShapes } from './hir/infer-shapes.ts';
import { liftCaptures } from './hir/lift-captures.ts';
import { nameRemovedItems } from './hir/places/removed-items.ts';
import { changeSoleLists } from './hir/places/sole-lists.ts';
import type { HirWorkflow, RawWorkflow, TaskCall } from './hir/types.ts';
import { readUndefinedItems } from './hir/undefined-items.ts';
import { usePathStacks } from './hir/use-path-stacks.ts';
import { useCursors, usePlaces } from './hir/use-places.ts';
import { verifyHir } from './hir/verify.ts';
import type { CaptureProblem } from './hir/written-captures.ts';
import { optimize } from './optimize/index.ts';
import { loopToMap } from './optimize/loop-to-map.ts';

export { libraryProblem };

/** What the passes make of a workflow. */
export type PipelineResult =
  | {
      readonly ok: true;
      readonly definition: StateMachine;
      readonly sourceMap: Readonly<Record<string, Origin>>;
      readonly tasks: readonly { readonly state: string; readonly call: TaskCall<never>; readonly origin: Origin }[];
    }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Runs all passes; `text` gives the source of an origin. */
export function runPipeline(raw: RawWorkflow, ids: IdSupply, text: (origin: Origin) => string): PipelineResult {
  const owned = lift(raw, ids);
  if (!owned.ok) return owned;
  const keys = checkKeys(owned.workflow, libraryProblem);
  if (keys.length > 0) return { ok: false, diagnostics: keys.map(keysDiagnostic) };
  const changed = checkJson(owned.workflow);
  if (changed.length > 0) return { ok: false, diagnostics: changed.map(jsonDiagnostic) };
  const read = readUndefinedItems(owned.workflow, ids);
  if (read.problems.length > 0)
    return { ok: false, diagnostics: read.problems.map(({ origin }) => d.undefinedItems(origin)) };
  const collapsed = collapsePure(verified(read.workflow, 'readUndefinedItems'), ids);
  const carried = carryValues(collapsed, ids);
  if (carried.problems.length > 0) return { ok: false, diagnostics: carried.problems.map(carryDiagnostic) };
  const flow = buildFlow(loopToMap(carried.workflow), ids);
  verifyFlow(flow, 'buildFlow');
  const optimized = optimize(flow, ids);
  const misplaced = misplacedStateContext(optimized);
  if (misplaced.length > 0)
    return { ok: false, diagnostics: misplaced.map(({ origin, name }) => d.contextState(origin, { name })) };
  return emitStateMachine(optimized, ids, text);
}

/** The workflow with closed functions, in which copies mean the same as objects. */
function lift(raw: RawWorkflow, ids: IdSupply): Lifting {
  const tried = liftWith(raw, ids, false);
  if (tried.ok || raw.functions.size === 0) return tried;
  const again = liftWith(raw, ids, true);
  if (again.ok) return again;
  const boxed = boxCaptures(raw);
  const inBoxes = boxed && liftWith(boxed, ids, false);
  if (inBoxes?.ok) return inBoxes;
  const withAliases = boxed && liftWith(boxed, ids, true);
  if (withAliases?.ok) return withAliases;
  // What is wrong is told of the form that comes furthest.
  return [tried, again, inBoxes, withAliases].find((one) => one?.ok === false && one.lifted) ?? tried;
}

/** `lifted`: the functions could be closed, and names of one object stand in the way. */
type Lifting =
  | { readonly ok: true; readonly workflow: HirWorkflow }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[]; readonly lifted: boolean };

function liftWith(raw: RawWorkflow, ids: IdSupply, aliases: boolean): Lifting {
  const lifted = liftCaptures(raw, ids, aliases);
  if (lifted.problems.length > 0)
    return {
      ok: false,
      lifted: false,
      diagnostics: lifted.problems.map((problem) => captureDiagnostic(problem, raw)),
    };
  const { workflow, problems } = own(verified(hoistEffects(lifted.workflow, ids), 'hoistEffects'), ids);
  if (problems.length === 0) return { ok: true, workflow };
  const diagnostics = problems.map((problem) => ownershipDiagnostic(problem, workflow));
  return { ok: false, lifted: true, diagnostics };
}

/** The workflow if copies mean the same as objects there; it is written in other words only where that is needed. */
function own(hoisted: HirWorkflow, ids: IdSupply): Owned {
  const first = place(hoisted, ids);
  if (first.problems.length === 0) return first;
  const changing = verified(changeSoleLists(hoisted), 'changeSoleLists');
  const named = verified(nameRemovedItems(changing, ids), 'nameRemovedItems');
  if (named === hoisted) return first;
  const again = place(named, ids);
  return again.problems.length === 0 ? again : first;
}

/** The same by names and, where that is needed, by places in their stead. */
function place(hoisted: HirWorkflow, ids: IdSupply): Owned {
  const check = (workflow: HirWorkflow): Owned => {
    const shaped = verified(inferShapes(workflow), 'inferShapes');
    const expanded = verified(expandFinally(shaped, ids), 'expandFinally');
    return { workflow: expanded, problems: checkOwnership(expanded) };
  };
  const first = check(hoisted);
  if (first.problems.length === 0) return first;
  const placed = check(verified(usePlaces(hoisted, ids), 'usePlaces'));
  if (placed.problems.length === 0) return placed;
  const stacked = usePathStacks(hoisted, ids);
  if (stacked !== null) {
    const paths = check(verified(stacked, 'usePathStacks'));
    if (paths.problems.length === 0) return paths;
    const both = check(verified(usePlaces(stacked, ids), 'usePlaces'));
    if (both.problems.length === 0) return both;
  }
  const { workflow, problems } = check(verified(useCursors(hoisted, ids), 'useCursors'));
  return { workflow, problems: problems.map((problem) => inUserNames(problem, first.problems)) };
}

/** The problem with the names that the source has there, which places may have replaced. */
function inUserNames(problem: OwnershipProblem, named: readonly OwnershipProblem[]): OwnershipProblem {
  const known = named.find(({ write }) => isSameSpan(write, problem.write));
  if (known === undefined) return problem;
  return isSameSpan(known.read, problem.read) ? known : { ...problem, variable: known.variable };
}

function isSameSpan(a: Origin, b: Origin): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}

interface Owned {
  readonly workflow: HirWorkflow;
  readonly problems: readonly OwnershipProblem[];
}

function verified(workflow: HirWorkflow, pass: string): HirWorkflow {
  verifyHir(workflow, pass);
  return workflow;
}

function keysDiagnostic(problem: KeysProblem): Diagnostic {
  return 'call' in problem
    ? d.unsupportedLibraryMember(problem.origin, problem.call)
    : d.uncertainKeys(problem.origin, { operation: problem.operation });
}

const PASSAGES: Readonly<Record<JsonProblem['of'], string>> = {
  items: 'An item of this distributed map',
  input: 'The input of the batches',
  results: 'A result of this distributed map',
  text: 'What this text was made of',
};

function jsonDiagnostic({ origin, read, of, lost }: JsonProblem): Diagnostic {
  const finite = 'Make numbers finite, null or text before, e.g. `Number.isFinite(n) ? n : null`.';
  const copied = of === 'text' ? 'Use `structuredClone(value)`, or make numbers null or text before.' : finite;
  const hint = lost === 'undefined items' ? 'Make such items null before: `item ?? null`.' : copied;
  return d.changedByJson(origin, { what: PASSAGES[of], lost, hint }, [{ span: read, message: 'read here' }]);
}

const OBSTACLES: Readonly<Record<CarryProblem['obstacle'], string>> = {
  error: 'an error object',
  date: 'a Date',
  nonFinite: 'data with numbers that may be NaN or infinite',
  undefinedProperties: 'data with properties that may be undefined',
  undefinedItems: 'an array with items that may be undefined',
};

function carryDiagnostic({ origin, name, obstacle }: CarryProblem): Diagnostic {
  return d.notCarried(origin, { name, what: OBSTACLES[obstacle] });
}

function captureDiagnostic({ origin, variable, place }: CaptureProblem, { variables }: RawWorkflow): Diagnostic {
  const facts = variables.get(variable);
  const name = { variable: facts?.name ?? 'a variable' };
  const related = facts ? [{ span: facts.origin, message: 'declared here' }] : [];
  return place === 'callback' ? d.callbackWrite(origin, name, related) : d.capturedWrite(origin, name, related);
}

function ownershipDiagnostic({ variable, write, read, reason }: OwnershipProblem, workflow: HirWorkflow): Diagnostic {
  const name = workflow.variables.get(variable)?.name ?? 'a value';
  return d.aliasedMutation(write, { variable: name }, [{ span: read, message: reason }]);
}
