/**
 * The templates of docs/deployers with the files that a build writes for them: everything is substituted as each deployer does
 * it, and all of them arrive at the same definitions, which Step Functions accepts, and at the same policies.
 */
import { readFileSync } from 'node:fs';
import { parseToObject } from 'hcl2-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { validateDefinitionText } from '../../src/asl/index.ts';
import { evaluate, type ResourceTypes, substituted } from './cloudformation.ts';
import { builtFiles } from './compile-workflows.ts';

interface Deployed {
  readonly definition: unknown;
  readonly policy: unknown;
}

type Record_ = Readonly<Record<string, unknown>>;
const names = ['processOrder', 'chargeAll'];
let files: ReadonlyMap<string, string>;
beforeAll(() => {
  files = builtFiles();
});

function read(file: string): string {
  const text = files.get(file);
  if (text === undefined) throw new Error(`${file} is not built`);
  return text;
}

const template = (file: string): string =>
  readFileSync(new URL(`../../docs/deployers/${file}`, import.meta.url), 'utf8');

function record(value: unknown): Record_ {
  if (typeof value !== 'object' || value === null) throw new Error(`no record: ${JSON.stringify(value)}`);
  return value as Record_;
}

function typesOf(resources: Record_): Record<string, string> {
  return Object.fromEntries(Object.entries(resources).map(([id, resource]) => [id, String(record(resource).Type)]));
}

/** What `AWS::Include` puts in its place. */
function included(value: unknown): unknown {
  const { Name, Parameters } = record(record(value)['Fn::Transform']);
  expect(Name).toBe('AWS::Include');
  return JSON.parse(read(String(record(Parameters).Location)));
}

function sam(name: string): Deployed {
  const { Resources } = record(parse(template('sam/template.yaml')));
  const types: ResourceTypes = typesOf(record(Resources));
  const machine = Object.values(record(Resources)).find(
    (resource) => record(record(resource).Properties).Name === name,
  );
  const { DefinitionUri, DefinitionSubstitutions, Policies } = record(record(machine).Properties);
  const values = record(evaluate(included(DefinitionSubstitutions), types));
  // Only what is given is substituted.
  const text = Object.entries(values).reduce(
    (rest, [key, value]) => rest.replaceAll(`\${${key}}`, String(value)),
    read(String(DefinitionUri)),
  );
  const [policy] = Array.isArray(Policies) ? Policies : [];
  return { definition: JSON.parse(text), policy: evaluate(included(policy), types) };
}

const TERRAFORM: Readonly<Record<string, string>> = {
  'aws_dynamodb_table.orders.name': 'orders',
  'aws_dynamodb_table.orders.arn': 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
  'aws_lambda_function.charge.arn': 'arn:aws:lambda:eu-west-1:111122223333:function:charge',
  'aws_sqs_queue.parcels.url': 'https://sqs.eu-west-1.amazonaws.com/111122223333/parcels',
  'aws_sqs_queue.parcels.arn': 'arn:aws:sqs:eu-west-1:111122223333:parcels',
  'aws_s3_bucket.archive.bucket': 'archive',
  'aws_s3_bucket.archive.arn': 'arn:aws:s3:::archive',
  'data.aws_partition.current.partition': 'aws',
  'data.aws_region.current.region': 'eu-west-1',
  'data.aws_caller_identity.current.account_id': '111122223333',
};

