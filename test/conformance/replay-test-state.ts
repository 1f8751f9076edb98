/**
 * Sends a recorded TestState call to the local server and compares the answer. What a call without a mock called on AWS is
 * played back from what the recording shows of its result.
 */
import type { Json } from '../../src/asl/index.ts';
import type { LocalServer } from '../../src/runtime/index.ts';
import { isJsonObject } from '../../src/runtime/interpreter/json.ts';
import { differences, type RecordedTestState, sample } from './recordings.ts';

/** Recordings that the server differs from, and why. */
const BOUNDS =
  'The mocked result breaks a length, a range or an enumeration of the API. The SDK clients, whose schemas the server checks mocks against, do not say these.';
const MODES = 'test_state_test_field_validation_mode';
export const TEST_STATE_EXCEPTIONS: Readonly<Record<string, string>> = {
  [`${MODES}__TestFieldValidationMode__test_strict_mode_aws_sdk_kms_task_wrong_blob_length_less_than_minimum`]: BOUNDS,
  [`${MODES}_present__TestFieldValidationModePresent__test_present_mode_aws_sdk_kms_task_wrong_blob_length_less_than_minimum`]:
    BOUNDS,
  [`${MODES}_present__TestFieldValidationModePresent__test_present_mode_aws_sdk_lambda_get_function_task_integer_more_than_maximum_allowed`]:
    BOUNDS,
  [`${MODES}_present__TestFieldValidationModePresent__test_present_mode_aws_sdk_s3_task_non_existent_enum_value`]:
    BOUNDS,
  test_state_test_test_state_machine_scenarios__TestStateMachineScenarios__test_base_state_name_validation_failures_empty:
    'Recorded is what the AWS CLI said before it sent anything. The server refuses it with a ValidationException.',
  test_state_test_test_state_mock_scenarios__TestStateMockScenarios__test_sfn_start_execution_success:
    'The ARN in the recorded request was replaced by another; the output still has the one that was sent.',
};

/** Members that hold JSON as text. */
const TEXTS = new Set([
  'output',
  'maxConcurrency',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
  'errorDetails',
]);

/** Where the server differs from a recording. */
export async function replayTestState(recorded: RecordedTestState, server: LocalServer): Promise<readonly string[]> {
  const { definition, input, args, expect } = recorded;
  if (args.mock === undefined) playBack(recorded, server);
  const { variables, context, ...rest } = args;
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSStepFunctions.TestState', 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({
      definition: JSON.stringify(definition),
      input: JSON.stringify(input),
      ...(variables === undefined ? {} : { variables: JSON.stringify(variables) }),
      ...(context === undefined ? {} : { context: JSON.stringify(context) }),
      ...rest,
    }),
  });
  const answer: Readonly<Record<string, Json>> = JSON.parse(await response.text());
  return differences(expectation(expect), response.ok ? decoded(answer) : refusal(answer));
}

/** The recording, without what the AWS CLI put in front of messages. */
function expectation({ message, ...rest }: RecordedTestState['expect']): object {
  const words = message?.replace(/^An error occurred \(\w+\) when calling the TestState operation: /, '');
  return { ...rest, ...(words === undefined ? {} : { message: words }) };
}

function refusal({ __type, message }: Readonly<Record<string, Json>>): object {
  return { status: 'REJECTED', error: __type, message };
}

function decoded({ output, inspectionData, ...rest }: Readonly<Record<string, Json>>): object {
  const details = isJsonObject(inspectionData) ? Object.entries(inspectionData) : [];
  const data = details.map(([name, value]) => [name, TEXTS.has(name) ? value : JSON.parse(String(value))]);
  return {
    ...rest,
    ...(output === undefined ? {} : { output: JSON.parse(String(output)) }),
    ...(inspectionData === undefined ? {} : { inspectionData: Object.fromEntries(data) }),
  };
}

function playBack({ definition, expect }: RecordedTestState, server: LocalServer): void {
  if (typeof definition.Resource === 'string')
    server.runtime.mock(definition.Resource, () => sample(expect.output ?? null));
}
