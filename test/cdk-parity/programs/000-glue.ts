/** Glue examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { glue } from 'stepscript/tasks';

const job = glue.job({ name: 'my-glue-job' });
const crawler = glue.crawler('MyCrawler');

export const glueArguments = workflow(async () =>
  job.startJobRun({
    Arguments: { key: 'value' },
    Timeout: 30,
    NotificationProperty: { NotifyDelayAfter: 5 },
  }),
);

export const glueWorkers = workflow(async () => job.startJobRun({ WorkerType: 'G.1X', NumberOfWorkers: 2 }));

interface Workers {
  readonly glue_jobs_configs: { readonly executor_type: 'G.1X' | 'G.2X'; readonly max_number_workers: number };
}

export const glueWorkersDynamic = workflow(async ({ glue_jobs_configs: configs }: Workers) =>
  job.startJobRun({ WorkerType: configs.executor_type, NumberOfWorkers: configs.max_number_workers }),
);

export const glueExecutionClass = workflow(async () => job.startJobRun({ ExecutionClass: 'FLEX' }));

export const glueCrawlerName = workflow(async () => glue.startCrawler({ Name: 'my-crawler-job' }));

export const glueCrawlerRef = workflow(async () => crawler.startCrawler());
