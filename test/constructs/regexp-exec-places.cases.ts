/** Patterns that remember where they were, in helpers, closures and callbacks; and where that is refused, as in recursion. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const check = lambda.fn<{ part: string }, { ok: boolean }>('check');
function found(re: RegExp, text: string): string[] {
  const out: string[] = [];
  let m;
  while ((m = re.exec(text)) !== null) out.push(m[0]);
  return out;
}
export const refusedLiteralArgument = workflow(async ({ text }: { text: string }) => found(/a/g, text));
export const groupsTaken = workflow(async ({ text }: { text: string }) => {
  const re = /(\w)(\w)/g;
  const out: string[][] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    const [, x, y] = m;
    out.push([x!, y!]);
    out.push(m.slice(1));
  }
  return out;
});
export const groupsSpread = workflow(async ({ text }: { text: string }) => {
  const re = /(\w)(\w)/g;
  const out: string[][] = [];
  let m;
  while ((m = re.exec(text)) !== null) {
    const [x, ...y] = m;
    out.push([x, ...y]);
  }
  return out;
});
export const refusedRecursive = workflow(async ({ text }: { text: string }) => {
  const re = /[()]/g;
  const depth = (d: number): number => {
    const m = re.exec(text);
    if (m === null) return d;
    return m[0] === '(' ? depth(d + 1) : Math.max(d, depth(d - 1));
  };
  return depth(0);
});
export const refusedRecursiveParser = workflow(async ({ text }: { text: string }) => {
  const re = /[()ab]/g;
  const parse = (): unknown[] => {
    const list: unknown[] = [];
    let m: RegExpExecArray | null;
    while ((m = re.exec(text)) !== null) {
      if (m[0] === '(') list.push(parse());
      else if (m[0] === ')') return list;
      else list.push(m[0]);
    }
    return list;
  };
  return parse();
});
export const closure = workflow(async ({ text }: { text: string }) => {
  const re = /\d/g;
  const next = () => re.exec(text)?.[0] ?? null;
  const a = next();
  const b = next();
  return [a, b, next(), re.lastIndex];
});
export const refusedBeside = workflow(async ({ text }: { text: string }) => {
  const re = /\d/g;
  const p = (async () => {
    const m = re.exec(text);
    return (await check({ part: m?.[0] ?? '' })).ok;
  })();
  const m = re.exec(text);
  return [await p, m?.[0] ?? null];
});
async function firstGood(text: string) {
  const re = /[ab]/g;
  let m;
  while ((m = re.exec(text)) !== null) {
    try {
      if ((await check({ part: m[0] })).ok) return m.index;
    } finally {
      if (m.index > 3) break;
    }
  }
  return -1;
}
export const leftByFinally = workflow(async ({ text }: { text: string }) => [
  await firstGood(text),
  await firstGood('b' + text),
]);
export const asyncClosure = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const f = async () => re.test(text);
  return [await f(), await f(), await f()];
});
export const refusedBesideReplace = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const [x, y] = await Promise.all([
    check({ part: 'a' }),
    (async () => {
      await check({ part: 'b' });
      return text.replace(re, 'q');
    })(),
  ]);
  return [x, y, re.test(text), re.lastIndex];
});
export const mapped = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  return [1, 2, 3].map((n) => n + (re.exec(text)?.index ?? -1));
});
export const refusedComparator = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  return [3, 1, 2].sort((x, y) => (re.test(text) ? x - y : y - x));
});
export const everyPosition = workflow(async ({ text }: { text: string }) => {
  const re = /[a-z]/g;
  const counts: Record<string, number> = {};
  for (let m; (m = re.exec(text)); ) counts[m[0]] = (counts[m[0]] ?? 0) + 1;
  do {
    counts.x = (counts.x ?? 0) + 1;
  } while (re.test(text) && counts.x < 3);
  switch (re.exec(text)?.[0]) {
    case 'a':
      counts.sw = re.lastIndex;
      break;
    default:
      counts.sw = -1;
  }
  return { counts, c: re.exec(text) ? re.lastIndex : 'n', d: ((re.lastIndex = 0), re.test(text)) };
});
export const refusedKept = workflow(async ({ texts }: { texts: string[] }) => {
  const re = /a/g;
  const fns = texts.map((t) => () => re.test(t));
  return fns.map((f) => f());
});
export const refusedProperty = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const o = { re };
  return o.re.test(text);
});
export const refusedTakenApart = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const { lastIndex } = re;
  return [re.test(text), lastIndex];
});
export const refusedInList = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const list = [re, /b/];
  const out: string[] = [];
  re.test(text);
  for (const r of list) out.push(text.replace(r, 'x'));
  return [out, re.lastIndex];
});
export const refusedReplacedElsewhere = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  re.test(text);
  const f = (p: RegExp) => text.replace(p, 'x');
  return [f(re), re.lastIndex];
});
export const besidePromise = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const out: number[] = [];
  const p = check({ part: text });
  while (re.test(text)) out.push(re.lastIndex);
  return [(await p).ok, out];
});
export const brokenOff = workflow(async ({ text }: { text: string }) => {
  const re = /a/gi;
  const out: number[] = [];
  for (const ch of text) {
    if (re.test(ch)) out.push(re.lastIndex);
    if (out.length > 3) break;
    await check({ part: ch });
  }
  return out;
});
export const freshInLoop = workflow(async ({ text }: { text: string }) => {
  let out = 0;
  let i = 0;
  while (i < 3) {
    const re = /a/g;
    i++;
    if (!re.test(text)) continue;
    out += re.lastIndex;
    await check({ part: 'a' });
    out += re.lastIndex;
  }
  return out;
});
export const refusedReassigned = workflow(async ({ text }: { text: string }) => {
  let re = /a/g;
  if (text === '') re = /b/g;
  return re.test(text);
});
export const refusedChosen = workflow(async ({ text }: { text: string }) => {
  const re = text.length > 2 ? /a/g : /b/g;
  return re.test(text);
});
export const callbacks = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const has = ['x', 'y'].some((x) => re.test(x + text));
  const at = [text, text].findIndex((x) => re.test(x));
  const tot = [text, text, text].reduce((n, x) => n + (re.test(x) ? 1 : 0), 0);
  return [
    has,
    at,
    tot,
    re.lastIndex,
    text.length > 0 && re.test(text),
    text ? (re.exec(text)?.index ?? null) : re.lastIndex,
  ];
});
export const wholeMatch = workflow(async ({ text }: { text: string }) => {
  const re = /a|b/g;
  const out = [];
  let m = re.exec(text);
  while (m !== null && out.length < 3) {
    out.push(m[0] + m.index);
    m = re.exec(text);
  }
  return { out, rest: re.lastIndex, left: m === null ? null : m.index, whole: m };
});
export const replacedByHand = workflow(async ({ text }: { text: string }) => {
  const re = /(a)|b/g;
  const ms: string[] = [];
  let last = 0;
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    ms.push(text.slice(last, m.index));
    ms.push(m[1] ? 'A' : 'B');
    last = re.lastIndex;
  }
  ms.push(text.slice(last));
  return ms.join('|');
});
export const refusedReadBeside = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const p = (async () => {
    await check({ part: 'x' });
    return re.lastIndex;
  })();
  const m = re.exec(text);
  return [await p, m?.index ?? -1];
});
export const behindPromise = workflow(async ({ text }: { text: string }) => {
  const p = check({ part: text });
  const re = /a/g;
  const first = re.exec(text)?.index ?? -1;
  const { ok } = await p;
  return [first, ok, re.exec(text)?.index ?? -1, re.lastIndex];
});
export const betweenPromises = workflow(async ({ text }: { text: string }) => {
  const p = check({ part: text });
  const { ok } = await check({ part: 'b' });
  const re = /a/g;
  const first = re.exec(text)?.index ?? -1;
  const { ok: two } = await check({ part: String(first) });
  const r = await p;
  return [first, ok, two, r.ok, re.exec(text)?.index ?? -1, re.lastIndex];
});
function scan(text: string) {
  const re = /[()ab]/g;
  const parse = (): unknown[] => {
    const list: unknown[] = [];
    for (let m: RegExpExecArray | null; (m = re.exec(text)); ) {
      if (m[0] === '(') list.push(parse());
      else if (m[0] === ')') return list;
      else list.push(m[0]);
    }
    return list;
  };
  return [parse(), re.lastIndex];
}
export const refusedParserTwice = workflow(async ({ text }: { text: string }) => scan(text));
export const asyncTwice = workflow(async ({ text }: { text: string }) => {
  const re = /a/g;
  const job = async () => {
    const m = re.exec(text);
    await check({ part: m?.[0] ?? 'none' });
    return re.lastIndex;
  };
  const a = await job();
  const b = await job();
  return [a, b];
});
export const argumentsOfPromises = workflow(async ({ text }: { text: string }) => {
  const re = /a|b/g;
  const p = check({ part: re.exec(text)?.[0] ?? '' });
  const q = check({ part: re.exec(text)?.[0] ?? '' });
  return [re.lastIndex, (await p).ok, (await q).ok, re.lastIndex];
});
const texts = ['', 'a', 'aab', 'b(a(b)a)b', '1a2a34', 'ababab', 'Aa xa'].map((text) => ({ text }));
const all = { inputs: texts };

export default cases(
  {
    refusedLiteralArgument: { refused: 'STEP1002' },
    groupsTaken: all,
    groupsSpread: all,
    refusedRecursive: { refused: 'STEP2117' },
    refusedRecursiveParser: { refused: 'STEP2117' },
    closure: all,
    refusedBeside: { refused: 'STEP2104' },
    leftByFinally: all,
    asyncClosure: all,
    refusedBesideReplace: { refused: 'STEP2104' },
    mapped: all,
    refusedComparator: { refused: 'STEP2118' },
    everyPosition: all,
    refusedKept: { refused: 'STEP2117' },
    refusedProperty: { refused: 'STEP1002' },
    refusedTakenApart: { refused: 'STEP2112' },
    refusedInList: { refused: 'STEP1002' },
    refusedReplacedElsewhere: { refused: 'STEP1002' },
    besidePromise: all,
    brokenOff: all,
    freshInLoop: all,
    refusedReassigned: { refused: 'STEP1002' },
    refusedChosen: { refused: 'STEP1002' },
    callbacks: all,
    wholeMatch: all,
    replacedByHand: all,
    refusedReadBeside: { refused: 'STEP3002' },
    behindPromise: all,
    betweenPromises: { ...all, concurrent: true },
    refusedParserTwice: { refused: 'STEP2117' },
    asyncTwice: all,
    argumentsOfPromises: all,
  },
  () => ({ check: ({ part }: { part: string }) => ({ ok: !part.startsWith('b') }) }),
);
