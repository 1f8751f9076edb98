/** Reads synthesized templates as the tests compare them: intrinsics as `<LogicalName.Attribute>`, hashes left out. */
import type { Template } from 'aws-cdk-lib/assertions';

interface CfnResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** One statement of a policy. */
export interface ReadStatement {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: unknown;
}

/** The resources of a template by logical id. */
export function resourcesOf(template: Template): Readonly<Record<string, CfnResource>> {
  return template.toJSON().Resources ?? {};
}

/** The definition of the state machine whose logical id starts with `name`. */
export function definitionOf(template: Template, name: string): unknown {
  const entry = Object.entries(resourcesOf(template)).find(
    ([id, { Type }]) => id.startsWith(name) && Type === 'AWS::StepFunctions::StateMachine',
  );
  return JSON.parse(readText(entry?.[1].Properties?.DefinitionString));
}

/** The statements of the policies attached to the role whose logical id starts with `name`; what overflows one is in another. */
export function statementsOf(template: Template, name: string): readonly ReadStatement[] {
  return Object.values(resourcesOf(template))
    .filter(
      ({ Type, Properties }) =>
        /^AWS::IAM::(Managed)?Policy$/.test(Type) && JSON.stringify(Properties?.Roles).includes(`"${name}`),
    )
    .flatMap(({ Properties }) => statementList(Properties?.PolicyDocument));
}

/** Text with intrinsics written out. */
export function readText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) throw new Error(`no text: ${JSON.stringify(value)}`);
  if ('Ref' in value && typeof value.Ref === 'string') return `<${short(value.Ref)}>`;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) {
    const [id, attribute] = value['Fn::GetAtt'];
    return `<${short(String(id))}.${String(attribute)}>`;
  }
  if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
    const [separator, parts] = value['Fn::Join'];
    return (Array.isArray(parts) ? parts : []).map(readText).join(String(separator));
  }
  return JSON.stringify(value);
}

function statementList(document: unknown): readonly ReadStatement[] {
  if (typeof document !== 'object' || document === null || !('Statement' in document)) return [];
  const statements: readonly unknown[] = Array.isArray(document.Statement) ? document.Statement : [];
  return statements.map((statement) => {
    const fields: Readonly<Record<string, unknown>> = { ...Object(statement) };
    return {
      actions: list(fields.Action).map(String),
      resources: list(fields.Resource).map(readText),
      ...(fields.Condition === undefined ? {} : { condition: fields.Condition }),
    };
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** Logical ids end in a hash of eight digits. */
function short(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '');
}
