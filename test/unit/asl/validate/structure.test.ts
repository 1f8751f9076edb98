import { describe, expect, it } from 'vitest';
import { validateDefinitionText, validateStateMachine } from '../../../../src/asl/index.ts';
import { type Fields, graphOf, machineOf, map, parallel, pass, problemsOf, task } from './machines.ts';

const schema = (message: string, location: string): string => `SCHEMA_VALIDATION_FAILED: ${message} at ${location}`;
const jsonPathOnly = (field: string): string =>
  `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`;

describe('fields', () => {
  it.each<[string, Fields, string[]]>([
    // Recorded on AWS for JSONPath, whose top level has the same fields: conformance case test_create_delete_invalid_sm, 2023-08-04.
    [
      'no States',
      { QueryLanguage: 'JSONata', Comment: 'BASE_INVALID_DER', StartAt: 'State_1' },
      ['These fields are required: [States] at /'],
    ],
    // Recorded: conformance case INVALID_BASE_NO_STARTAT, 2025-10-19.
    [
      'no StartAt',
      { QueryLanguage: 'JSONata', States: { StartState: { Type: 'Pass', End: true } } },
      ['These fields are required: [StartAt] at /'],
    ],
    ['neither', { QueryLanguage: 'JSONata' }, ['These fields are required: [StartAt, States] at /']],
    ['empty States', { QueryLanguage: 'JSONata', StartAt: 'A', States: {} }, ['Value cannot be empty at /States']],
    ['unknown top-level field', { ...machineOf(pass()), Coment: 'c' }, ["Field 'Coment' is not supported at /"]],
    [
      'another Version',
      { ...machineOf(pass()), Version: '2.0' },
      ['Value should be one of the following: [1.0] at /Version'],
    ],
    [
      'an expression as timeout',
      { ...machineOf(pass()), TimeoutSeconds: '{% 1 %}' },
      ['Expected value of type Integer at /TimeoutSeconds'],
    ],
    [
      'a state that is no object',
      machineOf(pass(), { Y: null as unknown as Fields }),
      ['Expected value of type [OBJECT] at /States/Y'],
    ],
    ['no Type', machineOf({ End: true }), ['These fields are required: [Type] at /States/X']],
    // Text recorded: conformance case test_state_name_invalid_state_definition.
    [
      'unknown Type',
      machineOf({ Type: 'Loop', End: true }),
      [
        "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] at /States/X/Type",
      ],
    ],
    ['unknown state field', machineOf(pass({ Outputs: {} })), ["Field 'Outputs' is not supported at /States/X"]],
    [
      'TimeoutSeconds on a Map',
      machineOf(map(graphOf('I', pass()), { TimeoutSeconds: 5 })),
      ["Field 'TimeoutSeconds' is not supported at /States/X"],
    ],
    [
      'Catch on a Pass',
      machineOf(pass({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'X' }] })),
      ["Field 'Catch' is not supported at /States/X"],
    ],
    ['Arguments on a Pass', machineOf(pass({ Arguments: {} })), ["Field 'Arguments' is not supported at /States/X"]],
    ['Output on a Fail', machineOf({ Type: 'Fail', Output: {} }), ["Field 'Output' is not supported at /States/X"]],
    [
      'Assign on a Succeed',
      machineOf({ Type: 'Succeed', Assign: {} }),
      ["Field 'Assign' is not supported at /States/X"],
    ],
    ['Next on a Succeed', machineOf({ Type: 'Succeed', Next: 'X' }), ["Field 'Next' is not supported at /States/X"]],
    [
      'End on a Choice',
      machineOf({ Type: 'Choice', Choices: [{ Condition: true, Next: 'Y' }], End: true }, { Y: pass() }),
      ["Field 'End' is not supported at /States/X"],
    ],
    [
      'both Next and End',
      machineOf({ Type: 'Pass', Next: 'Y', End: true }, { Y: pass() }),
      ['There should only be one of the following fields: [Next, End] at /States/X'],
    ],
    [
      'neither Next nor End',
      machineOf({ Type: 'Pass' }, {}),
      ['This object should have only one of the following fields: [Next, End] at /States/X'],
    ],
    [
      'an End that is no boolean',
      machineOf({ Type: 'Pass', End: 'true' }),
      ['Expected value of type [BOOLEAN] at /States/X/End'],
    ],
    [
      'a Task without Resource',
      machineOf({ Type: 'Task', End: true }),
      ['These fields are required: [Resource] at /States/X'],
    ],
    ['no Branches', machineOf({ Type: 'Parallel', End: true }), ['These fields are required: [Branches] at /States/X']],
    ['empty Branches', machineOf(parallel([])), ['Value cannot be empty at /States/X/Branches']],
    [
      'a branch without States',
      machineOf(parallel([{ StartAt: 'A' }])),
      ['These fields are required: [States] at /States/X/Branches[0]'],
    ],
    [
      'QueryLanguage in a branch',
      machineOf(parallel([{ QueryLanguage: 'JSONata', ...graphOf('A', pass()) }])),
      ["Field 'QueryLanguage' is not supported at /States/X/Branches[0]"],
    ],
    [
      'no ItemProcessor',
      machineOf({ Type: 'Map', End: true }),
      ['This object should have only one of the following fields: [ItemProcessor, Iterator] at /States/X'],
    ],
    [
      'the old Iterator',
      machineOf({ ...map(graphOf('I', pass())), Iterator: graphOf('J', pass()) }),
      ["Field 'Iterator' is not supported at /States/X"],
    ],
    [
      'Items that is text',
      machineOf(map(graphOf('I', pass()), { Items: 'abc' })),
      ['JSONata string must start with {% and end with %} at /States/X/Items'],
    ],
    [
      'Items that is a number',
      machineOf(map(graphOf('I', pass()), { Items: 1 })),
      ['Expected value of type [ARRAY] at /States/X/Items'],
    ],
    [
      'Assign as one expression',
      machineOf(pass({ Assign: '{% $x %}' })),
      ['Expected value of type [OBJECT] at /States/X/Assign'],
    ],
    [
      'negative MaxConcurrency',
      machineOf(map(graphOf('I', pass()), { MaxConcurrency: -1 })),
      ['Minimum value is 0 at /States/X/MaxConcurrency'],
    ],
    [
      'too large a percentage',
      machineOf(map(graphOf('I', pass()), { ToleratedFailurePercentage: 101 })),
      ['Maximum value is 100 at /States/X/ToleratedFailurePercentage'],
    ],
    ['zero TimeoutSeconds', machineOf(task({ TimeoutSeconds: 0 })), ['Minimum value is 1 at /States/X/TimeoutSeconds']],
    [
      'too large TimeoutSeconds',
      machineOf(task({ TimeoutSeconds: 100_000_000 })),
      ['Maximum value is 99999999 at /States/X/TimeoutSeconds'],
    ],
    [
      'fractional TimeoutSeconds',
      machineOf(task({ TimeoutSeconds: 1.5 })),
      ['Expected value of type Integer at /States/X/TimeoutSeconds'],
    ],
    [
      'TimeoutSeconds as text',
      machineOf(task({ TimeoutSeconds: '5' })),
      ['Expected value of type Integer at /States/X/TimeoutSeconds'],
    ],
    [
      'Error that is no text',
      machineOf({ Type: 'Fail', Error: 1 }),
      ['Expected value of type [STRING] at /States/X/Error'],
    ],
    [
      'no Choices',
      machineOf({ Type: 'Choice', Default: 'Y' }, { Y: pass() }),
      ['These fields are required: [Choices] at /States/X'],
    ],
    [
      'empty Choices',
      machineOf({ Type: 'Choice', Choices: [], Default: 'Y' }, { Y: pass() }),
      ['Value cannot be empty at /States/X/Choices'],
    ],
    [
      'a rule without Next and Condition',
      machineOf({ Type: 'Choice', Choices: [{}], Default: 'Y' }, { Y: pass() }),
      [
        'These fields are required: [Next] at /States/X/Choices[0]',
        'The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/X/Choices[0]',
      ],
    ],
    [
      'a Condition that is text',
      machineOf({ Type: 'Choice', Choices: [{ Condition: 'yes', Next: 'Y' }], Default: 'Y' }, { Y: pass() }),
      ['JSONata string must start with {% and end with %} at /States/X/Choices[0]/Condition'],
    ],
    [
      'no duration',
      machineOf({ Type: 'Wait', End: true }),
      [
        'This object should have only one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/X',
      ],
    ],
    [
      'two durations',
      machineOf({ Type: 'Wait', Seconds: 1, Timestamp: '2016-03-14T01:59:00Z', End: true }),
      [
        'There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] at /States/X',
      ],
    ],
    [
      'negative Seconds',
      machineOf({ Type: 'Wait', Seconds: -1, End: true }),
      ['Minimum value is 0 at /States/X/Seconds'],
    ],
    [
      'JSONPath fields',
      machineOf(pass({ InputPath: '$.a', ResultPath: '$.c' })),
      [`${jsonPathOnly('InputPath')} at /States/X`, `${jsonPathOnly('ResultPath')} at /States/X`],
    ],
    [
      'a JSONPath rule',
      machineOf({ Type: 'Choice', Choices: [{ Variable: '$.a', Next: 'Y' }], Default: 'Y' }, { Y: pass() }),
      [`${jsonPathOnly('Variable')} at /States/X/Choices[0]`],
    ],
  ])('refuses %s', (_, machine, problems) => {
    const found = problemsOf(machine).filter((problem) => problem.startsWith('SCHEMA_VALIDATION_FAILED'));
    expect(found).toEqual(problems.map((problem) => `SCHEMA_VALIDATION_FAILED: ${problem}`));
  });

  it('finds what is wrong at any depth', () => {
    const inner = graphOf('Inner', pass({ Outputs: 1 }));
    expect(problemsOf(machineOf(parallel([graphOf('A', pass()), graphOf('Outer', map(inner))])))).toEqual([
      schema("Field 'Outputs' is not supported", '/States/X/Branches[1]/States/Outer/ItemProcessor/States/Inner'),
    ]);
  });

  it.each([[null], [1], ['{}'], [[]], [undefined]])('refuses %j as a definition', (machine) => {
    expect(problemsOf(machine)).toEqual([schema('Expected value of type [OBJECT]', '/')]);
  });
});

