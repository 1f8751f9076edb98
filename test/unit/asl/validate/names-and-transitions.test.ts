import { describe, expect, it } from 'vitest';
import { distributedMap, type Fields, graphOf, machineOf, map, parallel, pass, problemsOf, task } from './machines.ts';

const long = 'A'.repeat(81);

describe('names', () => {
  it.each<[string, Fields, string[]]>([
    [
      // Text and location as CloudFormation reported them from AWS, 2026-09-05.
      'a state name of 81 characters',
      { QueryLanguage: 'JSONata', StartAt: long, States: { [long]: pass() } },
      [
        `INVALID_STATE_NAME: Invalid State name: State '${long}' exceeds the 80-character limit allowed by the service at /States/${long}`,
      ],
    ],
    [
      'an empty state name',
      { QueryLanguage: 'JSONata', StartAt: '', States: { '': pass() } },
      ["INVALID_STATE_NAME: Invalid State name: State '' is empty at /States/"],
    ],
    [
      'a line break in a state name',
      { QueryLanguage: 'JSONata', StartAt: 'a\nb', States: { 'a\nb': pass() } },
      ["INVALID_STATE_NAME: Invalid State name: State 'a\nb' contains a control character at /States/a\nb"],
    ],
    [
      // Likewise, 2026-09-05.
      'one state name in two branches',
      machineOf(parallel([graphOf('A', pass()), graphOf('A', pass())])),
      ['DUPLICATE_STATE_NAME: Duplicate State name: A at /States/X/Branches[1]/States/A'],
    ],
    [
      'an inner state named like an outer one',
      machineOf(map(graphOf('X', pass()))),
      ['DUPLICATE_STATE_NAME: Duplicate State name: X at /States/X/ItemProcessor/States/X'],
    ],
    [
      'a Label of 41 characters',
      machineOf(distributedMap(graphOf('I', pass()), { Label: 'l'.repeat(41) })),
      [
        `INVALID_LABEL_NAME: Invalid Label name: Label '${'l'.repeat(41)}' exceeds the 40-character limit allowed by the service at /States/X/Label`,
      ],
    ],
    [
      'a blank in a Label',
      machineOf(distributedMap(graphOf('I', pass()), { Label: 'my rows' })),
      [
        "INVALID_LABEL_NAME: Invalid Label name: Label 'my rows' contains a character that is not allowed at /States/X/Label",
      ],
    ],
    [
      'one Label twice',
      machineOf(
        parallel([
          graphOf('A', distributedMap(graphOf('I', pass()), { Label: 'l' })),
          graphOf('B', distributedMap(graphOf('J', pass()), { Label: 'l' })),
        ]),
      ),
      ['DUPLICATE_LABEL_NAME: Duplicate Label name: l at /States/X/Branches[1]/States/B/Label'],
    ],
  ])('refuses %s', (_, machine, problems) => {
    expect(problemsOf(machine)).toEqual(problems);
  });

  it('counts characters, not code units', () => {
    const name = '🦆'.repeat(80);
    expect(problemsOf({ QueryLanguage: 'JSONata', StartAt: name, States: { [name]: pass() } })).toEqual([]);
  });
});

// Texts and locations as measured with ValidateStateMachineDefinition (AWS-FACTS §1.6).
describe('transitions', () => {
  const missing = (target: string, location: string): string =>
    `MISSING_TRANSITION_TARGET: Missing 'Next' target: ${target} at ${location}`;
  const unreachable = (name: string, location: string): string =>
    `MISSING_TRANSITION_TARGET: State "${name}" is not reachable. at ${location}`;
  const noEnd = 'MISSING_END_STATE: Workflow has no terminal state at null';

  it.each<[string, Fields, string[]]>([
    ['a missing Next', machineOf({ Type: 'Pass', Next: 'Ghost' }), [missing('Ghost', '/States/X/Next'), noEnd]],
    [
      'a missing target of a rule',
      machineOf({ Type: 'Choice', Choices: [{ Condition: true, Next: 'Ghost' }], Default: 'Y' }, { Y: pass() }),
      [missing('Ghost', '/States/X/Choices[0]/Next')],
    ],
    [
      'a missing Default',
      machineOf({ Type: 'Choice', Choices: [{ Condition: true, Next: 'Y' }], Default: 'Ghost' }, { Y: pass() }),
      [missing('Ghost', '/States/X/Default')],
    ],
    [
      'a missing target of a catcher',
      machineOf(task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Ghost' }] })),
      [missing('Ghost', '/States/X/Catch[0]/Next')],
    ],
    [
      'a missing StartAt',
      { QueryLanguage: 'JSONata', StartAt: 'Nope', States: { A: pass() } },
      [missing('Nope', '/StartAt'), unreachable('A', '/States/A')],
    ],
    [
      'a missing StartAt of an item processor',
      machineOf(map({ StartAt: 'Nope', States: { A: pass() } })),
      [missing('Nope', '/States/X/ItemProcessor/StartAt'), unreachable('A', '/States/X/ItemProcessor/States/A')],
    ],
    [
      'a target in another graph',
      machineOf(parallel([graphOf('A', { Type: 'Pass', Next: 'Y' })], { Next: 'Y' }), { Y: pass() }),
      [missing('Y', '/States/X/Branches[0]/States/A/Next')],
    ],
    ['an unreachable state', machineOf(pass(), { 'a/b': pass() }), [unreachable('a/b', '/States/a/b')]],
    [
      'unreachable states that reach each other',
      machineOf(pass(), { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } }),
      [unreachable('A', '/States/A'), unreachable('B', '/States/B')],
    ],
    [
      'an unreachable state in a branch',
      machineOf(parallel([{ StartAt: 'A', States: { A: pass(), Ghost: pass() } }])),
      [unreachable('Ghost', '/States/X/Branches[0]/States/Ghost')],
    ],
    [
      'a loop without an end, and then nothing about reachability',
      machineOf({ Type: 'Pass', Next: 'Y' }, { Y: { Type: 'Pass', Next: 'X' }, Unused: { Type: 'Pass', Next: 'X' } }),
      [noEnd],
    ],
    [
      'a loop whose only end is unreachable',
      machineOf({ Type: 'Pass', Next: 'Y' }, { Y: { Type: 'Pass', Next: 'X' }, C: pass() }),
      [unreachable('C', '/States/C')],
    ],
    ['an end that only a branch has', machineOf(parallel([graphOf('A', pass())], { Next: 'X' })), [noEnd]],
  ])('refuses %s', (_, machine, problems) => {
    expect(problemsOf(machine)).toEqual(problems);
  });
});
