/** With what the examples are run, where an input with every field and one answer for every call would not do. */
import type { Json } from '../../src/asl/index.ts';

/** Answers by resource, in the order of the calls; the last one stays. */
export type Answers = Readonly<Record<string, readonly (Json | Error)[]>>;

export interface Scenario {
  readonly input?: Json;
  readonly answers?: Answers;
}

const failed = Object.assign(new Error('no more'), { name: 'Broken' });
const saga = ['ReserveInventory', 'ProcessPayment', 'ShipOrder'].map((step) => `\${${step}FnArn}`);

const readObject = 'arn:aws:states:::s3:getObject';

/** By record. */
export const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  '000/glue/workers-dynamic': [{ input: { glue_jobs_configs: { executor_type: 'G.1X', max_number_workers: 7 } } }],
  '000/evaluate-expression/convert-to-seconds': [{ input: { waitMilliseconds: 4500 } }],
  '000/evaluate-expression/create-message': [{ input: { waitSeconds: 3 } }],
  '000/evaluate-expression/state-machine': [{ input: { waitMilliseconds: 5000 } }],
  '001/evaluate-expression/old-runtime': [{ input: { waitSeconds: 3 } }],
  '002/bedrock/input-path-legacy': [{ input: { prompt: { prompt: 's3://bucket/prompt.json' } } }],
  '003/tasks/invoke-function': [{}, { answers: { '${FnArn}': [failed] } }],
  '003/workflows/chaining': [{ input: { flag: true } }, { input: {} }],
  '003/workflows/choice': [
    { input: { status: 'SUCCESS', attempts: 9 } },
    { input: { status: 'RUNNING', attempts: 9 } },
    { input: { status: 'RUNNING', attempts: 1 } },
  ],
  '003/workflows/choice-afterwards': [
    { input: { color: 'BLUE' } },
    { input: { color: 'RED' } },
    { input: { color: 'GREEN' } },
  ],
  '003/workflows/job-poller': [
    {
      input: { wait_time: 30 },
      answers: {
        '${SubmitLambdaArn}': ['job-1'],
        '${CheckLambdaArn}': ['RUNNING', 'RUNNING', 'SUCCEEDED', { done: true }],
      },
    },
    { input: { wait_time: 30 }, answers: { '${SubmitLambdaArn}': ['job-1'], '${CheckLambdaArn}': ['FAILED'] } },
  ],
  '003/workflows/wait': [{ input: { triggerTime: '2026-01-01T00:10:00Z' } }],
  '004/workflows/distributed-map': [
    { answers: { [readObject]: [{ Body: [{ id: 1 }, 'two', null] }] } },
    { answers: { [readObject]: [{ Body: [] }] } },
    { answers: { [readObject]: [{ Body: [1, 2] }], '${ProcessItemFnArn}': [failed] } },
    { answers: { [readObject]: [failed] } },
  ],
  '004/workflows/saga': [
    { input: { id: '7' } },
    ...saga.map((step) => ({ input: { id: '7' }, answers: { [step]: [failed] } })),
  ],
};