function terraform(name: string): Deployed {
  const [parsed, problem]: readonly unknown[] = parseToObject(template('terraform/main.tf'));
  if (problem) throw new Error(String(problem));
  const { locals, resource, data } = record(parsed);
  const [local] = Array.isArray(locals) ? locals : [];
  const values = new Map(
    Object.entries(record(record(local).resources)).map(([key, expression]) => {
      const reference = String(expression).replace(/^\$\{(.*)\}$/, '$1');
      const [type = '', id = ''] = reference.replace(/^data\./, '').split('.');
      expect(record(record(reference.startsWith('data.') ? data : resource)[type])).toHaveProperty(id);
      return [key, TERRAFORM[reference] ?? fail(`${reference} is not a known attribute`)];
    }),
  );
  const filled = (suffix: string): unknown =>
    JSON.parse(
      read(`out/${name}.${suffix}`).replace(/\$\$\{|%%\{|%\{|\$\{([^}]*)\}/g, (text, variable?: string) => {
        if (text === '$${' || text === '%%{') return text.slice(1);
        return values.get(variable ?? '') ?? fail(`Terraform does not know ${text}`);
      }),
    );
  return { definition: filled('asl.tftpl'), policy: filled('policy.tftpl') };
}

function serverless(name: string): Deployed {
  const { stepFunctions, functions, resources } = record(parse(template('serverless/serverless.yml')));
  const own = record(record(resources).Resources);
  const ofFunctions = Object.keys(record(functions)).map((id) => [`${id}LambdaFunction`, 'AWS::Lambda::Function']);
  const types: ResourceTypes = { ...typesOf(own), ...Object.fromEntries(ofFunctions) };
  const file = (value: unknown): unknown =>
    JSON.parse(read(/^\$\{file\((.*)\)\}$/.exec(String(value))?.[1] ?? fail(`${String(value)} is no file`)));
  const machine = record(record(record(stepFunctions).stateMachines)[name]);
  const [role] = record(machine.role)['Fn::GetAtt'] as readonly string[];
  const [policy] = record(record(own[role ?? '']).Properties).Policies as readonly unknown[];
  // The plugin makes one `Fn::Sub` of the definition and of all intrinsic functions in it.
  const parameters: Record<string, unknown> = {};
  const text = JSON.stringify(file(machine.definition), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    const [key, ...others] = Object.keys(value);
    if (others.length > 0 || (key !== 'Ref' && key?.startsWith('Fn::') !== true)) return value;
    const parameter = `p${Object.keys(parameters).length}`;
    parameters[parameter] = value;
    return `\${${parameter}}`;
  });
  return {
    definition: JSON.parse(substituted([text, parameters], types)),
    policy: evaluate(file(record(policy).PolicyDocument), types),
  };
}

function fail(message: string): never {
  throw new Error(message);
}

describe.each(names)('%s', (name) => {
  it.each([
    ['SAM', sam],
    ['Terraform', terraform],
    ['the Serverless Framework', serverless],
  ])('is a definition that Step Functions accepts, by %s', (_, deploy) => {
    const { definition, policy } = deploy(name);
    expect(validateDefinitionText(JSON.stringify(definition))).toEqual([]);
    expect(JSON.stringify([definition, policy])).not.toMatch(/\$\{\w*(?:Name|Arn|Url|AWS::\w+)\}/);
  });

  it('is the same by all of them', () => {
    expect(terraform(name)).toEqual(sam(name));
    expect(serverless(name)).toEqual(sam(name));
  });
});

it('keeps what only looks like a placeholder', () => {
  for (const deploy of [sam, terraform, serverless]) {
    expect(JSON.stringify(deploy('processOrder').definition)).toContain(String.raw`no $\\u007border} here`);
  }
});

it('grants what the calls need, on what the template has', () => {
  const statement = (actions: readonly string[], ...resources: readonly string[]) => ({
    Effect: 'Allow',
    Action: actions,
    Resource: resources,
  });
  const lambda = 'arn:aws:lambda:eu-west-1:111122223333:function:charge';
  expect(sam('processOrder').policy).toMatchObject({
    Version: '2012-10-17',
    Statement: expect.arrayContaining([
      statement(['dynamodb:GetItem'], 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders'),
      statement(['lambda:InvokeFunction'], lambda, `${lambda}:*`),
      statement(['sqs:SendMessage'], 'arn:aws:sqs:eu-west-1:111122223333:parcels'),
    ]),
  });
  expect(sam('chargeAll').policy).toMatchObject({
    Statement: expect.arrayContaining([
      statement(['states:StartExecution'], 'arn:aws:states:eu-west-1:111122223333:stateMachine:chargeAll'),
      statement(['s3:GetObject'], 'arn:aws:s3:::archive/*'),
    ]),
  });
});
