/**
 * Planned states as ASL text.
 */
import { describe, expect, it } from 'vitest';
import { b } from '../../../src/transformer/core/build.ts';
import { Kind, shapes } from '../../../src/transformer/core/shape.ts';
import { hir } from '../../../src/transformer/hir/build.ts';
import type { HirStatement } from '../../../src/transformer/hir/types.ts';
import { createMaker, type Maker } from '../flow/maker.ts';
import { emit } from './emit.ts';

describe('emitStateMachine', () => {
  it('writes tasks with everything they can have', () => {
    const m = createMaker();
    const [r, e] = [m.variable('r'), m.variable('e', shapes.error)];
    const { definition, tasks, sourceMap } = emit(m, [
      m.try(
        [
          m.task('charge', m.record({ amount: m.get(m.input, 'amount') }), r, {
            retry: [{ errorEquals: ['TooBusy'], maxAttempts: 3, backoffRate: 2, jitter: 'FULL' }],
            timeoutSeconds: m.literal(30),
            heartbeatSeconds: m.literal(10),
            credentialsRoleArn: m.literal('arn:aws:iam::123456789012:role/caller'),
            name: 'Charge the card',
            comment: 'once',
          }),
          m.return(m.get(r.ref, 'id')),
        ],
        e,
        [m.task('note', m.get(e.ref, 'message', shapes.string)), m.return(m.literal('failed'))],
      ),
    ]);
    expect(definition).toMatchInlineSnapshot(`
      {
        "QueryLanguage": "JSONata",
        "StartAt": "Charge the card",
        "States": {
          "Charge the card": {
            "Arguments": {
              "amount": "{% $states.context.Execution.Input.amount %}",
            },
            "Catch": [
              {
                "Assign": {
                  "e": "{% {'name': $states.errorOutput.Error, 'message': $states.errorOutput.Cause} %}",
                },
                "ErrorEquals": [
                  "States.ALL",
                ],
                "Next": "note",
              },
            ],
            "Comment": "once",
            "Credentials": {
              "RoleArn": "arn:aws:iam::123456789012:role/caller",
            },
            "End": true,
            "HeartbeatSeconds": 10,
            "Output": "{% $type($states.result) = 'object' ? $states.result.id : [][0] %}",
            "Resource": "\${chargeArn}",
            "Retry": [
              {
                "BackoffRate": 2,
                "ErrorEquals": [
                  "TooBusy",
                ],
                "JitterStrategy": "FULL",
                "MaxAttempts": 3,
              },
            ],
            "TimeoutSeconds": 30,
            "Type": "Task",
          },
          "note": {
            "Arguments": "{% $e.message %}",
            "End": true,
            "Output": "failed",
            "Resource": "\${noteArn}",
            "Type": "Task",
          },
        },
      }
    `);
    expect(tasks.map(({ state, call }) => [state, call.resource])).toEqual([
      ['Charge the card', '${chargeArn}'],
      ['note', '${noteArn}'],
    ]);
    expect(Object.keys(sourceMap)).toEqual(['Charge the card', 'note']);
  });

  it('writes maps with index and concurrency, waits and failures', () => {
    const m = createMaker();
    const [item, index] = [m.variable('item'), m.variable('index', shapes.integer)];
    const { definition } = emit(m, [
      hir.perform(
        {
          kind: 'map',
          items: m.get(m.input, 'items', shapes.list(shapes.json)),
          itemVariable: item.id,
          run: null,
          indexVariable: index.id,
          body: [m.wait(5), m.task('use', m.record({ item: item.ref, index: index.ref }))],
          maxConcurrency: m.literal(2),
          retry: [{ errorEquals: ['States.ALL'] }],
          name: null,
        },
        null,
        m.at('Promise.all(items.map())'),
      ),
      m.if(m.get(m.input, 'bad'), [m.throw('Bad', 'input')]),
      m.return(null),
    ]);
    expect(definition).toMatchInlineSnapshot(`
      {
        "QueryLanguage": "JSONata",
        "StartAt": "map ?",
        "States": {
          "if (?)": {
            "Choices": [
              {
                "Condition": "{% $not($states.context.Execution.Input.bad in [null, false, 0, '']) %}",
                "Next": "throw Bad",
              },
            ],
            "Default": "return",
            "Type": "Choice",
          },
          "map ?": {
            "ItemProcessor": {
              "ProcessorConfig": {
                "Mode": "INLINE",
              },
              "StartAt": "sleep(5)",
              "States": {
                "sleep(5)": {
                  "Assign": {
                    "index": "{% $states.input.index %}",
                    "item": "{% $states.input.item %}",
                  },
                  "Next": "use",
                  "Seconds": 5,
                  "Type": "Wait",
                },
                "use": {
                  "Arguments": {
                    "index": "{% $index %}",
                    "item": "{% $item %}",
                  },
                  "End": true,
                  "Output": null,
                  "Resource": "\${useArn}",
                  "Type": "Task",
                },
              },
            },
            "ItemSelector": {
              "index": "{% $states.context.Map.Item.Index %}",
              "item": "{% $states.context.Map.Item.Value %}",
            },
            "Items": "{% $states.context.Execution.Input.items %}",
            "MaxConcurrency": 2,
            "Next": "if (?)",
            "Retry": [
              {
                "ErrorEquals": [
                  "States.ALL",
                ],
              },
            ],
            "Type": "Map",
          },
          "return": {
            "Output": null,
            "Type": "Succeed",
          },
          "throw Bad": {
            "Cause": "input",
            "Error": "Bad",
            "Type": "Fail",
          },
        },
      }
    `);
  });

  it('stores what may be undefined in a box and keeps built-in names free', () => {
    const m = createMaker();
    const [count, maybe] = [m.variable('count'), m.variable('maybe', { kinds: Kind.string | Kind.absent })];
    const inner = m.variable('count');
    const { definition } = emit(m, [
      m.task('get', null, count),
      m.let(maybe, m.get(count.ref, 'name', { kinds: Kind.string | Kind.absent })),
      m.task('use', maybe.ref, inner),
      m.task('again', inner.ref),
      m.return(m.record({ count: count.ref, maybe: maybe.ref, inner: inner.ref })),
    ]);
    const assigned = Object.values(definition.States).map((state) => ('Assign' in state ? state.Assign : null));
    expect(assigned).toMatchInlineSnapshot(`
      [
        {
          "count_2": "{% $states.result %}",
          "maybe": "{% {'v': $type($states.result) = 'object' ? $states.result.name : [][0]} %}",
        },
        {
          "count_3": "{% $states.result %}",
        },
        null,
      ]
    `);
  });

  it('returns a call without an Output of its own', () => {
    const m = createMaker();
    const r = m.variable('r');
    const { definition } = emit(m, [m.task('get', null, r), m.return(r.ref)]);
    expect(definition.States.get).not.toHaveProperty('Output');
  });

  it('refuses what an EXPRESS workflow cannot do, at the call', () => {
    const resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
    const ask = (m: Maker): HirStatement => {
      const token = b.context(['Task', 'Token'], shapes.string, m.here);
      return m.task('ask', m.record({ FunctionName: m.literal('f'), Payload: m.record({ token }) }), null, {
        resource,
      });
    };
    const m = createMaker();
    expect(() => emit(m, [ask(m)])).not.toThrow();
    const express = createMaker('EXPRESS');
    expect(() => emit(express, [ask(express)])).toThrow(/AWS would refuse/);
  });
});
