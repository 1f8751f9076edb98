import { workflow, WorkflowError } from 'stepscript';
import { lambda, dynamodb } from 'stepscript/tasks';
interface User {
  name?: string | null;
  address?: { city?: string; lines: string[] } | null;
}
const charge = lambda.fn<{ amount: number }, string>('Charge');
const refund = lambda.fn<{ amount: number }, string>('Refund');
const orders = dynamodb.table<{ id: string }>('Orders');
const resources = { tables: { orders }, functions: { charge, refund } };

export const handleAliases = workflow(async ({ amount }: { amount: number }) => {
  const pay = charge;
  const { refund: back } = resources.functions;
  return [await pay({ amount }), await back({ amount }), await resources.functions.charge({ amount: 1 })];
});
export const chainCalls = workflow(async ({ user }: { user?: User | null }) => ({
  upper: user?.name?.toUpperCase(),
  line: user?.address?.lines[0],
  count: user?.address?.lines.length,
  trimmed: user?.name?.trim().length ?? -1,
}));
export const newErrors = workflow(async ({ kind }: { kind: string }) => {
    throw new WorkflowError('base');
});
