/** EMR examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { emr, iam } from 'stepscript/tasks';

const clusterRole = iam.role('ClusterRole');
const serviceRole = iam.role('ServiceRole');
const autoScalingRole = iam.role('AutoScalingRole');
const generated = {
  instance: iam.role('CreateClusterInstanceRole'),
  service: iam.role('CreateClusterServiceRole'),
  autoScaling: iam.role('CreateClusterAutoScalingRole'),
};
const onDemand = {
  instance: iam.role('OnDemandSpecificationInstanceRole'),
  service: iam.role('OnDemandSpecificationServiceRole'),
};
const spot = {
  instance: iam.role('SpotSpecificationInstanceRole'),
  service: iam.role('SpotSpecificationServiceRole'),
};
const runtimeRole = iam.role('Role');
const managed = [{ Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' }];

interface Named {
  readonly ClusterName: string;
}

export const emrCreateCluster = workflow(async (input: Named) =>
  emr.createCluster.sync({
    Name: input.ClusterName,
    Instances: { KeepJobFlowAliveWhenNoSteps: true },
    JobFlowRole: clusterRole.name,
    ServiceRole: serviceRole.name,
    AutoScalingRole: autoScalingRole.name,
    Tags: managed,
    VisibleToAllUsers: true,
  }),
);

export const emrStepConcurrency = workflow(async (input: Named) =>
  emr.createCluster.sync({
    Name: input.ClusterName,
    Instances: { KeepJobFlowAliveWhenNoSteps: true },
    JobFlowRole: generated.instance.name,
    ServiceRole: generated.service.name,
    AutoScalingRole: generated.autoScaling.name,
    StepConcurrencyLevel: 10,
    Tags: managed,
    VisibleToAllUsers: true,
  }),
);

export const emrAutoTermination = workflow(async () =>
  emr.createCluster.sync({
    Name: 'ClusterName',
    Instances: { KeepJobFlowAliveWhenNoSteps: true },
    JobFlowRole: generated.instance.name,
    ServiceRole: generated.service.name,
    AutoScalingRole: generated.autoScaling.name,
    Tags: managed,
    VisibleToAllUsers: true,
    AutoTerminationPolicy: { IdleTimeout: 100 },
  }),
);

export const emrOnDemandSpecification = workflow(async () =>
  emr.createCluster.sync({
    Name: 'OnDemandCluster',
    Instances: {
      InstanceFleets: [
        {
          InstanceFleetType: 'MASTER',
          LaunchSpecifications: { OnDemandSpecification: { AllocationStrategy: 'lowest-price' } },
          TargetOnDemandCapacity: 1,
        },
      ],
      KeepJobFlowAliveWhenNoSteps: true,
    },
    JobFlowRole: onDemand.instance.name,
    ServiceRole: onDemand.service.name,
    Tags: managed,
    VisibleToAllUsers: true,
  }),
);

export const emrSpotSpecification = workflow(async () =>
  emr.createCluster.sync({
    Name: 'SpotCluster',
    Instances: {
      InstanceFleets: [
        {
          InstanceFleetType: 'MASTER',
          LaunchSpecifications: {
            SpotSpecification: {
              AllocationStrategy: 'capacity-optimized',
              TimeoutAction: 'TERMINATE_CLUSTER',
              TimeoutDurationMinutes: 5,
            },
          },
          TargetSpotCapacity: 1,
        },
      ],
      KeepJobFlowAliveWhenNoSteps: true,
    },
    JobFlowRole: spot.instance.name,
    ServiceRole: spot.service.name,
    Tags: managed,
    VisibleToAllUsers: true,
  }),
);

export const emrAddStepRuntimeRoleCluster = workflow(async (input: Named) =>
  emr.createCluster.sync({
    Name: input.ClusterName,
    Instances: { KeepJobFlowAliveWhenNoSteps: true },
    JobFlowRole: generated.instance.name,
    ServiceRole: generated.service.name,
    AutoScalingRole: generated.autoScaling.name,
    SecurityConfiguration: 'AddStepRuntimeRoleSecConfig',
    Tags: managed,
    VisibleToAllUsers: true,
  }),
);

export const emrAddStepRuntimeRole = workflow(async () =>
  emr.addStep.sync({
    ClusterId: 'ClusterId',
    ExecutionRoleArn: runtimeRole,
    Step: { Name: 'StepName', ActionOnFailure: 'CONTINUE', HadoopJarStep: { Jar: 'Jar' } },
  }),
);

export const emrAddStep = workflow(async () =>
  emr.addStep.sync({
    ClusterId: 'ClusterId',
    Step: { Name: 'StepName', ActionOnFailure: 'CONTINUE', HadoopJarStep: { Jar: 'Jar' } },
  }),
);

export const emrCancelStep = workflow(async () => emr.cancelStep({ ClusterId: 'ClusterId', StepId: 'StepId' }));

export const emrTerminationProtection = workflow(async () =>
  emr.setClusterTerminationProtection({ ClusterId: 'ClusterId', TerminationProtected: false }),
);

export const emrTerminateCluster = workflow(async () => emr.terminateCluster.sync({ ClusterId: 'ClusterId' }));

export const emrModifyInstanceFleet = workflow(async () =>
  emr.modifyInstanceFleetByName({
    ClusterId: 'ClusterId',
    InstanceFleetName: 'InstanceFleetName',
    InstanceFleet: { TargetOnDemandCapacity: 2, TargetSpotCapacity: 0 },
  }),
);

export const emrModifyInstanceGroup = workflow(async (input: { InstanceGroupName: string }) =>
  emr.modifyInstanceGroupByName({
    ClusterId: 'ClusterId',
    InstanceGroupName: input.InstanceGroupName,
    InstanceGroup: { InstanceCount: 1 },
  }),
);
