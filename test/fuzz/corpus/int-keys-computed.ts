// {"inputs":[{"ks":["b","2","a","1","10","9"]}],"concurrent":false}
import { workflow } from 'stepscript';
export const run = workflow(async (input: { ks: string[] }) => {
  const o: Record<string, number> = {};
  let n = 0;
  for (const k of input.ks) o[k] = n++;
  const p = { ...o, '5': 50, z: 1 };
  delete o['a'];
  o['a'] = 99;
  const q = Object.fromEntries(input.ks.map((k, i) => [k, i]));
  const out: string[] = [];
  for (const k in q) out.push(k);
  return [
    Object.keys(o),
    Object.keys(p),
    Object.entries(q),
    out,
    JSON.stringify(p),
    { [input.ks[1]]: 1, x: 2, [input.ks[3]]: 3 },
  ];
});
