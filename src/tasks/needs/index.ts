/**
 * What each call needs: IAM permissions, what AWS refuses, and the names of AWS SDK services. Pure data and pure functions
 * for the transformer, the CLI, the runtime and the CDK construct.
 */
export { handleArnFormat, handleKinds, qualifiedArn } from './handle-kinds.ts';
export {
  clientPackage,
  iamPrefix,
  isSdkService,
  sdkErrorName,
  sdkErrorPrefix,
  serviceOfPackage,
} from './naming/sdk-names.ts';
export { mergeNeeds } from './need.ts';
export { needsOf } from './needs-of.ts';
export { integrationNames } from './optimized/registry.ts';
export { distributedMapNeeds, selfArn, selfId, selfName } from './self.ts';
export type { CallPattern, TaskResource } from './task-resource.ts';
export type { ArgumentFact, CallFacts, HandleAttribute, IamNeed, NeedsFailureCode, NeedsResult } from './types.ts';
