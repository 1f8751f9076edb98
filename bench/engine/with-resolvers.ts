/** `Promise.withResolvers`, which Node 20 does not have. */
export function withResolvers<T>(): PromiseWithResolvers<T> {
  const functions: Partial<PromiseWithResolvers<T>> = {};
  const promise = new Promise<T>((resolve, reject) => {
    functions.resolve = resolve;
    functions.reject = reject;
  });
  const { resolve, reject } = functions;
  if (resolve === undefined || reject === undefined) throw new Error('A promise calls its executor at once.');
  return { promise, resolve, reject };
}
