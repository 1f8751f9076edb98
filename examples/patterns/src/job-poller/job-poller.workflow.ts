/**
 * The job poller that opens the documentation of the CDK's Step Functions module: eight constructs and a chain there, a loop
 * here. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_stepfunctions-readme.html
 */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';

export const submitJob = lambda.fn<{ name: string }, { guid: string }>('SubmitJob');
export const getStatus = lambda.fn<{ guid: string }, { status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' }>('GetStatus');

export class JobFailed extends WorkflowError {}

export const jobPoller = workflow(
  async ({ name, waitSeconds }: { name: string; waitSeconds: number }) => {
    const { guid } = await submitJob({ name });
    for (;;) {
      await sleep(waitSeconds);
      const { status } = await getStatus({ guid });
      if (status === 'FAILED') throw new JobFailed(`job ${guid} failed`);
      if (status === 'SUCCEEDED') return { guid };
    }
  },
  { timeout: '5m' },
);
