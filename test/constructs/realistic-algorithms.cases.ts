/** The algorithms that every developer has written once, as plain helpers: sorting, searching, parsing, graphs, dynamic programs. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

function quickSort(list: number[]): number[] {
  if (list.length <= 1) return list;
  const [pivot, ...rest] = list as [number, ...number[]];
  return [...quickSort(rest.filter((x) => x < pivot)), pivot, ...quickSort(rest.filter((x) => x >= pivot))];
}
function mergeSorted(a: number[], b: number[]): number[] {
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) out.push(a[i]! <= b[j]! ? a[i++]! : b[j++]!);
  return out.concat(a.slice(i), b.slice(j));
}
function mergeSort(list: number[]): number[] {
  if (list.length < 2) return list;
  const middle = list.length >> 1;
  return mergeSorted(mergeSort(list.slice(0, middle)), mergeSort(list.slice(middle)));
}
function bubbleSort(given: number[]): number[] {
  const list = [...given];
  for (let i = 0; i < list.length; i++) {
    let swapped = false;
    for (let j = 0; j < list.length - i - 1; j++) {
      if (list[j]! > list[j + 1]!) {
        [list[j], list[j + 1]] = [list[j + 1]!, list[j]!];
        swapped = true;
      }
    }
    if (!swapped) break;
  }
  return list;
}
function insertionSort(given: number[]): number[] {
  const list = given.slice();
  for (let i = 1; i < list.length; i++) {
    const key = list[i]!;
    let j = i - 1;
    while (j >= 0 && list[j]! > key) {
      list[j + 1] = list[j]!;
      j--;
    }
    list[j + 1] = key;
  }
  return list;
}
export const sorts = workflow(async ({ list }: { list: number[] }) => ({
  quick: quickSort(list),
  merge: mergeSort(list),
  bubble: bubbleSort(list),
  insertion: insertionSort(list),
}));

function binarySearch(list: number[], wanted: number): number {
  let [low, high] = [0, list.length - 1];
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    const value = list[middle]!;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
export const searches = workflow(async ({ list, wanted }: { list: number[]; wanted: number }) =>
  binarySearch(list, wanted),
);

function primes(limit: number): number[] {
  const sieve = new Array<boolean>(limit + 1).fill(true);
  sieve[0] = sieve[1] = false;
  for (let p = 2; p * p <= limit; p++) {
    if (!sieve[p]) continue;
    for (let multiple = p * p; multiple <= limit; multiple += p) sieve[multiple] = false;
  }
  return sieve.flatMap((prime, n) => (prime ? [n] : []));
}
function factors(n: number): number[] {
  const out: number[] = [];
  for (let d = 2; d * d <= n; d++) {
    while (n % d === 0) {
      out.push(d);
      n /= d;
    }
  }
  if (n > 1) out.push(n);
  return out;
}
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
export const numbers = workflow(async ({ n, m }: { n: number; m: number }) => ({
  primes: primes(n),
  factors: factors(n),
  gcd: gcd(n, m),
  lcm: (n * m) / gcd(n, m),
  binary: Math.floor(n).toString(2),
  digits: [...String(n)].reduce((sum, digit) => sum + Number(digit), 0),
}));

function toRoman(n: number): string {
  const numerals: [string, number][] = [
    ['M', 1000],
    ['CM', 900],
    ['D', 500],
    ['CD', 400],
    ['C', 100],
    ['XC', 90],
    ['L', 50],
    ['XL', 40],
    ['X', 10],
    ['IX', 9],
    ['V', 5],
    ['IV', 4],
    ['I', 1],
  ];
  let out = '';
  for (const [text, value] of numerals) {
    while (n >= value) {
      out += text;
      n -= value;
    }
  }
  return out;
}
function fromRoman(text: string): number {
  const values: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const here = values[text[i]!]!;
    const next = values[text[i + 1] ?? ''] ?? 0;
    total += here < next ? -here : here;
  }
  return total;
}
export const roman = workflow(async ({ n }: { n: number }) => ({ text: toRoman(n), back: fromRoman(toRoman(n)) }));

function levenshtein(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
    }
  }
  return rows[a.length]![b.length]!;
}
function longestCommon(a: string, b: string): string {
  const table: string[][] = [];
  for (let i = 0; i <= a.length; i++) {
    table.push([]);
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) table[i]!.push('');
      else if (a[i - 1] === b[j - 1]) table[i]!.push(table[i - 1]![j - 1]! + a[i - 1]!);
      else {
        const [up, left] = [table[i - 1]![j]!, table[i]![j - 1]!];
        table[i]!.push(up.length >= left.length ? up : left);
      }
    }
  }
  return table[a.length]![b.length]!;
}
export const distance = workflow(async ({ a, b }: { a: string; b: string }) => ({
  edits: levenshtein(a, b),
  common: longestCommon(a, b),
}));

function topological(graph: Record<string, string[]>): string[] {
  const degree: Record<string, number> = {};
  for (const [node, targets] of Object.entries(graph)) {
    degree[node] ??= 0;
    for (const target of targets) degree[target] = (degree[target] ?? 0) + 1;
  }
  const queue = Object.keys(degree).filter((node) => degree[node] === 0);
  const order: string[] = [];
  while (queue.length > 0) {
    const node = queue.shift()!;
    order.push(node);
    for (const target of graph[node] ?? []) {
      degree[target]!--;
      if (degree[target] === 0) queue.push(target);
    }
  }
  if (order.length !== Object.keys(degree).length) throw new Error('cycle');
  return order;
}
function shortest(graph: Record<string, Record<string, number>>, from: string): Record<string, number> {
  const distances: Record<string, number> = {};
  const visited = new Set<string>();
  for (const node of Object.keys(graph)) distances[node] = Infinity;
  distances[from] = 0;
  for (;;) {
    let nearest: string | undefined;
    for (const node of Object.keys(distances)) {
      if (!visited.has(node) && (nearest === undefined || distances[node]! < distances[nearest]!)) nearest = node;
    }
    if (nearest === undefined || distances[nearest] === Infinity) break;
    visited.add(nearest);
    for (const [next, weight] of Object.entries(graph[nearest] ?? {})) {
      distances[next] = Math.min(distances[next] ?? Infinity, distances[nearest]! + weight);
    }
  }
  return Object.fromEntries(Object.entries(distances).filter(([, d]) => Number.isFinite(d)));
}
function breadthFirst(graph: Record<string, string[]>, from: string, to: string): string[] | null {
  const queue: string[][] = [[from]];
  const seen = new Set([from]);
  while (queue.length) {
    const path = queue.shift()!;
    const last = path[path.length - 1]!;
    if (last === to) return path;
    for (const next of graph[last] ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return null;
}
export const graphs = workflow(
  async (input: {
    edges: Record<string, string[]>;
    weights: Record<string, Record<string, number>>;
    from: string;
    to: string;
  }) => {
    let order: string[] | string;
    try {
      order = topological(input.edges);
    } catch (error) {
      order = (error as Error).message;
    }
    return {
      order,
      shortest: shortest(input.weights, input.from),
      path: breadthFirst(input.edges, input.from, input.to),
    };
  },
);

function queens(size: number): number[][] {
  const solutions: number[][] = [];
  const place = (row: number, columns: number[]): void => {
    if (row === size) {
      solutions.push(columns);
      return;
    }
    for (let column = 0; column < size; column++) {
      const safe = columns.every((other, i) => other !== column && Math.abs(other - column) !== row - i);
      if (safe) place(row + 1, [...columns, column]);
    }
  };
  place(0, []);
  return solutions;
}
function permutations<T>(list: T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((item, i) =>
    permutations([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}
const powerSet = <T>(list: T[]): T[][] =>
  list.reduce<T[][]>((subsets, item) => subsets.concat(subsets.map((subset) => [...subset, item])), [[]]);
export const combinations = workflow(async ({ size, list }: { size: number; list: string[] }) => ({
  queens: queens(size),
  permutations: permutations(list),
  subsets: powerSet(list),
}));

function runLength(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    let run = 1;
    while (text[i + run] === text[i]) run++;
    out += `${run > 1 ? run : ''}${text[i]}`;
    i += run;
  }
  return out;
}
const expand = (text: string): string =>
  text.replace(/(\d+)(\D)/g, (_, count: string, letter: string) => letter.repeat(Number(count)));
const caesar = (text: string, shift: number): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + shift + 26) % 26) + base);
  });
function balanced(text: string): boolean {
  const closing: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  const stack: string[] = [];
  for (const c of text) {
    if ('([{'.includes(c)) stack.push(c);
    else if (c in closing && stack.pop() !== closing[c]) return false;
  }
  return stack.length === 0;
}
const palindrome = (text: string): boolean => {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters === [...letters].reverse().join('');
};
const slug = (text: string): string =>
  text
    .toLowerCase()
    .trim()
    .replace(/[^\w\s-]/g, '')
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
const title = (text: string): string =>
  text
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');
const camel = (text: string): string => text.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
export const texts = workflow(async ({ text, shift }: { text: string; shift: number }) => ({
  packed: runLength(text),
  unpacked: expand(runLength(text)),
  caesar: caesar(text, shift),
  balanced: balanced(text),
  palindrome: palindrome(text),
  slug: slug(text),
  title: title(text),
  camel: camel(text),
  counts: [...text].reduce<Record<string, number>>((counts, c) => ({ ...counts, [c]: (counts[c] ?? 0) + 1 }), {}),
}));

type Token = { kind: 'number'; value: number } | { kind: 'operator'; value: string };
function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; ) {
    const c = text[i]!;
    if (c === ' ') {
      i++;
      continue;
    }
    if (/[0-9.]/.test(c)) {
      let end = i;
      while (end < text.length && /[0-9.]/.test(text[end]!)) end++;
      tokens.push({ kind: 'number', value: parseFloat(text.slice(i, end)) });
      i = end;
      continue;
    }
    if (!'+-*/()'.includes(c)) throw new SyntaxError(`unexpected ${c} at ${i}`);
    tokens.push({ kind: 'operator', value: c });
    i++;
  }
  return tokens;
}
function postfix(tokens: Token[]): Token[] {
  const rank: Record<string, number> = { '+': 1, '-': 1, '*': 2, '/': 2 };
  const out: Token[] = [];
  const stack: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'number') out.push(token);
    else if (token.value === '(') stack.push(token);
    else if (token.value === ')') {
      while (stack.length && stack.at(-1)!.value !== '(') out.push(stack.pop()!);
      if (!stack.pop()) throw new SyntaxError('unbalanced');
    } else {
      while (stack.length && (rank[stack.at(-1)!.value] ?? 0) >= rank[token.value]!) out.push(stack.pop()!);
      stack.push(token);
    }
  }
  while (stack.length) out.push(stack.pop()!);
  return out;
}
function evaluate(tokens: Token[]): number {
  const stack: number[] = [];
  for (const token of tokens) {
    if (token.kind === 'number') {
      stack.push(token.value);
      continue;
    }
    const right = stack.pop();
    const left = stack.pop();
    if (left === undefined || right === undefined) throw new SyntaxError('operand missing');
    switch (token.value) {
      case '+':
        stack.push(left + right);
        break;
      case '-':
        stack.push(left - right);
        break;
      case '*':
        stack.push(left * right);
        break;
      case '/':
        stack.push(left / right);
        break;
      default:
        throw new SyntaxError(`unknown ${token.value}`);
    }
  }
  const [result] = stack;
  if (result === undefined || stack.length !== 1) throw new SyntaxError('incomplete');
  return result;
}
export const calculator = workflow(async ({ text }: { text: string }) => {
  try {
    return { value: evaluate(postfix(tokenize(text))) };
  } catch (error) {
    if (error instanceof SyntaxError) return { error: error.message };
    throw error;
  }
});

