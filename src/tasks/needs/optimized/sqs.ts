/** SQS's optimized integration. Keys of encrypted queues belong to the queue; the construct grants them. */
import { factAt } from '../facts.ts';
import { need } from '../need.ts';
import { queueArns } from '../resource-forms.ts';
import { andToken, type Integrations } from './integration.ts';

export const sqs: Integrations = {
  'sqs:sendMessage': {
    patterns: andToken,
    needs: (call) => [need('sqs:SendMessage', queueArns(factAt(call.arguments, 'QueueUrl')))],
  },
};
