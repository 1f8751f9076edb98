/**
 * How Step Functions spells members of AWS SDK shapes: optimized integrations capitalise the API's names; AWS SDK
 * integrations use the Java SDK's, in which a leading acronym keeps only its first capital.
 */

/** Which of the two spellings an integration uses. */
export type Spelling = 'sdk' | 'optimized';

/**
 * The ASL spelling of a member.
 *
 * @example
 * aslMember('DBInstanceIdentifier', 'sdk'); // 'DbInstanceIdentifier'
 * aslMember('stateMachineArn', 'optimized'); // 'StateMachineArn'
 */
export function aslMember(member: string, spelling: Spelling): string {
  const name = spelling === 'sdk' ? lowerAcronym(member) : member;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Lower-cases letters from the start while a capital follows that begins no word. */
function lowerAcronym(name: string): string {
  let end = 1;
  while (isUpper(name.charAt(end)) && !isLower(name.charAt(end + 1))) end += 1;
  return name.slice(0, end).toLowerCase() + name.slice(end);
}

const isUpper = (letter: string): boolean => letter >= 'A' && letter <= 'Z';
const isLower = (letter: string): boolean => letter >= 'a' && letter <= 'z';