function life(grid: number[][]): number[][] {
  const at = (y: number, x: number): number => grid[y]?.[x] ?? 0;
  return grid.map((row, y) =>
    row.map((cell, x) => {
      let alive = 0;
      for (const dy of [-1, 0, 1]) for (const dx of [-1, 0, 1]) if (dy !== 0 || dx !== 0) alive += at(y + dy, x + dx);
      return alive === 3 || (cell === 1 && alive === 2) ? 1 : 0;
    }),
  );
}
function flood(given: number[][], y: number, x: number, color: number): number[][] {
  const grid = given.map((row) => [...row]);
  const old = grid[y]?.[x];
  if (old === undefined || old === color) return grid;
  const stack: [number, number][] = [[y, x]];
  while (stack.length > 0) {
    const [r, c] = stack.pop()!;
    if (grid[r]?.[c] !== old) continue;
    grid[r]![c] = color;
    stack.push([r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]);
  }
  return grid;
}
function spiral(matrix: number[][]): number[] {
  const rows = matrix.map((row) => [...row]);
  const out: number[] = [];
  while (rows.length) {
    out.push(...rows.shift()!);
    for (const row of rows) if (row.length) out.push(row.pop()!);
    out.push(...(rows.pop() ?? []).toReversed());
    for (let i = rows.length - 1; i >= 0; i--) if (rows[i]!.length) out.push(rows[i]!.shift()!);
  }
  return out;
}
const transpose = (matrix: number[][]): number[][] => (matrix[0] ?? []).map((_, x) => matrix.map((row) => row[x]!));
const multiply = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => transpose(b).map((column) => row.reduce((sum, value, i) => sum + value * column[i]!, 0)));
export const grids = workflow(async ({ grid }: { grid: number[][] }) => ({
  life: life(life(grid)),
  flood: flood(grid, 0, 0, 7),
  spiral: spiral(grid),
  transposed: transpose(grid),
  square: multiply(grid, transpose(grid)),
}));

