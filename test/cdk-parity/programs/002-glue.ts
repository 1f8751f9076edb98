/** The Glue example of earlier documentation. */
import { workflow } from 'stepscript';
import { glue } from 'stepscript/tasks';

export const glueWorkersDeprecated = workflow(async () =>
  glue.startJobRun({ JobName: 'my-glue-job', WorkerType: 'G.1X', NumberOfWorkers: 2 }),
);
