/** Objects that are put into themselves: data has none, so what reads them afterwards is refused. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Cell {
  v: number;
  next?: Cell | undefined;
}

interface Node {
  id: number;
  kids: Node[];
}

export const unread = workflow(async ({ head }: { head: Cell }) => {
  if (head.next?.next) head.next.next.next = head.next;
  return head.v;
});

export const cutAgain = workflow(async ({ head }: { head: Cell }) => {
  const rest = head.next?.next;
  if (head.next) head.next = { v: head.next.v + 1, next: rest };
  return head;
});

export const refuseLoop = workflow(async ({ head }: { head: Cell }) => {
  if (head.next?.next) head.next.next.next = head.next;
  return head.next?.next?.next?.next?.v ?? null;
});

export const refuseRoot = workflow(async ({ head }: { head: Cell }) => {
  if (head.next) head.next.next = head;
  return head.next?.next?.next?.v ?? null;
});

export const refuseByName = workflow(async ({ head }: { head: Cell }) => {
  const { next } = head;
  if (next?.next) next.next.next = next;
  return next?.next?.next?.next?.v ?? null;
});

export const refuseTwo = workflow(async () => {
  const first: Cell = { v: 1 };
  const second: Cell = { v: 2, next: first };
  first.next = second;
  return first.next.next?.next?.v ?? null;
});

export const refusePushed = workflow(async () => {
  const node: Node = { id: 1, kids: [] };
  node.kids.push(node);
  return node.kids[0]?.kids.length ?? null;
});

export const refusePushedBelow = workflow(async () => {
  const node: Node = { id: 1, kids: [] };
  const parent: Node = { id: 2, kids: [node] };
  node.kids.push(parent);
  return parent.kids[0]?.kids.length ?? null;
});

const inputs = [
  { head: { v: 1 } },
  { head: { v: 1, next: { v: 2 } } },
  { head: { v: 1, next: { v: 2, next: { v: 3, next: { v: 4 } } } } },
];

export default cases({
  unread: { inputs },
  cutAgain: { inputs },
  refuseLoop: { refused: 'STEP2105' },
  refuseRoot: { refused: 'STEP2105' },
  refuseByName: { refused: 'STEP2105' },
  refuseTwo: { refused: 'STEP2105' },
  refusePushed: { refused: 'STEP2105' },
  refusePushedBelow: { refused: 'STEP2105' },
});
