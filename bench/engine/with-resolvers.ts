/** `Promise.withResolvers`, which Node 20 does not have. */

interface Resolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T | PromiseLike<T>) => void;
  readonly reject: (reason?: unknown) => void;
}

/** Gives `Promise` the method where it has none. */
export function addWithResolvers(): void {
  if (!('withResolvers' in Promise)) Object.assign(Promise, { withResolvers });
}

function withResolvers<T>(): Resolvers<T> {
  const functions: { -readonly [K in 'resolve' | 'reject']?: Resolvers<T>[K] } = {};
  const promise = new Promise<T>((resolve, reject) => {
    functions.resolve = resolve;
    functions.reject = reject;
  });
  const { resolve, reject } = functions;
  if (resolve === undefined || reject === undefined) throw new Error('A promise calls its executor at once.');
  return { promise, resolve, reject };
}