function knapsack(items: { weight: number; value: number }[], capacity: number): number {
  const best = new Array<number>(capacity + 1).fill(0);
  for (const { weight, value } of items) {
    for (let left = capacity; left >= weight; left--) best[left] = Math.max(best[left]!, best[left - weight]! + value);
  }
  return best[capacity]!;
}
function mergeIntervals(intervals: [number, number][]): [number, number][] {
  const sorted = [...intervals].sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = out[out.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
function twoSum(list: number[], target: number): [number, number] | null {
  const seen = new Map<number, number>();
  for (const [i, value] of list.entries()) {
    const other = seen.get(target - value);
    if (other !== undefined) return [other, i];
    seen.set(value, i);
  }
  return null;
}
function maxSubarray(list: number[]): number {
  let best = -Infinity;
  let current = 0;
  for (const value of list) {
    current = Math.max(value, current + value);
    best = Math.max(best, current);
  }
  return best;
}
function firstFit(sizes: number[], capacity: number): number[][] {
  const bins: { left: number; sizes: number[] }[] = [];
  for (const size of sizes.toSorted((a, b) => b - a)) {
    let bin = bins.find(({ left }) => left >= size);
    if (!bin) bins.push((bin = { left: capacity, sizes: [] }));
    bin.left -= size;
    bin.sizes.push(size);
  }
  return bins.map(({ sizes }) => sizes);
}
export const optimum = workflow(async ({ list, capacity }: { list: number[]; capacity: number }) => ({
  knapsack: knapsack(
    list.map((n) => ({ weight: Math.abs(n) + 1, value: n * 2 })),
    capacity,
  ),
  merged: mergeIntervals(list.map((n, i): [number, number] => [n, n + i])),
  pair: twoSum(list, capacity),
  best: list.length ? maxSubarray(list) : null,
  bins: firstFit(list.map(Math.abs), capacity),
}));

function components(size: number, pairs: [number, number][]): number[][] {
  const parent = Array.from({ length: size }, (_, i) => i);
  const find = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  for (const [a, b] of pairs) {
    const [x, y] = [find(a), find(b)];
    if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
  }
  const groups: Record<number, number[]> = {};
  for (let i = 0; i < size; i++) (groups[find(i)] ??= []).push(i);
  return Object.values(groups);
}
export const unions = workflow(async ({ size, pairs }: { size: number; pairs: [number, number][] }) =>
  components(size, pairs),
);

function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',' || c === '\n') {
      rows[rows.length - 1]!.push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows[rows.length - 1]!.push(cell);
  const [header = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}
const parseQuery = (query: string): Record<string, string | string[]> => {
  const out: Record<string, string | string[]> = {};
  for (const part of query.replace(/^\?/, '').split('&')) {
    if (!part) continue;
    const [key = '', value = ''] = part.split('=').map((s) => decodeURIComponent(s.replace(/\+/g, ' ')));
    const before = out[key];
    if (before === undefined) out[key] = value;
    else if (Array.isArray(before)) before.push(value);
    else out[key] = [before, value];
  }
  return out;
};
export const formats = workflow(async ({ csv, query }: { csv: string; query: string }) => ({
  rows: parseCsv(csv),
  query: parseQuery(query),
}));

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const getPath = (value: Json, path: string): Json | undefined =>
  path
    .split('.')
    .reduce<Json | undefined>(
      (at, key) => (at !== null && typeof at === 'object' ? (at as Record<string, Json>)[key] : undefined),
      value,
    );
function flatten(value: Json, prefix = ''): Record<string, Json> {
  if (value === null || typeof value !== 'object') return { [prefix]: value };
  return Object.entries(value).reduce<Record<string, Json>>(
    (out, [key, inner]) => ({ ...out, ...flatten(inner, prefix ? `${prefix}.${key}` : key) }),
    {},
  );
}
function equal(a: Json, b: Json): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object')
    return JSON.stringify(a) === JSON.stringify(b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.keys(b).includes(key) && equal((a as Record<string, Json>)[key]!, (b as Record<string, Json>)[key]!),
  );
}
function diff(a: Record<string, Json>, b: Record<string, Json>): { path: string; before?: Json; after?: Json }[] {
  const out: { path: string; before?: Json; after?: Json }[] = [];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const change: { path: string; before?: Json; after?: Json } = { path: key };
    if (key in a && key in b && equal(a[key]!, b[key]!)) continue;
    if (key in a) change.before = a[key]!;
    if (key in b) change.after = b[key]!;
    out.push(change);
  }
  return out;
}
export const structures = workflow(
  async ({ a, b, path }: { a: Record<string, Json>; b: Record<string, Json>; path: string }) => ({
    at: getPath(a, path) ?? 'nothing',
    flat: flatten(a),
    equal: equal(a, b),
    diff: diff(a, b),
  }),
);

