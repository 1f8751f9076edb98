import { describe, expect, it } from 'vitest';
import { hasLoneDelimiter } from '../../../src/asl/expression-text.ts';
import { expressionSource, expressionText, isExpression } from '../../../src/asl/index.ts';

describe('expression strings', () => {
  it.each([
    ['{% $x %}', true],
    ['{%%}', true],
    ['{%}', false],
    [' {% $x %}', false],
    ['{% $x %} ', false],
    ['a {% $x %} b', false],
    ['$x', false],
    ['', false],
  ])('knows whether %j is one', (text, expected) => {
    expect(isExpression(text)).toBe(expected);
  });

  it('trims the source, and writes one back', () => {
    expect(expressionSource('{%  $x + 1\n%}')).toBe('$x + 1');
    expect(expressionSource(expressionText('$x'))).toBe('$x');
  });

  it.each([
    ['{% $x', true],
    ['$x %}', true],
    ['{%}', true],
    ['{% $x %}', false],
    [' {% $x %} ', false],
    ['x', false],
  ])('knows whether %j has one delimiter only', (text, expected) => {
    expect(hasLoneDelimiter(text)).toBe(expected);
  });
});
