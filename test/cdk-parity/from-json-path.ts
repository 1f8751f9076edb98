/**
 * The few examples that the CDK has only in JSONPath, as JSONata: references to the input, `ResultPath` of one field. Enough for
 * these records, not for JSONPath.
 */

type Json = Readonly<Record<string, unknown>>;

/** A state or machine with its paths as expressions. */
export function fromJsonPath(asl: Json): Json {
  const { States, ...machine } = asl;
  if (!isRecord(States)) return state(asl);
  return { ...machine, States: Object.fromEntries(Object.entries(States).map(([name, each]) => [name, state(each)])) };
}

function state(value: unknown): Json {
  if (!isRecord(value)) return {};
  const { InputPath, OutputPath: _outputPath, ResultPath, Parameters, SecondsPath, ...rest } = value;
  const input = typeof InputPath === 'string' ? expression(InputPath) : '$states.input';
  return {
    ...rest,
    ...(isRecord(Parameters) && { Arguments: parameters(Parameters, input) }),
    ...(typeof SecondsPath === 'string' && { Seconds: `{% ${expression(SecondsPath)} %}` }),
    ...(typeof ResultPath === 'string' && {
      Output: `{% $merge([$states.input, {"${ResultPath.slice('$.'.length)}": $states.result}]) %}`,
    }),
  };
}

function parameters(value: unknown, input: string): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key.endsWith('.$')
        ? [key.slice(0, -'.$'.length), `{% ${expression(String(inner), input)} %}`]
        : [key, parameters(inner, input)],
    ),
  );
}

function expression(path: string, input = '$states.input'): string {
  return input + path.slice('$'.length);
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
