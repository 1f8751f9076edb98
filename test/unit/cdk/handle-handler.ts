/** A handle that carries its handler, as the modules of workflows export them; bundled by a test. */
import { lambda } from '../../../src/tasks/index.ts';

export const refund = lambda.fn('Refund', async ({ amount }: { readonly amount: number }) => ({
  receipt: `refund-of-${amount}`,
}));
