import { describe, expect, it } from 'vitest';
import { distributedMap, type Fields, graphOf, machineOf, map, parallel, pass, problemsOf, task } from './machines.ts';

describe('variable names', () => {
  it.each(['_total', '$total', '1st', 'a.b', 'a[0]', 'a b', 'a-b', ''])('refuses %j', (name) => {
    expect(problemsOf(machineOf(pass({ Assign: { [name]: 1 } })))).toEqual([
      `INVALID_VARIABLE_NAME: Invalid variable name '${name}': the variable name contains invalid characters. at /States/X/Assign/${name}`,
    ]);
  });

  it('refuses more than 80 characters', () => {
    const name = 'v'.repeat(81);
    expect(problemsOf(machineOf(pass({ Assign: { [name]: 1, [name.slice(1)]: 1 } })))).toEqual([
      `INVALID_VARIABLE_NAME: Invalid variable name '${name}': the variable name exceeds the 80-character limit. at /States/X/Assign/${name}`,
    ]);
  });

  it('refuses the reserved name, in rules and catchers too', () => {
    const reserved = (location: string): string =>
      `RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'. at ${location}/Assign/states`;
    const Assign = { states: 1 };
    const machine = machineOf(task({ Assign, Catch: [{ ErrorEquals: ['E'], Next: 'C', Assign }], Next: 'C' }), {
      C: { Type: 'Choice', Choices: [{ Condition: true, Next: 'Y', Assign }] },
      Y: pass(),
    });
    expect(problemsOf(machine)).toEqual(['/States/X', '/States/X/Catch[0]', '/States/C/Choices[0]'].map(reserved));
  });
});

describe('scopes', () => {
  const duplicate = (name: string, location: string): string =>
    `DUPLICATE_VARIABLE_NAME: The variable name '${name}' was already defined in a parent scope. at ${location}/Assign/${name}`;
  const outerAssign: Fields = { Type: 'Pass', Assign: { v: 1 }, Next: 'M' };

  it('refuses an inner assignment to an outer name', () => {
    const machine = machineOf(outerAssign, { M: map(graphOf('I', pass({ Assign: { v: 2 } }))) });
    expect(problemsOf(machine)).toEqual([duplicate('v', '/States/M/ItemProcessor/States/I')]);
  });

  it('refuses it two levels down, in a catcher, and where the outer assignment comes later', () => {
    const inner = task({ Next: 'J', Catch: [{ ErrorEquals: ['E'], Assign: { v: 2 }, Next: 'J' }] });
    const branch = { StartAt: 'I', States: { I: inner, J: pass() } };
    const machine = machineOf(parallel([graphOf('M', map(branch))], { Next: 'Y' }), { Y: pass({ Assign: { v: 1 } }) });
    expect(problemsOf(machine)).toEqual([
      duplicate('v', '/States/X/Branches[0]/States/M/ItemProcessor/States/I/Catch[0]'),
    ]);
  });

  it('refuses it where the enclosing state assigns the name on success', () => {
    const machine = machineOf(parallel([graphOf('A', pass({ Assign: { v: 1 } }))], { Assign: { v: 2 } }));
    expect(problemsOf(machine)).toEqual([duplicate('v', '/States/X/Branches[0]/States/A')]);
  });

  it('refuses it where the catcher of another state assigns the name', () => {
    const machine = machineOf(task({ Next: 'M', Catch: [{ ErrorEquals: ['E'], Assign: { v: 1 }, Next: 'M' }] }), {
      M: parallel([graphOf('A', pass({ Assign: { v: 2 } }))]),
    });
    expect(problemsOf(machine)).toEqual([duplicate('v', '/States/M/Branches[0]/States/A')]);
  });

  const unreadable = (name: string, location: string): string =>
    `UNREADABLE_VARIABLE: Variable '$${name}' belongs to an outer scope, which a DISTRIBUTED ItemProcessor cannot read: pass its value through ItemSelector or BatchInput at ${location}`;

  it('refuses reading an outer variable in a distributed iteration, at any depth', () => {
    const deeper = parallel([graphOf('P', pass({ Output: { a: '{% $map([1], function($x){ $x + $v }) %}' } }))]);
    const machine = machineOf(outerAssign, { M: distributedMap(graphOf('I', deeper)) });
    expect(problemsOf(machine)).toEqual([
      unreadable('v', '/States/M/ItemProcessor/States/I/Branches[0]/States/P/Output/a'),
    ]);
  });

  it('judges by the nearest distributed boundary', () => {
    const innermost = distributedMap(graphOf('J', pass({ Output: '{% [$a, $b, $c] %}' })));
    const processor = {
      StartAt: 'I',
      States: { I: { Type: 'Pass', Assign: { b: 1 }, Next: 'N' }, N: innermost },
    };
    const machine = machineOf({ Type: 'Pass', Assign: { a: 1 }, Next: 'M' }, { M: distributedMap(processor) });
    const location = '/States/M/ItemProcessor/States/N/ItemProcessor/States/J/Output';
    expect(problemsOf(machine)).toEqual([unreadable('a', location), unreadable('b', location)]);
  });
});
