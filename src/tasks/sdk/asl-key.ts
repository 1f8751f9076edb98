/**
 * How Step Functions spells the members of AWS SDK shapes. AWS SDK integrations use the names of the Java SDK, `cap(uncap(member))`:
 * a leading acronym keeps only its first capital, the rest of the name stays.
 */

type Letter<C extends string> = Uppercase<C> extends Lowercase<C> ? false : true;
type IsUpper<C extends string> = C extends Uppercase<C> ? Letter<C> : false;
type IsLower<C extends string> = C extends Lowercase<C> ? Letter<C> : false;

/** The rest of a name after its first letter: lower-case while a capital follows that begins no word. */
type AfterFirst<S extends string> = S extends `${infer First}${infer Rest}`
  ? IsUpper<First> extends true
    ? Rest extends `${infer Next}${string}`
      ? IsLower<Next> extends true
        ? S
        : `${Lowercase<First>}${AfterFirst<Rest>}`
      : Lowercase<First>
    : S
  : S;

/**
 * The spelling of an SDK member in AWS SDK integrations.
 *
 * @example type Key = SdkKey<'DBInstanceIdentifier'>; // 'DbInstanceIdentifier'
 */
export type SdkKey<S extends string> = S extends `${infer First}${infer Rest}`
  ? `${Uppercase<First>}${AfterFirst<Rest>}`
  : S;

/**
 * The spelling of an SDK member in optimized integrations, which capitalise the names of the API.
 *
 * @example type Key = OptimizedKey<'stateMachineArn'>; // 'StateMachineArn'
 */
export type OptimizedKey<S extends string> = Capitalize<S>;

/** Which of the two spellings an integration uses. */
export type Spelling = 'sdk' | 'optimized';

/** The ASL spelling of member `K`. */
export type AslKey<K, S extends Spelling> = K extends string ? (S extends 'sdk' ? SdkKey<K> : OptimizedKey<K>) : never;
