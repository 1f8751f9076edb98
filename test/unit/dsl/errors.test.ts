/** `instanceof` goes by ASL name: the table of classes against errors, thrown here or raised by a task. */
import { describe, expect, it } from 'vitest';
import { errors, namedError, parseCause, UsageError, WorkflowError } from '../../../src/dsl/index.ts';
import { executionError } from '../../../src/dsl/native.ts';

class CardDeclined extends WorkflowError {}
class Expired extends CardDeclined {}
class Renamed extends WorkflowError {
  static readonly errorName = 'Shop.Renamed';
}
class Conflict extends namedError('DynamoDB.Conflict', 'DynamoDb.Conflict') {}

describe('a thrown workflow error', () => {
  it('has the class name and the message', () => {
    const error = new CardDeclined('no funds');
    expect([error.name, error.message, String(error)]).toEqual(['CardDeclined', 'no funds', 'CardDeclined: no funds']);
    expect(Object.keys(error)).toEqual([]);
    expect(error.stack).toContain('no funds');
  });

  it('has the static name where there is one, the first of several', () => {
    expect([new Renamed('x').name, new Conflict('x').name, new errors.Timeout().name]).toEqual([
      'Shop.Renamed',
      'DynamoDB.Conflict',
      'States.Timeout',
    ]);
  });

  it('has the name of its own class, not of its base', () => {
    expect(new Expired('x').name).toBe('Expired');
  });
});

type Type = abstract new (...parameters: never[]) => unknown;

describe('instanceof', () => {
  it.each<[Type, Error, boolean]>([
    [CardDeclined, new CardDeclined('x'), true],
    [CardDeclined, new Expired('x'), true],
    [Expired, new CardDeclined('x'), false],
    [Error, new CardDeclined('x'), true],
    [WorkflowError, new CardDeclined('x'), true],
    [CardDeclined, executionError('CardDeclined', '{}'), true],
    [CardDeclined, executionError('Expired', '{}'), true],
    [CardDeclined, executionError('Other', '{}'), false],
    [Error, executionError('CardDeclined'), true],
    [WorkflowError, executionError('CardDeclined'), true],
    [WorkflowError, executionError('States.Timeout'), true],
    [WorkflowError, executionError('TypeError'), false],
    [WorkflowError, new TypeError('x'), false],
    [WorkflowError, new Error('x'), false],
    [WorkflowError, new AggregateError([], 'x'), false],
    [TypeError, executionError('TypeError', 'x'), true],
    [RangeError, executionError('TypeError', 'x'), false],
    [Renamed, executionError('Shop.Renamed'), true],
    [Renamed, executionError('Renamed'), false],
    [Conflict, executionError('DynamoDB.Conflict'), true],
    [Conflict, executionError('DynamoDb.Conflict'), true],
    [Conflict, executionError('Conflict'), false],
    [errors.Timeout, executionError('States.Timeout'), true],
    [errors.Timeout, new errors.Timeout(), true],
    [errors.Timeout, executionError('States.TaskFailed'), false],
    [errors.TaskFailed, executionError('States.TaskFailed'), true],
    [errors.TaskFailed, executionError('CardDeclined'), true],
    [errors.TaskFailed, new CardDeclined('x'), true],
    [errors.TaskFailed, new TypeError('x'), true],
    [errors.TaskFailed, executionError('States.Timeout'), false],
    [errors.TaskFailed, executionError('States.HeartbeatTimeout'), true],
    [errors.TaskFailed, new UsageError('STEP8101', 'x', 'y'), false],
    [WorkflowError, new UsageError('STEP8101', 'x', 'y'), false],
  ])('%o of %o is %s', (type, error, expected) => {
    expect(error instanceof type).toBe(expected);
  });

  it.each([undefined, null, 'CardDeclined', 7, { name: 'CardDeclined', message: 'x' }])('is false for %j', (value) => {
    expect((value as unknown) instanceof CardDeclined).toBe(false);
  });
});

describe('errors', () => {
  it('have the ASL names', () => {
    expect(Object.values(errors).map((type) => type.errorName)).toEqual(
      expect.arrayContaining([
        'States.Timeout',
        'States.TaskFailed',
        'States.HeartbeatTimeout',
        'States.Permissions',
        'States.DataLimitExceeded',
        'States.ExceedToleratedFailureThreshold',
        'States.QueryEvaluationError',
        'States.NoChoiceMatched',
        'States.BranchFailed',
        'States.ItemReaderFailed',
        'States.ResultWriterFailed',
        'States.ResultPathMatchFailure',
      ]),
    );
    for (const type of Object.values(errors)) {
      expect(type.errorNames).toEqual([type.errorName]);
      expect(new type('m').name).toBe(type.errorName);
    }
  });
});

describe('parseCause', () => {
  it('decodes the message', () => {
    expect(parseCause(executionError('E', '{"errorType":"E","errorMessage":"m"}'))).toEqual({
      errorType: 'E',
      errorMessage: 'm',
    });
  });

  it('throws SyntaxError for other text', () => {
    expect(() => parseCause(new Error('plain'))).toThrow(SyntaxError);
  });
});
