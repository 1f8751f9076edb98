/**
 * Errors of the Step Functions API: a name that the SDKs turn into an exception class, and AWS's message.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** Something that a request names does not exist. */
export function notFound(code: 'StateMachine' | 'Execution' | 'Activity', arn: string): ApiError {
  const what = code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return new ApiError(`${code}DoesNotExist`, `${what} Does Not Exist: '${arn}'`);
}

/** A request that does not fit the API's model. */
export function validationError(member: string, value: unknown, constraint: string): ApiError {
  const shown =
    value === undefined || value === null ? 'null' : `'${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return new ApiError(
    'ValidationException',
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`,
  );
}
