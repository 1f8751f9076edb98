// {"inputs":[{"log":[]},{"log":["ab"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { log: string[] }) => {
  const r = { inner: { s: 'a', n: 1 } };
  r.inner = { s: input.log[0], n: 2 };
  const { inner } = r;
  return [`${inner.s}`, inner.s + 'x', inner.s + inner.n, inner.s === 'ab', String(r.inner.s), r.inner.s < 'b'];
});
