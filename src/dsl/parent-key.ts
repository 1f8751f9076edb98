/**
 * The key of a child execution's input under which Step Functions looks for the execution that started it.
 */

/** See https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html. */
export const parentKey = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';
