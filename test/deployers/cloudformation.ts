/**
 * Evaluates what a template says as CloudFormation does, with made-up resources: every reference must be to a resource of the
 * template, and every return value one that its type has.
 */

const ACCOUNT = 'eu-west-1:111122223333';
const arn = (service: string, rest: string): string => `arn:aws:${service}:${ACCOUNT}:${rest}`;

/** What resources return, by type and logical id. */
const RETURNS: Readonly<Record<string, (name: string) => Readonly<Record<string, string>>>> = {
  'AWS::DynamoDB::Table': (name) => ({ Ref: name, Arn: arn('dynamodb', `table/${name}`) }),
  'AWS::Serverless::Function': (name) => ({ Ref: name, Arn: arn('lambda', `function:${name}`) }),
  'AWS::Lambda::Function': (name) => ({ Ref: name, Arn: arn('lambda', `function:${name}`) }),
  'AWS::SQS::Queue': (name) => ({
    Ref: `https://sqs.eu-west-1.amazonaws.com/111122223333/${name}`,
    Arn: arn('sqs', name),
    QueueName: name,
  }),
  'AWS::S3::Bucket': (name) => ({ Ref: name, Arn: `arn:aws:s3:::${name}` }),
  'AWS::IAM::Role': (name) => ({ Ref: name, Arn: `arn:aws:iam::111122223333:role/${name}` }),
};

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-west-1',
  'AWS::AccountId': '111122223333',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The types of a template's resources, by logical id. */
export type ResourceTypes = Readonly<Record<string, string>>;

/** The value of an expression of CloudFormation. */
export function evaluate(value: unknown, types: ResourceTypes): unknown {
  if (Array.isArray(value)) return value.map((item) => evaluate(item, types));
  if (typeof value !== 'object' || value === null) return value;
  const [entry, ...others] = Object.entries(value);
  if (entry !== undefined && others.length === 0) {
    const [name, parameter] = entry;
    if (name === 'Ref') return returned(String(parameter), 'Ref', types);
    if (name === 'Fn::GetAtt' && Array.isArray(parameter)) {
      return returned(String(parameter[0]), String(parameter[1]), types);
    }
    if (name === 'Fn::Sub') return substituted(parameter, types);
    if (name.startsWith('Fn::')) throw new Error(`${name} is not expected`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, evaluate(item, types)]));
}

/** Text whose `${…}` are all known, as `Fn::Sub` demands. */
export function substituted(parameter: unknown, types: ResourceTypes): string {
  const [text, given]: readonly unknown[] = Array.isArray(parameter) ? parameter : [parameter, {}];
  const values: unknown = evaluate(given, types);
  return String(text).replace(/\$\{(!?)([^}]*)\}/g, (_, mark: string, name: string) => {
    if (mark === '!') return `\${${name}}`;
    const own = typeof values === 'object' && values !== null ? Object.entries(values) : [];
    const found = own.find(([key]) => key === name)?.[1];
    if (typeof found === 'string') return found;
    const [id = '', attribute = 'Ref'] = name.split('.');
    return PSEUDO[name] ?? returned(id, attribute, types);
  });
}

function returned(id: string, attribute: string, types: ResourceTypes): string {
  const value = RETURNS[types[id] ?? '']?.(id.replace(/LambdaFunction$/, '').toLowerCase())[attribute];
  if (value === undefined) throw new Error(`The template has no ${id} that returns ${attribute}.`);
  return value;
}