describe('query languages', () => {
  // Recorded on AWS: conformance case INVALID_DOWNGRADE_QUERY_LANGUAGE, 2025-10-19.
  it('refuses a state that goes back to JSONPath, and says nothing else of its fields', () => {
    const machine = machineOf(pass({ QueryLanguage: 'JSONPath', InputPath: '$.a' }));
    expect(validateStateMachine(machine)).toEqual([
      {
        code: 'SCHEMA_VALIDATION_FAILED',
        message: "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
        location: '/States/X',
      },
    ]);
  });

  it.each([
    ['jsonata', 'Value should be one of the following: [JSONPath, JSONata]'],
    ['jsonpath', 'Value should be one of the following: [JSONPath, JSONata]'],
    [5, 'Expected value of type [STRING]'],
  ])('takes %j for JSONata and refuses the spelling', (QueryLanguage, message) => {
    const onState = machineOf(pass({ QueryLanguage, Output: '{% 1 %}' }));
    expect(problemsOf(onState)).toEqual([schema(message, '/States/X/QueryLanguage')]);
    const onMachine = { ...machineOf(pass({ Output: '{% 1 %}' })), QueryLanguage };
    expect(problemsOf(onMachine)).toEqual([schema(message, '/QueryLanguage')]);
  });

  it.each<[string, Fields]>([
    ['a JSONPath definition', { StartAt: 'A', States: { A: pass({ InputPath: '$.a', Result: 1 }) } }],
    ['an explicit one', { QueryLanguage: 'JSONPath', StartAt: 'A', States: { A: pass({ ResultPath: null }) } }],
    [
      'a mixed one',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% 1 %}', Next: 'B' },
          B: pass({ Parameters: { 'x.$': "States.Format('{}', $.y)" } }),
        },
      },
    ],
    [
      'an old Map',
      {
        StartAt: 'A',
        States: {
          A: { Type: 'Map', Iterator: { StartAt: 'B', States: { B: pass() } }, Parameters: { 'v.$': '$$' }, End: true },
        },
      },
    ],
  ])('accepts %s', (_, machine) => {
    expect(validateStateMachine(machine)).toEqual([]);
  });

  const jsonPath = (fields: Fields): Fields => ({ StartAt: 'A', States: { A: { ...pass(), ...fields } } });
  const choice = (rule: Fields): Fields => ({
    StartAt: 'A',
    States: { A: { Type: 'Choice', Choices: [rule] }, B: pass() },
  });

  it.each<[string, Fields, string]>([
    [
      'a JSONata field',
      jsonPath({ Output: 1 }),
      "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/A",
    ],
    [
      'a path that does not parse',
      jsonPath({ InputPath: '$.a[' }),
      'Value is not a valid JSONPath: Expected an index, a quoted name, a filter or * at position 4 but found the end at /States/A/InputPath',
    ],
    [
      'a ResultPath that names many places',
      jsonPath({ ResultPath: '$.a[*]' }),
      'Value is not a Reference Path: Only properties and single indexes of the input are allowed at /States/A/ResultPath',
    ],
    [
      'a bad call deep in a template',
      jsonPath({ Parameters: { a: [{ 'b.$': 'States.Nope()' }] } }),
      "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call at /States/A/Parameters/a[0]",
    ],
    [
      'a rule without a condition',
      choice({ Next: 'B' }),
      'The object must have only one of the following fields, [And, Or, Not, Variable, Condition] at /States/A/Choices[0]',
    ],
    [
      'an unknown operator',
      choice({ Variable: '$.a', NumericIs: 1, Next: 'B' }),
      "Field 'NumericIs' is not supported at /States/A/Choices[0]",
    ],
    [
      'an operand of the wrong type',
      choice({ Not: { Variable: '$.a', NumericEquals: '1' }, Next: 'B' }),
      'Expected value of type [NUMBER] at /States/A/Choices[0]/Not/NumericEquals',
    ],
  ])('refuses %s in JSONPath mode', (_, machine, problem) => {
    expect(problemsOf(machine)).toEqual([`SCHEMA_VALIDATION_FAILED: ${problem}`]);
  });
});

describe('size and text', () => {
  it('refuses a definition over 1 MB', () => {
    const machine = machineOf(pass({ Output: 'ä'.repeat(524_288) }));
    expect(problemsOf(machine)[0]).toMatch(
      /^SCHEMA_VALIDATION_FAILED: The definition has \d+ bytes; at most 1048576 are allowed at \/$/,
    );
  });

  it('measures text as it is', () => {
    const text = JSON.stringify(machineOf(pass()));
    expect(validateDefinitionText(text)).toEqual([]);
    expect(validateDefinitionText(text + ' '.repeat(1_048_576)).length).toBe(1);
  });

  it('reports text that is no JSON, located nowhere', () => {
    expect(validateDefinitionText('{')).toEqual([
      { code: 'INVALID_JSON_DESCRIPTION', message: expect.stringContaining('JSON'), location: null },
    ]);
    expect(validateDefinitionText('[]')).toEqual(validateStateMachine([]));
  });
});
