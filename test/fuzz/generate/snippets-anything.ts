/** Snippets about values of which TypeScript knows nothing: operators convert whatever they meet. */
import type { Snippet } from './snippets.ts';
import { listOf, STRING } from './types.ts';

const TEXTS = listOf(STRING);

export const ANYTHING_SNIPPETS: readonly Snippet[] = [
  {
    name: 'anything calculated',
    gives: TEXTS,
    text: 'const %m: any = $b ? $j : $a;\nconst %p: any = $b ? $a : $j;\nconst %r: string[] = [%m - %p, %m * 1, %m & %p, -%m, %m % 3].map((one) => `${one}`);',
  },
  {
    name: 'anything added',
    gives: STRING,
    text: 'let %m: any = $a;\nfor (const %x of [$j, $n]) %m = %m + (%x as any);\n%m += 1;\nconst %r: string = `${typeof %m} ${%m}`;',
  },
  {
    name: 'anything compared',
    gives: TEXTS,
    text: 'const %m: any = $b ? $j : $a;\nconst %r: string[] = [%m < $n, %m >= $s, %m == $s, %m != $n, $b == %m, %m == null].map(String);',
  },
  {
    name: 'scalars of any kind compared',
    gives: TEXTS,
    text: 'const %m: string | number | boolean | null = $b ? $S : $b ? $N : null;\nconst %p: string | number | boolean = $b ? $B : $N;\nconst %r: string[] = [%m == %p, %p != %m].map(String);',
  },
  {
    name: 'anything counted',
    gives: TEXTS,
    text: 'const %o: { v: any } = { v: $b ? $a : $j };\nconst %x = `${%o.v++}`;\n%o.v -= 1;\nconst %r: string[] = [%x, `${%o.v}`];',
  },
];
