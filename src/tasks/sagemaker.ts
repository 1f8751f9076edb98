/**
 * Amazon SageMaker: jobs that train, tune, transform, process and label, and models with their endpoints. With `.sync` a job
 * resolves to its description when it has ended.
 */
import type * as request from './shapes/sagemaker-request.generated.ts';
import type * as result from './shapes/sagemaker-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';

export type * from './shapes/sagemaker-request.generated.ts';

/**
 * Trains a model; `.sync` waits for the end.
 *
 * @example const { ModelArtifacts } = await sagemaker.createTrainingJob.sync(request);
 */
export const createTrainingJob: JobTask<
  'sagemaker:createTrainingJob',
  request.CreateTrainingJobRequest,
  result.CreateTrainingJobResult,
  result.DescribeTrainingJobResult
> = jobTask('sagemaker:createTrainingJob');

/**
 * Transforms data with a model; `.sync` waits for the end.
 *
 * @example await sagemaker.createTransformJob.sync(request);
 */
export const createTransformJob: JobTask<
  'sagemaker:createTransformJob',
  request.CreateTransformJobRequest,
  result.CreateTransformJobResult,
  result.DescribeTransformJobResult
> = jobTask('sagemaker:createTransformJob');

/**
 * Searches the best hyperparameters of a model; `.sync` waits for the end.
 *
 * @example const { BestTrainingJob } = await sagemaker.createHyperParameterTuningJob.sync(request);
 */
export const createHyperParameterTuningJob: JobTask<
  'sagemaker:createHyperParameterTuningJob',
  request.CreateHyperParameterTuningJobRequest,
  result.CreateHyperParameterTuningJobResult,
  result.DescribeHyperParameterTuningJobResult
> = jobTask('sagemaker:createHyperParameterTuningJob');

/**
 * Has data labelled; `.sync` waits for the end.
 *
 * @example const { LabelingJobOutput } = await sagemaker.createLabelingJob.sync(request);
 */
export const createLabelingJob: JobTask<
  'sagemaker:createLabelingJob',
  request.CreateLabelingJobRequest,
  result.CreateLabelingJobResult,
  result.DescribeLabelingJobResult
> = jobTask('sagemaker:createLabelingJob');

/**
 * Processes data; `.sync` waits for the end.
 *
 * @example await sagemaker.createProcessingJob.sync(request);
 */
export const createProcessingJob: JobTask<
  'sagemaker:createProcessingJob',
  request.CreateProcessingJobRequest,
  result.CreateProcessingJobResult,
  result.DescribeProcessingJobResult
> = jobTask('sagemaker:createProcessingJob');

/**
 * Creates a model.
 *
 * @example await sagemaker.createModel({ ModelName: 'churn', ExecutionRoleArn: role, PrimaryContainer: { Image: input.image } });
 */
export const createModel: CallTask<'sagemaker:createModel', request.CreateModelRequest, result.CreateModelResult> =
  callTask('sagemaker:createModel');

/**
 * Creates the configuration of an endpoint.
 *
 * @example await sagemaker.createEndpointConfig({ EndpointConfigName: 'churn', ProductionVariants: input.variants });
 */
export const createEndpointConfig: CallTask<
  'sagemaker:createEndpointConfig',
  request.CreateEndpointConfigRequest,
  result.CreateEndpointConfigResult
> = callTask('sagemaker:createEndpointConfig');

/**
 * Creates an endpoint.
 *
 * @example await sagemaker.createEndpoint({ EndpointName: 'churn', EndpointConfigName: 'churn' });
 */
export const createEndpoint: CallTask<
  'sagemaker:createEndpoint',
  request.CreateEndpointRequest,
  result.CreateEndpointResult
> = callTask('sagemaker:createEndpoint');

/**
 * Gives an endpoint another configuration.
 *
 * @example await sagemaker.updateEndpoint({ EndpointName: 'churn', EndpointConfigName: 'churn-2' });
 */
export const updateEndpoint: CallTask<
  'sagemaker:updateEndpoint',
  request.UpdateEndpointRequest,
  result.UpdateEndpointResult
> = callTask('sagemaker:updateEndpoint');
