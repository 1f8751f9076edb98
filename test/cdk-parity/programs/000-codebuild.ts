/** CodeBuild examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { codebuild } from 'stepscript/tasks';

const project = codebuild.project('Project');

export const codebuildStartBuild = workflow(async (input: { envVariables: { zone: string } }) =>
  project.startBuild.sync({
    EnvironmentVariablesOverride: [{ Name: 'ZONE', Type: 'PLAINTEXT', Value: input.envVariables.zone }],
  }),
);

export const codebuildStartBuildBatch = workflow(async () =>
  project.startBuildBatch({
    EnvironmentVariablesOverride: [{ Name: 'test', Type: 'PLAINTEXT', Value: 'testValue' }],
  }),
);
