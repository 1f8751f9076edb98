/** DynamoDB's optimized integration: one action on one table, by the table's own ARN. */
import { factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { type Integration, type Integrations, only } from './integration.ts';

const tableAction = (action: string): Integration => ({
  patterns: only,
  needs: (call) => [
    need(
      action,
      arnsOf('arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}', factAt(call.arguments, 'TableName')),
    ),
  ],
});

export const dynamodb: Integrations = {
  'dynamodb:getItem': tableAction('dynamodb:GetItem'),
  'dynamodb:putItem': tableAction('dynamodb:PutItem'),
  'dynamodb:updateItem': tableAction('dynamodb:UpdateItem'),
  'dynamodb:deleteItem': tableAction('dynamodb:DeleteItem'),
};
