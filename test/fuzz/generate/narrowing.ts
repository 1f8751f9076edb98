/** Tests by which TypeScript narrows a union. */
import type { Type } from './types.ts';

/** A test that is true for exactly one member of a union. */
export function testFor(name: string, member: Type, rest: readonly Type[]): string | undefined {
  switch (member.kind) {
    case 'null':
      return `${name} === null`;
    case 'undefined':
      return `${name} === undefined`;
    case 'string':
    case 'number':
    case 'boolean':
      return `typeof ${name} === '${member.kind}'`;
    case 'list':
      return rest.some((other) => other.kind === 'list') ? undefined : `Array.isArray(${name})`;
    default:
      return rest.every((other) => other.kind === 'null' || other.kind === 'undefined') ? `${name} != null` : undefined;
  }
}
