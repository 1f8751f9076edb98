/** What the links in the e-mail call: it answers the task token that they carry. */
import { callback } from 'stepscript/client';
import type { Decision } from './expense.workflow.js';

export interface Click {
  readonly queryStringParameters: { readonly decision: 'approve' | 'reject'; readonly token: string };
}

export async function handler({ queryStringParameters: { decision, token } }: Click) {
  await callback<Decision>(token).succeed({ approved: decision === 'approve' });
  return { statusCode: 200, body: 'Thank you.' };
}
