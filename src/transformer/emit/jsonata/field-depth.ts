/** Evaluation depth of a whole ASL field. */
import type { Json } from '../../../asl/index.ts';
import { depthOf } from './depth.ts';
import { parseJsonata } from './parse.ts';

/**
 * The greatest evaluation depth of the expressions in a field; 0 where there is none. AWS refuses more than 100.
 *
 * @example
 * fieldDepth({ total: '{% $a + $b %}' }); // 2
 */
export function fieldDepth(field: Json): number {
  if (typeof field === 'string') {
    const isExpression = field.startsWith('{%') && field.endsWith('%}');
    return isExpression ? depthOf(parseJsonata(field.slice(2, -2))) : 0;
  }
  if (typeof field !== 'object' || field === null) return 0;
  return Math.max(0, ...Object.values(field).map((part: Json) => fieldDepth(part)));
}
