/**
 * The local services of a runtime and the order in which they are asked: what runs in this process first, then real APIs at
 * the endpoints that the runtime was given.
 */
import type { Json } from '../asl/index.ts';
import type { Clock } from './clock.ts';
import type { RandomSource } from './interpreter/random.ts';
import { type ActivityService, createActivityService } from './services/activities.ts';
import { awsSdkService, optimizedService } from './services/aws-sdk.ts';
import { type Background, createBackground } from './services/background.ts';
import { createDelivery } from './services/delivery.ts';
import { createEventsService, type EventsService } from './services/events.ts';
import { createHttpService } from './services/http.ts';
import { createLambdaService, type LambdaService } from './services/lambda.ts';
import { createSdkCaller, type EndpointCredentials, type Endpoints } from './services/sdk/call.ts';
import { createSnsService, type SnsService } from './services/sns.ts';
import { createSqsService, type SqsService } from './services/sqs.ts';
import { createStepFunctionsService, type Executions } from './services/step-functions.ts';
import type { Service } from './task-dispatch.ts';

/** The services of a runtime. */
export interface LocalServices {
  readonly lambda: LambdaService;
  readonly sqs: SqsService;
  readonly sns: SnsService;
  readonly events: EventsService;
  readonly activities: ActivityService;
  readonly background: Background;
  /** The URL of a service that has an endpoint. */
  readonly endpoint: (service: string) => Promise<string | undefined>;
  /** In the order in which they are asked. */
  readonly all: readonly Service[];
}

/** What the services share. */
export interface ServiceEnvironment {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly region: string;
  readonly accountId: string;
  readonly endpoints: Endpoints;
  readonly credentials: EndpointCredentials | undefined;
  readonly executions: Executions;
}

/** The services. A service that has an endpoint is reached there instead of in this process. */
export function createServices(environment: ServiceEnvironment): LocalServices {
  const { clock, endpoints, executions, random, region, accountId } = environment;
  const { uuid } = random;
  const background = createBackground(clock);
  const lambda = createLambdaService(uuid);
  const sqs = createSqsService(uuid);
  const deliver = createDelivery({
    background,
    lambda,
    enqueue: sqs.enqueue,
    startMachine: (reference: string, input: Json) => {
      executions.start(reference, input, {});
    },
  });
  const sns = createSnsService(uuid, clock.now, deliver);
  const events = createEventsService({ uuid, now: clock.now, region, accountId, deliver });
  const activities = createActivityService();
  const caller = createSdkCaller(endpoints, region, environment.credentials);
  const inProcess: readonly (readonly [endpoint: string, service: Service])[] = [
    ['sqs', sqs.service],
    ['sns', sns.service],
    ['eventbridge', events.service],
    ['sfn', createStepFunctionsService(executions)],
  ];
  return {
    lambda,
    sqs,
    sns,
    events,
    activities,
    background,
    endpoint: caller.endpoint,
    all: [
      activities.service,
      lambda.service,
      ...inProcess.filter(([name]) => endpoints[name] === undefined).map(([, service]) => service),
      createHttpService(endpoints.http),
      awsSdkService(caller),
      optimizedService(caller),
    ],
  };
}
