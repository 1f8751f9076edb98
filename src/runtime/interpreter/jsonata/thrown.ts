/**
 * Errors inside an evaluation, in the form in which jsonata-js throws and Step Functions reports them: a code and a
 * message, or a message alone for a limit. jsonata-js writes to the errors that pass through it and renders coded ones
 * from its own catalogue, so each is made afresh and carries what its template asks for.
 */
export interface EvaluationError {
  readonly code?: string;
  readonly message: string;
}

/** An error with the code whose text is the message itself. */
export function invalidArgument(message: string): EvaluationError {
  return { code: 'D3137', message };
}

/** The error of an argument that does not fit a function's signature. */
export function signatureError(functionName: string, argument: number): EvaluationError {
  const rendered = { index: argument, token: functionName };
  return { code: 'T0410', message: 'Argument does not match function signature', ...rendered };
}

/** The error of an argument that should be an array. */
export function notAnArray(functionName: string, argument: number): EvaluationError {
  const rendered = { index: argument, token: functionName };
  return { code: 'T0412', message: 'Argument must be an array', ...rendered };
}

/** The error of a value larger than Step Functions lets an expression hold. */
export function memoryExceeded(): EvaluationError {
  return { message: 'Expression evaluation memory limit exceeded: Check for excessive memory usage' };
}

/** The error of an evaluation nested too deeply. */
export function depthExceeded(): EvaluationError {
  return {
    message:
      'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive.',
  };
}

/** The error of an evaluation that takes too long. */
export function timeExceeded(): EvaluationError {
  return { message: 'Expression evaluation timeout: Check for infinite loop' };
}

/** Reads whatever was thrown; jsonata-js throws plain objects and, for its own faults, JavaScript errors. */
export function evaluationErrorOf(thrown: unknown): EvaluationError {
  if (typeof thrown !== 'object' || thrown === null) return { message: String(thrown) };
  const message = 'message' in thrown ? String(thrown.message) : 'unknown error';
  return 'code' in thrown && typeof thrown.code === 'string' ? { code: thrown.code, message } : { message };
}

/** How Step Functions ends `… threw an error during evaluation`. */
export function describeThrown(error: EvaluationError): string {
  return error.code === undefined ? `: ${error.message}` : `. ${error.code}: ${error.message}`;
}
