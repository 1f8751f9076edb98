import { describe, expect, it } from 'vitest';
import { type Fields, graphOf, machineOf, map, parallel, pass, problemsOf, task } from './machines.ts';

const output = (source: string): string[] => problemsOf(machineOf(pass({ Output: `{% ${source} %}` })));
const unsupported = (message: string, location = '/States/X/Output'): string =>
  `UNSUPPORTED_JSONATA_EXPRESSION: ${message} at ${location}`;
const topLevel = (name: string, location?: string): string =>
  unsupported(`Reference to '${name}' at the top level is not supported.`, location);

describe('delimiters', () => {
  it.each(['{% $x', '$x %}', '{%}', '{% $x %} '])('refuses %j', (Output) => {
    expect(problemsOf(machineOf(pass({ Output })))).toEqual([
      'SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/X/Output',
    ]);
  });

  it('says so once, whoever finds it', () => {
    expect(problemsOf(machineOf(map(graphOf('I', pass()), { Items: '{% $x' })))).toEqual([
      'SCHEMA_VALIDATION_FAILED: JSONata string must start with {% and end with %} at /States/X/Items',
    ]);
  });
});

// The parser's message without its code is what AWS reports (measured, AWS-BEHAVIOUR 10).
describe('syntax', () => {
  it.each([
    ['$a[1,2)', 'Expected "]", got ","'],
    ['"open', 'String literal must be terminated by a matching quote'],
    ['1 +', 'Unexpected end of expression'],
    ['', 'Unexpected end of expression'],
    ['{"a":}', 'The symbol "}" cannot be used as a unary operator'],
    ['$x $y', 'Syntax error: "y"'],
    ['$match("a", /abc', 'No terminating / in regular expression'],
    ['$x ?: 1', 'The symbol ":" cannot be used as a unary operator'],
  ])('refuses %j', (source, message) => {
    expect(output(source)).toEqual([`INVALID_JSONATA_EXPRESSION: ${message} at /States/X/Output`]);
  });
});

// Which references AWS refuses was measured case by case (AWS-FACTS §0.2, floci-io/floci).
describe('references to a missing input document', () => {
  it.each([
    ['total', ['total']],
    ['total[0].net', ['total']],
    ['order.total', ['order']],
    ['-total', ['total']],
    ['$states.input.ok ? total : 1', ['total']],
    ['total in [1, 2]', ['total']],
    ['[1..total]', ['total']],
    ['{total: 1}', ['total']],
    ['{"a": total}', ['total']],
    ['(total).net', ['total']],
    ['($t := total; $t)', ['total']],
    ['$sum(total)', ['total']],
    ['total ~> $sum()', ['total']],
    ['$map($xs, function($x){ total })', ['total']],
    ['$map($xs, function($x){ $f(total) })', ['total']],
    ['$f(?, total)', ['total']],
    ['net + total + net', ['net', 'total']],
    ['$', ['$']],
    ['$.total', ['$']],
    ['$map($xs, function($x){ $ })', ['$']],
  ])('refuses %j', (source, names) => {
    expect(output(source)).toEqual(names.map((name) => topLevel(name)));
  });

  it.each(['$$', '$$.total', '$sum($$.totals)'])('refuses %j', (source) => {
    expect(output(source)).toEqual([unsupported("Reference to '$$' is not supported.")]);
  });

  it('locates the field within the state', () => {
    const catcher = { ErrorEquals: ['States.ALL'], Next: 'Y', Output: { v: '{% a %}' }, Assign: { Retry: '{% b %}' } };
    const fields = {
      Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets',
      Arguments: { list: [{ Comment: '{% c %}' }] },
      TimeoutSeconds: '{% d %}',
      Credentials: { RoleArn: '{% e %}' },
      Catch: [catcher],
    };
    expect(problemsOf(machineOf(task(fields), { Y: pass() })).sort()).toEqual([
      topLevel('a', '/States/X/Catch[0]/Output/v'),
      topLevel('b', '/States/X/Catch[0]/Assign/Retry'),
      topLevel('c', '/States/X/Arguments/list[0]/Comment'),
      topLevel('d', '/States/X/TimeoutSeconds'),
      topLevel('e', '/States/X/Credentials/RoleArn'),
    ]);
  });

  it.each<[string, Fields, string]>([
    [
      'Condition',
      {
        Type: 'Choice',
        Choices: [
          { Condition: '{% a %}', Next: 'X' },
          { Condition: true, Next: 'Y' },
        ],
      },
      '/States/X/Choices[0]/Condition',
    ],
    ['Seconds', { Type: 'Wait', Seconds: '{% a %}', Next: 'Y' }, '/States/X/Seconds'],
    ['Timestamp', { Type: 'Wait', Timestamp: '{% a %}', Next: 'Y' }, '/States/X/Timestamp'],
    ['Items', { ...map(graphOf('I', pass()), { Items: ['{% a %}'] }) }, '/States/X/Items[0]'],
    [
      'ItemSelector',
      { ...map(graphOf('I', pass()), { ItemSelector: { Next: '{% a %}' } }) },
      '/States/X/ItemSelector/Next',
    ],
    [
      'an inner Cause',
      parallel([graphOf('F', { Type: 'Fail', Cause: '{% a %}' })]),
      '/States/X/Branches[0]/States/F/Cause',
    ],
  ])('looks into %s', (_, fields, location) => {
    expect(problemsOf(machineOf(fields, 'End' in fields ? {} : { Y: pass() }))).toEqual([topLevel('a', location)]);
  });
});

