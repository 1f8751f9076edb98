/** The EMR example of earlier documentation that does not wait. */
import { workflow } from 'stepscript';
import { emr, iam } from 'stepscript/tasks';

const clusterRole = iam.role('ClusterRole');
const serviceRole = iam.role('ServiceRole');
const autoScalingRole = iam.role('AutoScalingRole');

export const emrCreateClusterRequestResponse = workflow(async (input: { ClusterName: string }) =>
  emr.createCluster({
    Name: input.ClusterName,
    Instances: { KeepJobFlowAliveWhenNoSteps: true },
    JobFlowRole: clusterRole.name,
    ServiceRole: serviceRole.name,
    AutoScalingRole: autoScalingRole.name,
    Tags: [{ Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' }],
    VisibleToAllUsers: true,
  }),
);
