/** Built-ins that cannot be what they are in JavaScript, each with what to do instead. */
import { supportOf } from './members/index.ts';

/** Why a built-in is refused, as the edit to make; undefined for those that are not refused by name. */
export function refusal(member: string): string | undefined {
  const support = supportOf(member);
  return support?.supported === false ? support.instead : undefined;
}