describe('fields of $states', () => {
  const absent = (name: string, location?: string): string =>
    unsupported(`Field '$states.${name}' does not exist.`, location);

  it('refuses errorOutput outside a catcher', () => {
    expect(output('$states.errorOutput.Cause')).toEqual([absent('errorOutput')]);
    expect(output('$xs[$ = $states."errorOutput"]')).toEqual([absent('errorOutput')]);
    const own = task({ Output: '{% $states.errorOutput %}', Assign: { e: '{% $states.errorOutput %}' } });
    expect(problemsOf(machineOf(own))).toEqual([
      absent('errorOutput', '/States/X/Output'),
      absent('errorOutput', '/States/X/Assign/e'),
    ]);
  });

  it('refuses result where there is none', () => {
    expect(output('$states.result')).toEqual([absent('result')]);
    const fields = {
      Arguments: '{% $states.result %}',
      Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.result %}', Next: 'Y' }],
    };
    expect(problemsOf(machineOf(task(fields), { Y: pass() }))).toEqual([
      absent('result', '/States/X/Arguments'),
      absent('result', '/States/X/Catch[0]/Output'),
    ]);
    const selector = map(graphOf('I', pass()), {
      ItemSelector: '{% $states.result %}',
      Output: '{% $states.result %}',
    });
    expect(problemsOf(machineOf(selector))).toEqual([absent('result', '/States/X/ItemSelector')]);
  });
});

describe('depth', () => {
  const chain = (terms: number): string => Array.from({ length: terms }, () => '1').join('+');

  it('refuses an expression nested deeper than 100', () => {
    expect(output(chain(100))).toEqual([]);
    expect(output(chain(101))).toEqual([
      'EXPRESSION_TOO_DEEP: Evaluation nests 101 deep, and Step Functions fails an expression beyond 100: split it over several variables, or balance long operator chains at /States/X/Output',
    ]);
  });

  it('counts function bodies where they are called', () => {
    const deep = `($f := function($x){ ${chain(60)} }; $g := function($x){ 1 + ${'('.repeat(50)}$f($x)${')'.repeat(50)} }; $g(1))`;
    expect(output(deep)[0]).toMatch(/^EXPRESSION_TOO_DEEP: Evaluation nests 114 deep/);
  });
});
