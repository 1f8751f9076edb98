/**
 * The plain name behind any way to refer to a resource: its name, ARN or URL, or the placeholder that a definition without
 * substitutions holds. Local services know their resources by it.
 */

/**
 * The name.
 *
 * @example
 * resourceName('arn:aws:lambda:us-east-1:123456789012:function:Charge:live'); // 'Charge'
 * resourceName('${ChargeArn}'); // 'Charge'
 * resourceName('https://sqs.us-east-1.amazonaws.com/123456789012/Jobs'); // 'Jobs'
 */
export function resourceName(reference: string): string {
  const placeholder = /^\$\{(\w+?)(?:Name|Arn|Url)\}$/.exec(reference)?.[1];
  if (placeholder !== undefined) return placeholder;
  if (/^https?:/.test(reference)) return reference.replace(/\/+$/, '').split('/').at(-1) ?? reference;
  if (!reference.startsWith('arn:')) return reference.includes(':function:') ? functionName(reference) : reference;
  if (reference.includes(':function:')) return functionName(reference);
  return reference.split(/[:/]/).at(-1) ?? reference;
}

function functionName(reference: string): string {
  return reference.split(':function:')[1]?.split(':')[0] ?? reference;
}
