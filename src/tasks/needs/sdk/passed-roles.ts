/**
 * Operations that hand a role to a service need `iam:PassRole` on it: whatever creates, changes or starts something and
 * carries a role among its arguments. A role that is only known at run time is refused, since PassRole on every role of the
 * account would let the workflow hand out any right; so is an instance profile, since nothing tells which role is in it.
 */
import { dynamic, factAt, factItems } from '../facts.ts';
import { arnOfFact } from '../fill-arn.ts';
import { mergeNeeds, need } from '../need.ts';
import { roleArns } from '../resource-forms.ts';
import type { ArgumentFact, IamNeed } from '../types.ts';
import { passedToService } from './passed-to-services.ts';

const reads =
  /^(get|list|describe|search|lookup|batchGet|batchDescribe|query|scan|delete|simulate|validate|test|preview)/;
const roleKey = /(^|[a-z])(Role|RoleArn|RoleARN|RoleArns|IamRoleArn)$|^DeliverLogsPermissionArn$/;
/** In these the role is what the operation is about, and is not handed to anybody. */
const aboutRoles: readonly string[] = ['iam', 'sts', 'sso', 'ssoadmin', 'accessanalyzer', 'ram', 'organizations'];

/** A role among the arguments, and the key it stands under. */
type PassedRole = readonly [key: string, role: ArgumentFact];

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
  const passed = passedRoles(service, operation, facts);
  if (passed.some(([, role]) => role.kind === 'dynamic')) return undefined;
  return mergeNeeds(
    passed.map(([key, role]) => {
      const principal = passedToService(service, key);
      const condition = principal === undefined ? undefined : { StringEquals: { 'iam:PassedToService': principal } };
      return need('iam:PassRole', roleArns(role), condition);
    }),
  );
}

function passedRoles(service: string, operation: string, facts: ArgumentFact): readonly PassedRole[] {
  if (service === 'iam' && operation === 'addRoleToInstanceProfile') {
    return [['RoleName', factAt(facts, 'RoleName') ?? dynamic]];
  }
  if (aboutRoles.includes(service) || reads.test(operation)) return [];
  return rolesIn(facts, 0).filter(
    ([, role]) => role.kind === 'dynamic' || role.kind === 'handle' || arnOfFact(role)?.includes(':role/'),
  );
}

/** Roles stand at the top or a few levels down (`Target.RoleArn`, `ContainerDefinitions` never has one). */
function rolesIn(facts: ArgumentFact, depth: number): readonly PassedRole[] {
  if (depth > 3) return [];
  if (facts.kind === 'list') return facts.items.flatMap((item) => rolesIn(item, depth));
  if (facts.kind !== 'record') return [];
  return Object.entries(facts.entries).flatMap(([key, fact]): readonly PassedRole[] => {
    if (key === 'IamInstanceProfile') return [[key, dynamic]];
    if (!roleKey.test(key) || fact.kind === 'record') return rolesIn(fact, depth + 1);
    return factItems(fact).map((role) => [key, role] as const);
  });
}