function lru(requests: string[], size: number): { hits: number; kept: string[] } {
  const cache = new Map<string, number>();
  let hits = 0;
  for (const [time, key] of requests.entries()) {
    if (cache.has(key)) {
      hits++;
      cache.delete(key);
    } else if (cache.size >= size) {
      const [oldest] = cache.keys();
      if (oldest !== undefined) cache.delete(oldest);
    }
    cache.set(key, time);
  }
  return { hits, kept: [...cache.keys()] };
}
function slidingWindow(times: number[], limit: number, span: number): boolean[] {
  const recent: number[] = [];
  return times.map((time) => {
    while (recent.length && recent[0]! <= time - span) recent.shift();
    if (recent.length >= limit) return false;
    recent.push(time);
    return true;
  });
}
export const caches = workflow(async ({ words, size }: { words: string[]; size: number }) => ({
  lru: lru(words, size),
  window: slidingWindow(
    words.map((word) => word.length),
    size,
    2,
  ),
}));
export default cases(
  {
    sorts: { inputs: [{ list: [] }, { list: [1] }, { list: [3, 1, 2] }, { list: [5, -1, 5, 0, 2.5, -1] }] },
    searches: {
      inputs: [
        { list: [], wanted: 1 },
        { list: [1], wanted: 1 },
        { list: [1, 3, 5, 7, 9], wanted: 9 },
        { list: [1, 3, 5, 7, 9], wanted: 4 },
      ],
    },
    numbers: {
      inputs: [
        { n: 1, m: 1 },
        { n: 12, m: 18 },
        { n: 97, m: 10 },
        { n: 60, m: 0 },
      ],
    },
    roman: { inputs: [{ n: 0 }, { n: 1 }, { n: 1994 }, { n: 3999 }] },
    distance: {
      inputs: [
        { a: '', b: '' },
        { a: 'kitten', b: 'sitting' },
        { a: 'a', b: '' },
        { a: 'same', b: 'same' },
      ],
    },
    graphs: {
      inputs: [
        { edges: {}, weights: {}, from: 'a', to: 'b' },
        {
          edges: { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] },
          weights: { a: { b: 4, c: 1 }, c: { b: 2 }, b: {} },
          from: 'a',
          to: 'd',
        },
        { edges: { a: ['b'], b: ['a'] }, weights: { a: {}, x: { a: 1 } }, from: 'a', to: 'a' },
      ],
    },
    combinations: {
      inputs: [
        { size: 1, list: [] },
        { size: 4, list: ['a', 'b', 'c'] },
        { size: 3, list: ['x'] },
      ],
    },
    texts: {
      inputs: [
        { text: '', shift: 1 },
        { text: 'aaabccd', shift: 3 },
        { text: 'A man, a plan: (Pa_na-ma)]', shift: -1 },
      ],
    },
    calculator: {
      inputs: ['1 + 2 * 3', '(1 + 2) * 3', '2 / 0 - 1', '1 +', '', '(1', '1)', '2 $ 3', '1.5*4'].map((text) => ({
        text,
      })),
    },
    grids: {
      inputs: [
        { grid: [] },
        { grid: [[1]] },
        {
          grid: [
            [0, 1, 0],
            [0, 1, 0],
            [0, 1, 0],
          ],
        },
        {
          grid: [
            [1, 2, 3],
            [4, 5, 6],
          ],
        },
      ],
    },
    optimum: {
      inputs: [
        { list: [], capacity: 3 },
        { list: [3, 1, 2], capacity: 5 },
        { list: [-2, 1, -3, 4, -1, 2, 1, -5, 4], capacity: 6 },
      ],
    },
    unions: {
      inputs: [
        { size: 0, pairs: [] },
        { size: 3, pairs: [] },
        {
          size: 6,
          pairs: [
            [0, 5],
            [5, 2],
            [3, 4],
          ],
        },
      ],
    },
    formats: {
      inputs: [
        { csv: '', query: '' },
        { csv: 'a,b\n1,"x, ""y"""\n2', query: '?a=1&b=x+y&a=2&a=%C3%A9&c' },
      ],
    },
    structures: {
      inputs: [
        { a: {}, b: {}, path: '' },
        { a: { x: { y: [1, { z: null }] }, n: 0 }, b: { x: { y: [1, { z: 0 }] }, m: [] }, path: 'x.y.1.z' },
        { a: { k: [[]] }, b: { k: [[]] }, path: 'k.0.0' },
      ],
    },
    caches: {
      inputs: [
        { words: [], size: 1 },
        { words: ['a', 'b', 'a', 'c', 'b'], size: 2 },
        { words: ['x', 'xx', 'xxx', 'xxxx'], size: 1 },
      ],
    },
  },
  () => ({}),
);
