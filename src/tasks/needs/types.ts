/**
 * What the IAM calculation reads and returns. Everything is plain data, so that the transformer, the CLI and the CDK
 * construct share it. Resources are templates over `${<id>Arn}` placeholders and CloudFormation pseudo parameters.
 */

/**
 * One IAM statement that allows something.
 *
 * @example
 * const need: IamNeed = { actions: ['sns:Publish'], resources: ['${AlertsArn}'] };
 */
export interface IamNeed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** An identifier of a resource that a handle offers. */
export type HandleAttribute = 'Name' | 'Arn' | 'Url';

/**
 * What is known, when the workflow is compiled, of one value in a call's arguments.
 *
 * @example
 * const table: ArgumentFact = { kind: 'handle', id: 'Orders', resourceKind: 'dynamodb.table', attribute: 'Name' };
 */
export type ArgumentFact =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'handle'; readonly id: string; readonly resourceKind: string; readonly attribute: HandleAttribute }
  | { readonly kind: 'dynamic' }
  /** `open`: other entries may exist, e.g. those of a spread. */
  | { readonly kind: 'record'; readonly entries: Readonly<Record<string, ArgumentFact>>; readonly open?: boolean }
  | { readonly kind: 'list'; readonly items: readonly ArgumentFact[] };

/**
 * A call of a service as the compiler sees it.
 *
 * @example
 * const call: CallFacts = {
 *   resource: 'arn:aws:states:::sns:publish',
 *   arguments: { kind: 'record', entries: { TopicArn: { kind: 'dynamic' } } },
 *   credentials: false,
 * };
 */
export interface CallFacts {
  /** ASL Resource: an integration's ARN, or the ARN or placeholder of a function or an activity. */
  readonly resource: string;
  /** The whole Arguments value. */
  readonly arguments: ArgumentFact;
  /** The state has Credentials: the call is made with another role. */
  readonly credentials: boolean;
  /** `Credentials.RoleArn`, where `credentials` is set; absent = not known. */
  readonly credentialsRole?: ArgumentFact;
  /** The handle behind a Resource that is a placeholder. */
  readonly handle?: { readonly id: string; readonly resourceKind: string };
}

/** Why the permissions of a call cannot be stated. */
export type NeedsFailureCode = 'unknown-action' | 'unsupported-action' | 'needs-resource';

/**
 * The permissions of a call, or the reason why there are none to state.
 *
 * @example
 * const refused: NeedsResult = { ok: false, code: 'unknown-action', message: 'there is no service `moonbase`' };
 */
export type NeedsResult =
  | { readonly ok: true; readonly needs: readonly IamNeed[] }
  | { readonly ok: false; readonly code: NeedsFailureCode; readonly message: string };
