/** Patterns of all kinds that go on where they were: what each match is, where, and what is left for the next. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Text {
  text: string;
}

export const words = workflow(async ({ text }: Text) => {
  const re = /\b\w+\b/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const fields = workflow(async ({ text }: Text) => {
  const re = /(?:^|,)(\w*)/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const lineStarts = workflow(async ({ text }: Text) => {
  const re = /^./gm;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const inside = workflow(async ({ text }: Text) => {
  const re = /\B./g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const backtracks = workflow(async ({ text }: Text) => {
  const re = /(a|ab)(c|bcd)(d*)/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const quoted = workflow(async ({ text }: Text) => {
  const re = /(?<q>['\"])(.*?)\k<q>/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const anyUnit = workflow(async ({ text }: Text) => {
  const re = /./g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const aheadOnly = workflow(async ({ text }: Text) => {
  const re = /(?=(a+))a*b\1/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const alternatives = workflow(async ({ text }: Text) => {
  const re = /(x)?(y)?z|(?<n>a)/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const startOrLetter = workflow(async ({ text }: Text) => {
  const re = /^|a/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const escaped = workflow(async ({ text }: Text) => {
  const re = /(^|[^\\])\$\{(\w+)\}/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

export const textEnd = workflow(async ({ text }: Text) => {
  const re = /.$/g;
  const out: (string | number)[] = [];
  let m: RegExpExecArray | null;
  while ((m = re.exec(text)) !== null) {
    out.push(m[0], m.index, re.lastIndex, m[1] ?? 'none', m[2] ?? 'none', m.length);
    if (m.index === re.lastIndex) re.lastIndex++;
    if (out.length > 200) break;
  }
  re.lastIndex = 1;
  const from = re.exec(text);
  re.lastIndex = 3;
  return { out, one: from?.[0] ?? null, at: from?.index ?? null, three: re.test(text), end: re.lastIndex };
});

const texts = [
  '',
  'a',
  'abcd aab',
  'a,b,,c',
  'aa\nbb\n',
  "'x' \"a'b\"",
  '${a} \\${b}${c}',
  '😀a😀😀',
  'xyz z a',
  'caac a\nc',
];
const all = { inputs: texts.map((text) => ({ text })) };

export default cases(
  {
    words: all,
    fields: all,
    lineStarts: all,
    inside: all,
    backtracks: all,
    quoted: all,
    anyUnit: all,
    aheadOnly: all,
    alternatives: all,
    startOrLetter: all,
    escaped: all,
    textEnd: all,
  },
  () => ({}),
);
