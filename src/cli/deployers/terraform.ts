/**
 * Documents as templates of Terraform's `templatefile`: placeholders are its interpolations already, names of CloudFormation
 * become variables, and whatever else Terraform would take for its own syntax is escaped.
 */
import { type Placeholder, partsOf } from './placeholders.ts';

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws_partition',
  'AWS::Region': 'aws_region',
  'AWS::AccountId': 'aws_account_id',
  'AWS::URLSuffix': 'aws_url_suffix',
};

/**
 * The template of a JSON text.
 *
 * @example
 * terraformTemplate('"arn:${AWS::Partition}:sqs:${x}"', placeholders); // '"arn:${aws_partition}:sqs:$${x}"'
 */
export function terraformTemplate(text: string, placeholders: ReadonlyMap<string, Placeholder>): string {
  return partsOf(text, placeholders)
    .map((part) => {
      if (part.kind === 'resource') return interpolation(part.placeholder);
      const pseudo = part.kind === 'pseudo' ? PSEUDO[part.name] : undefined;
      if (pseudo !== undefined) return `\${${pseudo}}`;
      const own = part.kind === 'pseudo' ? `\${${part.name}}` : part.text;
      return own.replaceAll('${', '$${').replaceAll('%{', '%%{');
    })
    .join('');
}

/** The name of a state machine is in its ARN, and in those of its versions and aliases, which have no other attribute for it. */
function interpolation({ id, kind, attribute, name }: Placeholder): string {
  const isName = kind === 'stepfunctions.stateMachine' && attribute === 'Name';
  return isName ? `\${split(":", ${id}Arn)[6]}` : `\${${name}}`;
}
