/**
 * Amazon Bedrock: calling a model, with its prompt and answer inline or in S3 and under a guardrail, and customizing one.
 * A model handle knows what its model takes and gives.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
 */
import type { Handle } from '../dsl/index.ts';
import type { CreateModelCustomizationJobRequest } from './shapes/bedrock-request.generated.ts';
import type {
  CreateModelCustomizationJobResult,
  GetModelCustomizationJobResult,
} from './shapes/bedrock-result.generated.ts';
import { type CallbackTask, callbackTask, type JobTask, jobTask } from './stub/integration.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';
import type { Text } from './stub/text.ts';

export type * from './shapes/bedrock-request.generated.ts';
export type { CreateModelCustomizationJobResult, GetModelCustomizationJobResult };

/** Where the body of a request or an answer is, when it is in S3. */
export interface S3Location {
  /** `s3://bucket/key`. */
  readonly S3Uri: string;
}

/** What is the same for every way to call a model. */
interface ModelOptions {
  /** Media type of the answer. */
  readonly Accept?: string | undefined;
  /** Media type of the body. */
  readonly ContentType?: string | undefined;
  /** Where the answer goes; it is in the result without it. */
  readonly Output?: S3Location | undefined;
  readonly GuardrailIdentifier?: Text<'GuardrailIdentifier'> | undefined;
  readonly GuardrailVersion?: string | undefined;
  readonly Trace?: 'ENABLED' | 'DISABLED' | 'ENABLED_FULL' | undefined;
  readonly PerformanceConfigLatency?: 'standard' | 'optimized' | undefined;
}

/** The prompt of type `I`: inline or in S3. */
type Prompt<I> = { readonly Body: I; readonly Input?: never } | { readonly Input: S3Location; readonly Body?: never };

/** Parameters of `invokeModel` but the model. */
export type ModelRequest<I = unknown> = ModelOptions & Prompt<I>;
/** Parameters of `invokeModel`. */
export type InvokeModelRequest = ModelRequest & { readonly ModelId: Text<'ModelId'> };

/** Result of `invokeModel`. */
export interface InvokeModelResult<O = unknown> {
  /** The answer, or where it is in S3. */
  Body: O;
  ContentType: string;
}

type Invoke = 'bedrock:invokeModel';

/**
 * Calls a model.
 *
 * @example const { Body } = await bedrock.invokeModel({ ModelId: 'amazon.titan-text-express-v1', Body: { inputText: input.prompt } });
 */
export const invokeModel: CallbackTask<Invoke, InvokeModelRequest, InvokeModelResult> =
  callbackTask('bedrock:invokeModel');

/**
 * Customizes a model; `.sync` waits for the end of the job and resolves to its description.
 *
 * @example const { OutputModelArn } = await bedrock.createModelCustomizationJob.sync(request);
 */
export const createModelCustomizationJob: JobTask<
  'bedrock:createModelCustomizationJob',
  CreateModelCustomizationJobRequest,
  CreateModelCustomizationJobResult,
  GetModelCustomizationJobResult
> = jobTask('bedrock:createModelCustomizationJob');

interface ModelBinding {
  fills: 'ModelId';
  attribute: 'Arn';
}
const binding: ModelBinding = { fills: 'ModelId', attribute: 'Arn' };

/** A model that takes bodies of type `I` and answers with `O`. */
export interface Model<I, O> extends Handle<'bedrock.model'> {
  /** Calls the model. */
  readonly invokeModel: CallbackTask<Invoke, ModelRequest<I>, InvokeModelResult<O>, ModelBinding>;
}

const modelKind = { kind: 'bedrock.model', properties: { Arn: 'modelArn' } } as const;

/**
 * A handle of a model.
 *
 * @example const titan = bedrock.model<{ inputText: string }, { results: { outputText: string }[] }>('Titan');
 */
export function model<I = unknown, O = unknown>(target: TargetWith<'modelArn'>): Model<I, O> {
  return resourceHandle<Model<I, O>>(modelKind, target, (handle) => ({
    invokeModel: callbackTask('bedrock:invokeModel', { binding, handle }),
  }));
}

/** A guardrail: a value of the parameter `GuardrailIdentifier`. */
export type Guardrail = Handle<'bedrock.guardrail'>;

const guardrailKind = { kind: 'bedrock.guardrail', properties: { Arn: 'guardrailArn' } } as const;

/**
 * A handle of a guardrail.
 *
 * @example const polite = bedrock.guardrail('Polite');
 */
export function guardrail(target: TargetWith<'guardrailArn'>): Guardrail {
  return resourceHandle<Guardrail>(guardrailKind, target, () => ({}));
}
