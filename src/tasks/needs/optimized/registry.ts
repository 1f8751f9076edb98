/** All optimized integrations. */
import { apiGateway } from './api-gateway.ts';
import { athena } from './athena.ts';
import { batch } from './batch.ts';
import { bedrock } from './bedrock.ts';
import { bedrockAgentCore } from './bedrock-agent-core.ts';
import { codeBuild } from './code-build.ts';
import { dataBrew } from './data-brew.ts';
import { dynamodb } from './dynamodb.ts';
import { ecs } from './ecs.ts';
import { eks } from './eks.ts';
import { emr } from './emr.ts';
import { emrContainers } from './emr-containers.ts';
import { emrServerless } from './emr-serverless.ts';
import { events } from './events.ts';
import { glue } from './glue.ts';
import { http } from './http.ts';
import type { Integration, Integrations } from './integration.ts';
import { lambda } from './lambda.ts';
import { mediaConvert } from './media-convert.ts';
import { s3 } from './s3.ts';
import { sageMaker } from './sage-maker.ts';
import { sns } from './sns.ts';
import { sqs } from './sqs.ts';
import { states } from './states.ts';

const integrations: Integrations = {
  ...apiGateway,
  ...athena,
  ...batch,
  ...bedrock,
  ...bedrockAgentCore,
  ...codeBuild,
  ...dataBrew,
  ...dynamodb,
  ...ecs,
  ...eks,
  ...emr,
  ...emrContainers,
  ...emrServerless,
  ...events,
  ...glue,
  ...http,
  ...lambda,
  ...mediaConvert,
  ...s3,
  ...sageMaker,
  ...sns,
  ...sqs,
  ...states,
};

/**
 * An optimized integration by service and action.
 *
 * @example
 * findIntegration('sqs', 'sendMessage')?.patterns; // ['request-response', 'token']
 */
export function findIntegration(service: string, action: string): Integration | undefined {
  const key = `${service}:${action}`;
  return Object.hasOwn(integrations, key) ? integrations[key] : undefined;
}

/**
 * Every optimized integration as `service:action`.
 *
 * @example
 * integrationNames().includes('glue:startJobRun'); // true
 */
export function integrationNames(): readonly string[] {
  return Object.keys(integrations);
}
