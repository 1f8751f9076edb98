/**
 * Operations that hand a role to a service need `iam:PassRole` on it: whatever creates, changes or starts something and
 * carries a role among its arguments. A role that is only known at run time is refused, since PassRole on every role of the
 * account would let the workflow hand out any right.
 */
import { arnOfFact } from '../fill-arn.ts';
import { need } from '../need.ts';
import { roleArns } from '../resource-forms.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';

const reads =
  /^(get|list|describe|search|lookup|batchGet|batchDescribe|query|scan|delete|simulate|validate|test|preview)/;
const roleKey = /(^|[a-z])(Role|RoleArn|RoleARN|RoleArns|IamRoleArn)$/;
/** In these the role is what the operation is about, and is not handed to anybody. */
const aboutRoles: readonly string[] = ['iam', 'sts', 'sso', 'ssoadmin', 'accessanalyzer', 'ram', 'organizations'];

/**
 * The PassRole needs of an operation, or `undefined` where a role is only known at run time.
 *
 * @example
 * passedRoleNeeds('lambda', 'createFunction', call.arguments);
 */
export function passedRoleNeeds(
  service: string,
  operation: string,
  facts: ArgumentFact,
): readonly IamNeed[] | undefined {
  if (aboutRoles.includes(service) || reads.test(operation)) return [];
  const roles = rolesIn(facts, 0);
  if (roles.some((role) => role.kind === 'dynamic')) return undefined;
  const arns = roles.flatMap((role) =>
    arnOfFact(role)?.includes(':role/') || role.kind === 'handle' ? roleArns(role) : [],
  );
  return arns.length === 0 ? [] : [need('iam:PassRole', arns)];
}

/** Roles stand at the top or a few levels down (`Target.RoleArn`, `ContainerDefinitions` never has one). */
function rolesIn(facts: ArgumentFact, depth: number): readonly ArgumentFact[] {
  if (depth > 3) return [];
  if (facts.kind === 'list') return facts.items.flatMap((item) => rolesIn(item, depth));
  if (facts.kind !== 'record') return [];
  return Object.entries(facts.entries).flatMap(([key, fact]) =>
    roleKey.test(key) && fact.kind !== 'record'
      ? fact.kind === 'list'
        ? fact.items
        : [fact]
      : rolesIn(fact, depth + 1),
  );
}
