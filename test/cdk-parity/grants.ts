/**
 * Permissions as single grants, (action, resource, condition), in one notation for both sides.
 */
import type { OracleRecord, OracleStatement } from './read-records.ts';
import { composedArn, deployed, handlesOf, inOurNotation } from './recorded-handles.ts';

type Condition = NonNullable<OracleStatement['Condition']>;

export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly condition: Condition | null;
}

const list = (value: string | readonly string[]): readonly string[] => (typeof value === 'string' ? [value] : value);

/** Grants of statements, whose text is already in our notation. */
export function grantsOf(statements: readonly OracleStatement[]): readonly Grant[] {
  return statements.flatMap(({ Action, Resource, Condition }) =>
    list(Action).flatMap((action) =>
      list(Resource).map((resource) => ({
        action: action.toLowerCase(),
        resource,
        condition: Condition ?? null,
      })),
    ),
  );
}

/** Grants of a record. */
export function recordedGrants(record: OracleRecord): readonly Grant[] {
  return grantsOf(JSON.parse(inOurNotation(JSON.stringify(record.iamStatements), record)));
}

/** Whether `wide` allows everything that `narrow` allows. */
export function covers(wide: Grant, narrow: Grant, record: OracleRecord): boolean {
  if (wide.action !== narrow.action || !conditionCovers(wide.condition, narrow.condition)) return false;
  return matches(wide.resource, narrow.resource) || matches(wide.resource, expanded(narrow.resource, record));
}

/** Whether text matches a pattern of IAM. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}

/** Every key that the wide condition tests is tested by the narrow one, for values that the wide one takes. */
function conditionCovers(wide: Condition | null, narrow: Condition | null): boolean {
  return testsOf(wide).every(([key, patterns]) => {
    const values = testsOf(narrow).find(([other]) => other === key)?.[1];
    return values?.every((value) => patterns.some((pattern) => matches(pattern, value))) === true;
  });
}

/** Keys with what they may be; only `StringEquals` and `StringLike` occur, and differ in nothing but patterns. */
function testsOf(condition: Condition | null): readonly (readonly [string, readonly string[]])[] {
  return Object.values(condition ?? {}).flatMap((keys) =>
    Object.entries(keys).map(([key, value]) => [key, (Array.isArray(value) ? value : [value]).map(String)] as const),
  );
}

/** A handle's ARN written out, so that a wildcard over its type is seen to cover it. */
function expanded(resource: string, record: OracleRecord): string {
  return handlesOf(record).reduce(
    (text, { id, kind }) => text.replaceAll(`\${${id}Arn}`, deployed(composedArn(kind, id) ?? text)),
    resource,
  );
}
