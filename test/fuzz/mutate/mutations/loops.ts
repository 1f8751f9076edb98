/** Loops and callbacks in other forms: by index, by a queue, by a method, with an iterator of entries. */
import ts from 'typescript';
import { asStatement, hasAwait, hasJump, isList, type Mutation, replace, textOf } from '../context.ts';

const loopOtherwise: Mutation = {
  name: 'loop-otherwise',
  apply: (node, cx) => {
    if (!asStatement(node) || !ts.isForOfStatement(node) || node.awaitModifier) return undefined;
    const { initializer, expression, statement } = node;
    if (!ts.isVariableDeclarationList(initializer)) return undefined;
    if (!isList(cx.checker.getTypeAtLocation(expression), cx)) return undefined;
    const [declaration] = initializer.declarations;
    if (!declaration) return undefined;
    const [list, body, name] = [expression, statement, declaration.name].map((part) => textOf(part, cx));
    const [items, at] = [cx.fresh(), cx.fresh()];
    const forms = [
      `const ${items} = ${list};\nfor (let ${at} = 0; ${at} < ${items}.length; ${at}++) {\nlet ${name} = ${items}[${at}]!;\n${body}\n}`,
      `const ${items} = [...${list}];\nwhile (${items}.length > 0) {\nlet ${name} = ${items}.shift()!;\n${body}\n}`,
      `const ${items} = ${list}.slice().reverse();\nwhile (${items}.length > 0) {\nlet ${name} = ${items}.pop()!;\n${body}\n}`,
      `for (const [${at}, ${name}] of ${list}.entries()) {\nif (${at} > 3) break;\n${body}\n}`,
      `for (const ${at} in ${list}) {\nlet ${name} = ${list}[${at}]!;\n${body}\n}`,
      `for await (const ${name} of ${list}) ${body}`,
      `let ${at} = 0;\nfor (const ${name} of ${list}) {\n${at} += 1;\nif (${at} === 2) continue;\n${body}\n}`,
    ];
    const calls = hasAwait(statement)
      ? [`await Promise.all(${list}.map(async (${name}) => ${body}));`]
      : [`${list}.forEach((${name}) => ${body});`, `${list}.map((${name}) => ${body});`];
    return [replace(node, cx.random.pick(hasJump(statement) ? forms : [...forms, ...calls]), cx)];
  },
};

const SAME_SHAPE: Readonly<Record<string, readonly string[]>> = {
  map: ['flatMap', 'filter', 'map'],
  filter: ['find', 'map', 'some', 'findLast'],
  find: ['filter', 'findLast'],
  some: ['every'],
  every: ['some'],
  push: ['unshift'],
  unshift: ['push'],
  shift: ['pop'],
  pop: ['shift'],
  slice: ['splice'],
  includes: ['indexOf', 'startsWith'],
  reduce: ['reduceRight'],
  forEach: ['map'],
};

const changeMethod: Mutation = {
  name: 'change-method',
  apply: (node, cx) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const { name } = node.expression;
    const others = Object.hasOwn(SAME_SHAPE, name.text) ? SAME_SHAPE[name.text] : undefined;
    return others && [replace(name, cx.random.pick(others), cx)];
  },
};

/** Callbacks by loops: `list.map(f)`. */
const callOtherwise: Mutation = {
  name: 'call-otherwise',
  apply: (node, cx) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const [callback] = node.arguments;
    if (!callback || node.arguments.length !== 1 || !/^(map|filter|forEach)$/.test(node.expression.name.text))
      return undefined;
    const [list, given] = [node.expression.expression, callback].map((part) => textOf(part, cx));
    const { text } = node.expression.name;
    const forms: Readonly<Record<string, readonly string[]>> = {
      map: [
        `Array.from(${list}, ${given})`,
        `${list}.reduce((mutAll, mutItem, mutAt) => [...mutAll, (${given})(mutItem, mutAt)], [] as ReturnType<typeof ${given}>[])`,
        `${list}.flatMap((mutItem, mutAt) => [(${given})(mutItem, mutAt)])`,
        `${list}.map((mutItem) => (${given})(mutItem))`,
        `${list}.map((...mutAll) => (${given})(...mutAll))`,
      ],
      filter: [
        `${list}.filter((mutItem) => !!(${given})(mutItem))`,
        `${list}.flatMap((mutItem) => ((${given})(mutItem) ? [mutItem] : []))`,
      ],
      forEach: [`${list}.map(${given})`, `[...${list}].reverse().forEach(${given})`],
    };
    return [replace(node, cx.random.pick(forms[text] ?? [textOf(node, cx)]), cx)];
  },
};

export const LOOP_MUTATIONS: readonly Mutation[] = [loopOtherwise, changeMethod, callOtherwise];
