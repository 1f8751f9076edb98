/**
 * Text with placeholders, taken apart: `${OrdersArn}` and the like stand for resources of the workflow, `${AWS::Region}` for
 * what CloudFormation knows. Anything else that looks like a placeholder is text of the user's.
 */
import type { Manifest, ResourceAttribute } from '../../artifact/index.ts';

/** A placeholder of a resource. */
export interface Placeholder {
  /** `OrdersArn`. */
  readonly name: string;
  readonly id: string;
  readonly kind: string;
  readonly attribute: ResourceAttribute;
}

/** A part of a text. */
export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'resource'; readonly placeholder: Placeholder }
  | { readonly kind: 'pseudo'; readonly name: string };

const ATTRIBUTES: readonly ResourceAttribute[] = ['Name', 'Arn', 'Url'];

/**
 * The placeholders that a workflow's resources can have.
 *
 * @example
 * placeholdersOf(manifest).get('OrdersArn'); // { name: 'OrdersArn', id: 'Orders', kind: 'dynamodb.table', attribute: 'Arn' }
 */
export function placeholdersOf({ resources }: Manifest): ReadonlyMap<string, Placeholder> {
  const open = resources.filter(({ binding }) => binding.by === 'id' || binding.by === 'construct');
  return new Map(
    open.flatMap(({ id, kind }) =>
      ATTRIBUTES.map((attribute) => [`${id}${attribute}`, { name: `${id}${attribute}`, id, kind, attribute }] as const),
    ),
  );
}

/**
 * The parts of a text.
 *
 * @example
 * partsOf('arn:${AWS::Partition}:s3:::x', placeholders); // [text, pseudo, text]
 */
export function partsOf(text: string, placeholders: ReadonlyMap<string, Placeholder>): readonly TextPart[] {
  return text.split(/(\$\{[\w:]+\})/).flatMap((part): TextPart[] => {
    if (part === '') return [];
    const name = /^\$\{([\w:]+)\}$/.exec(part)?.[1];
    const placeholder = name === undefined ? undefined : placeholders.get(name);
    if (placeholder !== undefined) return [{ kind: 'resource', placeholder }];
    if (name?.startsWith('AWS::')) return [{ kind: 'pseudo', name }];
    return [{ kind: 'text', text: part }];
  });
}

/**
 * The placeholders that occur in a JSON value, in the order of their names.
 *
 * @example
 * placeholdersIn(definition, placeholders).map(({ name }) => name); // ['ChargeArn', 'OrdersName']
 */
export function placeholdersIn(value: unknown, placeholders: ReadonlyMap<string, Placeholder>): readonly Placeholder[] {
  const text = JSON.stringify(value);
  return [...placeholders.values()]
    .filter(({ name }) => text.includes(`\${${name}}`))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
