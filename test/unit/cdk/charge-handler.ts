/** A handler as `lambda.fn('Charge', handler)` has one; bundled by a test. */
export async function charge(event: { readonly amount: number }): Promise<{ readonly receipt: string }> {
  return { receipt: `receipt-of-${event.amount}` };
}
