/**
 * Builds and merges IAM needs. Merging keeps the order of first appearance, so that equal workflows give equal manifests,
 * and only joins statements where the joined one allows nothing that the two did not.
 */
import type { IamNeed } from './types.ts';

type Conditions = IamNeed['conditions'];

/**
 * A need of one or more actions on one or more resources.
 *
 * @example
 * need('sns:Publish', '${AlertsArn}');
 */
export function need(
  actions: string | readonly string[],
  resources: string | readonly string[],
  conditions?: Conditions,
): IamNeed {
  return {
    actions: typeof actions === 'string' ? [actions] : actions,
    resources: typeof resources === 'string' ? [resources] : [...new Set(resources)],
    ...(conditions === undefined ? {} : { conditions }),
  };
}

/**
 * Joins needs that differ only in their actions or only in their resources, and drops repetitions.
 *
 * @example
 * mergeNeeds([need('dynamodb:GetItem', '${OrdersArn}'), need('dynamodb:PutItem', '${OrdersArn}')]);
 * // [{ actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: ['${OrdersArn}'] }]
 */
export function mergeNeeds(needs: readonly IamNeed[]): readonly IamNeed[] {
  const byResources = mergeBy(needs, 'resources', 'actions');
  return mergeBy(byResources, 'actions', 'resources');
}

function mergeBy(
  needs: readonly IamNeed[],
  same: 'actions' | 'resources',
  joined: 'actions' | 'resources',
): readonly IamNeed[] {
  const merged = new Map<string, IamNeed>();
  for (const next of needs) {
    const key = JSON.stringify([[...next[same]].sort(), canonical(next.conditions)]);
    const previous = merged.get(key);
    const union = [...new Set([...(previous?.[joined] ?? []), ...next[joined]])];
    merged.set(key, { ...(previous ?? next), [joined]: union });
  }
  return [...merged.values()];
}

function canonical(conditions: Conditions): unknown {
  if (conditions === undefined) return null;
  return Object.entries(conditions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([operator, keys]) => [operator, Object.entries(keys).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
