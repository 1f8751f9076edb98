/** Which of the arguments that a callback is given it takes. */
import type ts from 'typescript';

/** True for a function that may look at more than its first arguments. */
export function takesMoreThan({ parameters }: ts.SignatureDeclaration, count: number): boolean {
  return (
    parameters.length > count || parameters.some((one) => 'dotDotDotToken' in one && one.dotDotDotToken !== undefined)
  );
}
