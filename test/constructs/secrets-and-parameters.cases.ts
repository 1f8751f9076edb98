/** Handles of parameters and secrets as values, natively and compiled: what each is sent as, by what it was made from. */
import { workflow } from 'stepscript';
import { secretsmanager, ssm, task } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

// Their clients are not installed here; `aws.ssm.getParameter` is the same call with types of the client.
const getParameter = task<
  'arn:aws:states:::aws-sdk:ssm:getParameter',
  { Name: ssm.Parameter | string; WithDecryption?: boolean },
  { Parameter: { Value: string } }
>('arn:aws:states:::aws-sdk:ssm:getParameter');
const getParameters = task<
  'arn:aws:states:::aws-sdk:ssm:getParameters',
  { Names: readonly ssm.Parameter[] },
  { Parameters: { Name: string }[] }
>('arn:aws:states:::aws-sdk:ssm:getParameters');
const getSecretValue = task<
  'arn:aws:states:::aws-sdk:secretsmanager:getSecretValue',
  { SecretId: secretsmanager.Secret },
  { SecretString: string }
>('arn:aws:states:::aws-sdk:secretsmanager:getSecretValue');
const createSecret = task<
  'arn:aws:states:::aws-sdk:secretsmanager:createSecret',
  { Name: secretsmanager.Secret },
  object
>('arn:aws:states:::aws-sdk:secretsmanager:createSecret');

const url = ssm.parameter('Url');
const named = ssm.parameter({ name: '/app/named' });
const plain = ssm.parameter({ name: 'plain' });
const located = ssm.parameter({ arn: 'arn:aws:ssm:eu-west-1:111122223333:parameter/app/located' });
const unclear = ssm.parameter({ arn: 'arn:aws:ssm:eu-west-1:111122223333:parameter/unclear' });
const login = secretsmanager.secret('Login');
const loginByName = secretsmanager.secret({ name: 'app/login' });
const loginByArn = secretsmanager.secret({
  arn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:app/login-AbCdEf',
});

export const readParameters = workflow(async () => {
  const one = await getParameter({ Name: url, WithDecryption: true });
  const two = await getParameter({ Name: located });
  const list = await getParameters({ Names: [named, plain, located] });
  return [one.Parameter.Value, two.Parameter.Value, list.Parameters.map(({ Name }) => Name), url.name, located.name];
});

export const readSecrets = workflow(async () => {
  const texts: string[] = [];
  texts.push((await getSecretValue({ SecretId: login })).SecretString);
  texts.push((await getSecretValue({ SecretId: loginByName })).SecretString);
  texts.push((await getSecretValue({ SecretId: loginByArn })).SecretString);
  return { texts, arns: [login.arn, loginByArn.arn] };
});

export const parameterOfUnclearName = workflow(async () => {
  return (await getParameter({ Name: unclear })).Parameter.Value;
});

export const parameterOfUnknownArn = workflow(async () => named.arn);

export const secretAsName = workflow(async () => {
  await createSecret({ Name: login });
});

export default cases(
  {
    readParameters: { inputs: [null] },
    readSecrets: { inputs: [null] },
    parameterOfUnclearName: { refused: 'STEP4006' },
    parameterOfUnknownArn: { refused: 'STEP4006' },
    secretAsName: { refused: 'STEP4007' },
  },
  () => ({
    'aws-sdk:ssm:getParameter': ({ Name }: { Name: string }) => ({ Parameter: { Value: `of ${Name}` } }),
    'aws-sdk:ssm:getParameters': ({ Names }: { Names: string[] }) => ({ Parameters: Names.map((Name) => ({ Name })) }),
    'aws-sdk:secretsmanager:getSecretValue': ({ SecretId }: { SecretId: string }) => ({ SecretString: SecretId }),
  }),
);
