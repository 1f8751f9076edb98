/** DataBrew examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { databrew } from 'stepscript/tasks';

const job = databrew.job({ name: 'databrew-job' });

export const databrewStartJobRun = workflow(async () => job.startJobRun());
