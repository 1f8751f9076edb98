/**
 * Matches the resources a workflow uses with those the construct was given, and reports everything that does not fit at
 * once: missing, unknown and wrongly typed resources, each by name. Handles that the source binds need nothing.
 */
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ResourceAttribute, ResourceUse } from '../artifact/index.ts';
import { handleKinds } from '../tasks/needs/index.ts';
import { type BoundResource, boundResource, ownMachine } from './bound-resource.ts';
import { handWrittenKind } from './chainable.ts';
import { ConstructError, type ConstructProblem } from './construct-error.ts';
import { handlerFunction } from './handler-function.ts';
import { expectedProperty, isResourceOf, readAttribute } from './resource-properties.ts';

/** What the resources are matched with. */
export interface BindingInput {
  readonly scope: Construct;
  /** State machine name, for messages. */
  readonly workflow: string;
  readonly uses: readonly ResourceUse[];
  readonly given: Readonly<Record<string, unknown>>;
  /** KMS keys that encrypt the resources, where their constructs do not tell. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly handles: () => Readonly<Record<string, unknown>>;
}

type Binding = BoundResource | ConstructProblem;

/**
 * Binds every resource of a workflow, or throws a `ConstructError` that lists what is wrong.
 *
 * @example
 * bindResources({ scope, workflow: 'processOrder', uses: manifest.resources, given: { Orders: table }, keys: {}, handles });
 */
export function bindResources(input: BindingInput): ReadonlyMap<string, BoundResource> {
  const bindings = input.uses.map((use) => bind(input, use));
  const problems = [...bindings.filter(isProblem), ...unknownResources(input), ...wrongKeys(input)];
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConstructError(input.scope.node.path, [first, ...others]);
  return new Map(
    bindings.flatMap((each) => (isProblem(each) ? [] : [[each.id, withKey(each, input.keys[each.id])] as const])),
  );
}

function withKey(bound: BoundResource, key: unknown): BoundResource {
  return typeof key === 'object' && key !== null ? { ...bound, key } : bound;
}

function wrongKeys({ workflow, uses, keys }: BindingInput): readonly ConstructProblem[] {
  return Object.entries(keys).flatMap(([id, key]): readonly ConstructProblem[] => {
    if (key === undefined) return [];
    if (!uses.some((use) => use.id === id)) {
      const ids = uses.length === 0 ? 'none' : uses.map((use) => `\`${use.id}\``).join(', ');
      return [
        {
          code: 'STEP4202',
          problem: `\`encryptionKeys\` names \`${id}\`, which is no resource of \`${workflow}\`.`,
          remedy: `Remove it; the workflow uses: ${ids}.`,
        },
      ];
    }
    if (readAttribute('kms.key', key, 'Arn') !== undefined && isResourceOf('kms.key', key)) return [];
    return [
      {
        code: 'STEP4203',
        problem: `The encryption key of \`${id}\` of \`${workflow}\` must be a kms.key, but is ${describe(key)}.`,
        remedy: `Pass ${expected('kms.key')}, or \`{ arn }\`.`,
      },
    ];
  });
}

function bind(input: BindingInput, use: ResourceUse): Binding {
  const { binding, id } = use;
  if (binding.by === 'arn' || binding.by === 'name') {
    const fixed = binding.by === 'arn' ? 'Arn' : 'Name';
    return boundResource(input.scope, use, undefined, (wanted) => (wanted === fixed ? binding.value : undefined));
  }
  if (binding.by === 'construct') return bindCaptured(input, use);
  const given = Object.hasOwn(input.given, id) ? input.given[id] : undefined;
  if (given === undefined || given === null) return bindUngiven(input, use);
  return bindGiven(input, use, given);
}

/** Nothing is needed for a handler written in the source, and for a workflow that calls itself. */
function bindUngiven(input: BindingInput, use: ResourceUse): Binding {
  const { scope, workflow } = input;
  if (use.code !== undefined) return bindHandler(input, use, use.code);
  const isSelf =
    use.kind === 'stepfunctions.stateMachine' && use.id.toLowerCase() === workflow.replace(/\W/g, '').toLowerCase();
  return isSelf && scope instanceof StateMachine ? ownMachine(use.id, scope) : missing(input, use);
}

function bindHandler(input: BindingInput, use: ResourceUse, code: NonNullable<ResourceUse['code']>): Binding {
  const made = handlerFunction(input.scope, use.id, code);
  if ('code' in made) return made;
  return boundResource(input.scope, use, made, (wanted) => readAttribute(use.kind, made, wanted));
}

/** What the handle in the source was made from is known only now: a construct, or an identifier of its own. */
function bindCaptured(input: BindingInput, use: ResourceUse): Binding {
  const { id, kind } = use;
  const reference = referenceOf(input.handles()[id]);
  if (reference !== undefined && typeof reference.id === 'string') {
    const given = Object.hasOwn(input.given, reference.id) ? input.given[reference.id] : undefined;
    return given === undefined || given === null
      ? missing(input, { ...use, id: reference.id })
      : bindGiven(input, use, given);
  }
  const construct = reference?.construct;
  if (isResourceOf(kind, construct)) return bindGiven(input, use, construct);
  const fixed = fixedIdentifiers(reference?.fixed);
  if (fixed !== undefined) return boundResource(input.scope, use, undefined, (wanted) => fixed[wanted]);
  return {
    code: 'STEP4204',
    problem: `The construct behind the handle \`${id}\` (${kind}) of \`${input.workflow}\` is not available.`,
    remedy:
      'Pass the workflow itself, not its artifact, or make the handle from a logical id and pass it in `resources`.',
  };
}

function bindGiven(input: BindingInput, use: ResourceUse, given: unknown): Binding {
  const construct = constructOf(given);
  if (!isResourceOf(use.kind, construct)) return wrongKind(input, use, given);
  return boundResource(input.scope, use, asObject(construct), (wanted) => readAttribute(use.kind, construct, wanted));
}

function fixedIdentifiers(fixed: unknown): Readonly<Partial<Record<ResourceAttribute, string>>> | undefined {
  if (typeof fixed !== 'object' || fixed === null) return undefined;
  const entries = Object.entries(fixed).filter(([, value]) => typeof value === 'string');
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A handle carries its construct; anything else stands for itself. */
function constructOf(value: unknown): unknown {
  const reference = referenceOf(value);
  return reference !== undefined && 'construct' in reference ? reference.construct : value;
}

interface Reference {
  readonly id?: unknown;
  readonly fixed?: unknown;
  readonly construct?: unknown;
}

function referenceOf(value: unknown): Reference | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const reference: unknown = Reflect.get(value, Symbol.for('stepscript.handle'));
  return typeof reference === 'object' && reference !== null ? reference : undefined;
}

function expected(kind: string): string {
  return kind === handWrittenKind ? 'a state or a chain of states' : `a construct with \`${expectedProperty(kind)}\``;
}

function missing({ workflow }: BindingInput, { id, kind }: ResourceUse): ConstructProblem {
  return {
    code: 'STEP4201',
    problem: `\`${workflow}\` uses the ${kind} \`${id}\`, which \`resources\` does not name.`,
    remedy: `Add \`${id}\` to \`resources\`: ${expected(kind)}.`,
  };
}

function wrongKind({ workflow }: BindingInput, { id, kind }: ResourceUse, given: unknown): ConstructProblem {
  return {
    code: 'STEP4203',
    problem: `The resource \`${id}\` of \`${workflow}\` must be a ${kind}, but is ${describe(given)}.`,
    remedy: `Pass ${expected(kind)}${kind === handWrittenKind ? '' : ', e.g. an L2, an L1 or an imported one'}.`,
  };
}

function unknownResources({ workflow, uses, given, handles }: BindingInput): readonly ConstructProblem[] {
  const ids = uses.flatMap((use) => {
    if (use.binding.by === 'id') return [use.id];
    const id = use.binding.by === 'construct' ? referenceOf(handles()[use.id])?.id : undefined;
    return typeof id === 'string' ? [id] : [];
  });
  return Object.keys(given)
    .filter((name) => given[name] !== undefined && !ids.includes(name))
    .map((name) => {
      const bound = uses.some((use) => use.id === name);
      const names = ids.length === 0 ? 'none' : ids.map((id) => `\`${id}\``).join(', ');
      return {
        code: 'STEP4202',
        problem: bound
          ? `The resource \`${name}\` of \`${workflow}\` is already bound in the source.`
          : `\`${workflow}\` has no resource \`${name}\`.`,
        remedy: `Remove it from \`resources\`; the workflow leaves open: ${names}.`,
      };
    });
}

function describe(value: unknown): string {
  if (typeof value === 'string') return `the text ${JSON.stringify(value)}`;
  if (typeof value !== 'object' && typeof value !== 'function') return String(value);
  const kinds = handleKinds().filter((kind) => isResourceOf(kind, constructOf(value)));
  return kinds.length === 0 ? `a ${value?.constructor.name ?? 'null'}` : `a ${kinds.join(' or ')}`;
}

function asObject(value: unknown): object | undefined {
  return (typeof value === 'object' || typeof value === 'function') && value !== null ? value : undefined;
}

function isProblem(binding: Binding): binding is ConstructProblem {
  return 'problem' in binding;
}
