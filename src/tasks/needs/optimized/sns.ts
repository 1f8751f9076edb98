/** SNS's optimized integration: to a topic, to a device endpoint, or to a telephone number, which has no ARN. */
import { factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { andToken, type Integrations } from './integration.ts';

export const sns: Integrations = {
  'sns:publish': {
    patterns: andToken,
    needs: ({ arguments: facts }) => {
      const target = factAt(facts, 'TopicArn') ?? factAt(facts, 'TargetArn');
      if (target === undefined && factAt(facts, 'PhoneNumber') !== undefined) return [need('sns:Publish', '*')];
      return [need('sns:Publish', arnsOf('arn:${Partition}:sns:${Region}:${Account}:${TopicName}', target))];
    },
  },
};
