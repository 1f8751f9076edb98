/**
 * A JSONPath field that could not be evaluated: the ASL Error and the part of the Cause that follows "An error occurred
 * while executing the state …".
 */
export class PathFailure extends Error {
  override readonly name = 'PathFailure';
  readonly error: string;

  constructor(message: string, error = 'States.Runtime') {
    super(message);
    this.error = error;
  }
}
