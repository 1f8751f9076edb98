/** What the CDK's Lambda function for `EvaluateExpression` does: it puts the values into the expression and evaluates it. */
import { runInNewContext } from 'node:vm';
import type { Json } from '../../src/asl/index.ts';

/** The value of the expression. */
export function expressionLambda(args: Json): Json {
  const { expression, expressionAttributeValues } = args as {
    readonly expression: string;
    readonly expressionAttributeValues: Readonly<Record<string, Json>>;
  };
  const text = Object.entries(expressionAttributeValues).reduce(
    (rest, [name, value]) => rest.replaceAll(name, JSON.stringify(value)),
    expression,
  );
  const value: Json = runInNewContext(text);
  return value;
}
