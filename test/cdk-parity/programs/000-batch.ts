/** Batch examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { batch } from 'stepscript/tasks';

const queue = batch.queue('JobQueue');
const definition = batch.jobDefinition('JobDefinition');

export const batchSubmitJob = workflow(async () =>
  queue.submitJob.sync({ JobName: 'MyJob', JobDefinition: definition }),
);
