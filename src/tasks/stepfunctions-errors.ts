/**
 * Errors of Step Functions itself as a service, as it names them when a workflow calls it.
 */
import { namedError } from '../dsl/index.ts';

/** A class for an error of the service under both spellings: of its optimized and of its AWS SDK integration. */
function stepfunctionsError<const N extends string>(name: N) {
  return namedError(`StepFunctions.${name}`, `Sfn.${name}`);
}

/** Step Functions refused the request in a way that has no name of its own. @example e instanceof stepfunctions.AWSStepFunctionsException */
export class AWSStepFunctionsException extends namedError(
  'StepFunctions.AWSStepFunctionsException',
  'Sfn.SfnException',
) {}

/** There is no such state machine. @example e instanceof stepfunctions.StateMachineDoesNotExistException */
export class StateMachineDoesNotExistException extends stepfunctionsError('StateMachineDoesNotExistException') {}

/** There is an execution of this name with another input. @example e instanceof stepfunctions.ExecutionAlreadyExistsException */
export class ExecutionAlreadyExistsException extends stepfunctionsError('ExecutionAlreadyExistsException') {}

/** Too many executions are running; worth a retry. @example e instanceof stepfunctions.ExecutionLimitExceededException */
export class ExecutionLimitExceededException extends stepfunctionsError('ExecutionLimitExceededException') {}

/** The state machine is being deleted. @example e instanceof stepfunctions.StateMachineDeletingException */
export class StateMachineDeletingException extends stepfunctionsError('StateMachineDeletingException') {}

/** The input is no JSON. @example e instanceof stepfunctions.InvalidExecutionInputException */
export class InvalidExecutionInputException extends stepfunctionsError('InvalidExecutionInputException') {}

/** The ARN is invalid. @example e instanceof stepfunctions.InvalidArnException */
export class InvalidArnException extends stepfunctionsError('InvalidArnException') {}

/** The name is invalid. @example e instanceof stepfunctions.InvalidNameException */
export class InvalidNameException extends stepfunctionsError('InvalidNameException') {}

/** Step Functions could not be reached; worth a retry. @example e instanceof stepfunctions.SdkClientException */
export class SdkClientException extends stepfunctionsError('SdkClientException') {}
