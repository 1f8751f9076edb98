/** Expressions that give a number. */
import { type Context, hit, writables } from './context.ts';
import { fromTemplate } from './templates.ts';
import { printType } from './types.ts';

const OPERATORS = [
  '($n + $n)',
  '($n + $n)',
  '($n - $n)',
  '($n - $n)',
  '($n * $u)',
  '($n * $n % 1000)',
  '($n % $n)',
  '($n / 2)',
  '($n / $n)',
  '(-$n)',
  '(+$n)',
  '(-$n)',
];
const BITS = ['($n | $n)', '($n & $n)', '($n ^ $n)', '(~$n)', '($n << $u)', '($n >> $u)', '($n >>> $u)', '($n | 0)'];
const LENGTHS = ['$s.length', '$ls.length', '$la.length', '$ln.length', 'Object.keys($d).length'];
const LIBRARY = [
  'Math.max($n, $n)',
  'Math.min($n, $n)',
  'Math.floor($n)',
  'Math.ceil($n)',
  'Math.round($n)',
  'Math.trunc($n)',
  'Math.abs($n)',
  'Math.sign($n)',
  'Math.sqrt(Math.abs($n))',
  'Math.max(...$ln)',
  'Math.min(1, ...$ln)',
  'Number($s)',
  'Number($b)',
  'parseInt($s, 10)',
  'parseFloat($s)',
  '$s.indexOf($c)',
  '$s.lastIndexOf($c)',
  '$ln.indexOf($n)',
  '$ls.indexOf($s)',
  '$ln.lastIndexOf($n)',
  '$s.charCodeAt(0)',
  '$s.search($r)',
  '$ln.findIndex((n) => n > $u)',
  '$ls.findLastIndex((s) => s.length < $u)',
  '$ln.reduce((a, b) => a + b, 0)',
  '($n ** 2)',
  '(+$s)',
  '(+$b)',
  '($s.codePointAt(0) ?? 0)',
  '$s.split($c).length',
  'Number.parseInt($s)',
  'Math.pow($n, 2)',
  'Math.clz32($n)',
  'Math.imul($n, $n)',
  'Number.parseFloat($s)',
  'parseInt($s)',
  'parseInt($s, 16)',
  '$ln.findLastIndex((n) => n > $u)',
  '($ln.at($i) ?? 0)',
  '($ln.findLast((n) => n > $u) ?? 0)',
  '$ln.reduceRight((a, b) => a - b, 0)',
  '$ls.lastIndexOf($s)',
  '$s.indexOf($c, $i)',
  'Date.UTC($u + 2000, $u, $i)',
  "Date.parse('2024-02-29T12:30:00Z')",
  'new Date(($n % 1e12) || 0).getUTCDay()',
  'new Date(($n % 1e12) || 0).getUTCMonth()',
  '[...$s.matchAll(/[a-c]/g)].length',
  '[...$ln.keys()].length',
  '$ln.toSpliced($i, $u).length',
  '(Object.assign({}, $d).k ?? 0)',
  '(structuredClone($d).zz ?? 0)',
  'Number.MAX_SAFE_INTEGER % 10',
];

/** A number. */
export function numberExpression(cx: Context, depth: number): string {
  const update = cx.random.chance(0.06) ? updateExpression(cx) : undefined;
  if (update !== undefined) return update;
  const roll = cx.random.below(20);
  if (roll < 10) return fromTemplate(cx, OPERATORS, depth);
  if (roll < 11) return fromTemplate(cx, BITS, depth);
  if (roll < 14) return fromTemplate(cx, LENGTHS, depth);
  return fromTemplate(cx, LIBRARY, depth);
}

/** `x++` and compound assignment as expressions. */
export function updateExpression(cx: Context): string | undefined {
  const numbers = writables(cx).filter((variable) => printType(variable.type) === 'number');
  if (numbers.length === 0) return undefined;
  const { name } = cx.random.pick(numbers);
  hit(cx, 'update expression');
  return cx.random.pick([
    `${name}++`,
    `++${name}`,
    `${name}--`,
    `--${name}`,
    `(${name} += 2)`,
    `(${name} -= 1)`,
    `(${name} %= 7)`,
  ]);
}
