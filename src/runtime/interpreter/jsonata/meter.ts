/**
 * Watches one evaluation through the hooks that jsonata-js calls on entering and leaving each node, and ends it at AWS's
 * limits. jsonata-js starts the elements of an array or object literal at the same time; the meter holds each back until
 * the one before it is done, so that the nodes entered and not left are one stack and its height is the nesting that AWS
 * counts.
 */
import { type EvaluationLimits, SCALAR_BYTES } from './limits.ts';
import { isSyntaxNode, nodesOf, type SyntaxNode, visitNodes } from './syntax-tree.ts';
import { depthExceeded, memoryExceeded, timeExceeded } from './thrown.ts';

/** Literal element → the node that evaluates it together with its siblings. */
export type SiblingOwners = ReadonlyMap<SyntaxNode, SyntaxNode>;

/** The hooks of one evaluation. */
export interface Meter {
  readonly enter: (node: SyntaxNode) => Promise<void> | undefined;
  readonly leave: (result: unknown) => void;
}

interface Frame {
  readonly node: SyntaxNode;
  /** The frame of the literal that this node is an element of. */
  readonly literal: Frame | undefined;
  /** Elements of this literal that wait for the one being evaluated. */
  readonly waiting: (() => void)[];
  busy: boolean;
}

/** Finds the nodes that jsonata-js evaluates side by side. */
export function siblingOwners(root: unknown): SiblingOwners {
  const owners = new Map<SyntaxNode, SyntaxNode>();
  const ownPairs = (pairs: unknown, owner: SyntaxNode): void => {
    if (!Array.isArray(pairs)) return;
    for (const pair of pairs) {
      if (Array.isArray(pair) && isSyntaxNode(pair[1])) owners.set(pair[1], owner);
    }
  };
  visitNodes(root, (node) => {
    if (node.type === 'unary' && node.value === '[') {
      for (const element of nodesOf(node.expressions)) owners.set(element, node);
    }
    if (node.type === 'unary' && node.value === '{') ownPairs(node.lhs, node);
    if (isSyntaxNode(node.group)) ownPairs(node.group.lhs, node);
  });
  return owners;
}

const CLOCK_INTERVAL = 1024;
const TURN = 16 * CLOCK_INTERVAL;

/** A meter for one evaluation. */
export function createMeter(owners: SiblingOwners, limits: EvaluationLimits): Meter {
  const stack: Frame[] = [];
  const sizes = new WeakMap<object, number>();
  let started: NodeJS.CpuUsage | undefined;
  let steps = 0;

  const push = (node: SyntaxNode, literal: Frame | undefined): void => {
    stack.push({ node, literal, waiting: [], busy: false });
    if (stack.length > limits.depth) throw depthExceeded();
    steps += 1;
    if (steps % CLOCK_INTERVAL === 0) {
      // The clock starts at the first look at it: most evaluations are over before.
      const { user, system } = process.cpuUsage(started);
      if (started === undefined) started = { user, system };
      else if (user + system > limits.milliseconds * 1000) throw timeExceeded();
    }
  };

  return {
    enter: (node) => {
      const owner = owners.get(node);
      const literal = owner === undefined ? undefined : stack.findLast((frame) => frame.node === owner);
      if (literal?.busy) {
        return new Promise((resolve, reject) => {
          literal.waiting.push(() => {
            try {
              push(node, literal);
              resolve();
            } catch (limit) {
              reject(limit);
            }
          });
        });
      }
      if (literal !== undefined) literal.busy = true;
      push(node, literal);
      // A long evaluation lets the rest of the process have its turn.
      return steps % TURN === 0 ? new Promise((resolve) => setImmediate(resolve)) : undefined;
    },
    leave: (result) => {
      const frame = stack.pop();
      const next = frame?.literal?.waiting.shift();
      if (next !== undefined) next();
      else if (frame?.literal !== undefined) frame.literal.busy = false;
      if (heldBytes(result, sizes) > limits.valueBytes) throw memoryExceeded();
    },
  };
}

/** Bytes that a value holds; sizes of arrays and objects are remembered, since most results share parts with earlier ones. */
function heldBytes(value: unknown, sizes: WeakMap<object, number>): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return SCALAR_BYTES;
  if ('_jsonata_lambda' in value || '_jsonata_function' in value) return SCALAR_BYTES;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let bytes = 0;
  if (Array.isArray(value)) {
    for (const item of value) bytes += heldBytes(item, sizes);
  } else {
    for (const [key, field] of Object.entries(value)) bytes += key.length + heldBytes(field, sizes);
  }
  sizes.set(value, bytes);
  return bytes;
}
