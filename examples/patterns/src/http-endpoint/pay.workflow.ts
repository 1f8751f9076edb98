/** HTTP endpoint: a payment API is called with the credentials of an EventBridge connection; no function in between. */
import { workflow } from 'stepscript';
import { events } from 'stepscript/tasks';

export const payments = events.connection('Payments');

interface Payment {
  id: string;
  status: 'succeeded' | 'requires_action';
}

/** Try again when the API is busy or broken; a retried request has the same key, so that nobody pays twice. */
const retry = {
  errors: [
    'States.Http.StatusCode.429',
    'States.Http.StatusCode.500',
    'States.Http.StatusCode.503',
    'States.Http.Socket',
  ],
  interval: '2s',
  backoffRate: 2,
  maxAttempts: 5,
} as const;

export const pay = workflow(async ({ order, cents }: { order: string; cents: number }) => {
  try {
    const { ResponseBody } = await payments.invoke(
      {
        ApiEndpoint: 'https://api.example.com/v1/payments',
        Method: 'POST',
        Headers: { 'Idempotency-Key': order },
        RequestBody: { amount: cents, currency: 'eur', metadata: { order } },
        Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'BRACKETS' } },
      },
      { retry, timeout: '30s' },
    );
    const { id, status } = ResponseBody as Payment;
    return { order, payment: id, paid: status === 'succeeded' };
  } catch (error) {
    if ((error as Error).name !== 'States.Http.StatusCode.402') throw error;
    return { order, payment: null, paid: false };
  }
});
