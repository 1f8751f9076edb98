/**
 * DynamoDB operations whose permissions depend on what they carry: transactions and batches name their tables inside, and
 * queries of an index need that index and not the table.
 */
import { constantText, dynamic, factAt, factItems, factOfKey, isClosed } from '../../facts.ts';
import { arnsOf } from '../../fill-arn.ts';
import { need } from '../../need.ts';
import type { ArgumentFact, IamNeed } from '../../types.ts';

const table = 'arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}';

/** The tables that a fact names. */
const tables = (fact: ArgumentFact | undefined): readonly string[] => arnsOf(table, fact);

/** Query and Scan: the index where there is one, else the table. */
export function queryNeeds(action: 'dynamodb:Query' | 'dynamodb:Scan', facts: ArgumentFact): readonly IamNeed[] {
  const arns = tables(factAt(facts, 'TableName'));
  const index = factAt(facts, 'IndexName');
  if (index === undefined) return [need(action, arns)];
  const name = constantText(index);
  if (name !== undefined)
    return [
      need(
        action,
        arns.map((arn) => `${arn}/index/${name}`),
      ),
    ];
  const indexes = arns.map((arn) => `${arn}/index/*`);
  return [need(action, isClosed(facts) || hasIndex(facts) ? indexes : [...arns, ...indexes])];
}

function hasIndex(facts: ArgumentFact): boolean {
  return facts.kind === 'record' && facts.entries.IndexName !== undefined;
}

/** BatchGetItem and BatchWriteItem: the keys of `RequestItems` are the tables. */
export function batchNeeds(action: string, facts: ArgumentFact): readonly IamNeed[] {
  const requests = factAt(facts, 'RequestItems');
  if (requests?.kind !== 'record' || requests.open === true) return [need(action, tables(dynamic))];
  const arns = Object.keys(requests.entries).flatMap((key) => tables(factOfKey(key, 'dynamodb.table')));
  return [need(action, arns)];
}

/** TransactGetItems and TransactWriteItems: each item is authorized as the single operation it is. */
export function transactNeeds(actions: Readonly<Record<string, string>>, facts: ArgumentFact): readonly IamNeed[] {
  const list = factAt(facts, 'TransactItems');
  if (list?.kind !== 'list') return [need(Object.values(actions), tables(dynamic))];
  return list.items.flatMap((item) =>
    Object.entries(actions).flatMap(([key, action]) => {
      const operation = factAt(item, key);
      return operation === undefined ? [] : [need(action, tables(factAt(operation, 'TableName')))];
    }),
  );
}

const statementActions: Readonly<Record<string, string>> = {
  select: 'dynamodb:PartiQLSelect',
  insert: 'dynamodb:PartiQLInsert',
  update: 'dynamodb:PartiQLUpdate',
  delete: 'dynamodb:PartiQLDelete',
};

/** PartiQL: a constant statement tells the action and the table, any other may be everything. */
export function partiQlNeeds(facts: ArgumentFact): readonly IamNeed[] {
  const parameters = ['Statement', 'Statements', 'TransactStatements'];
  const statements = parameters.flatMap((parameter) => {
    const value = factAt(facts, parameter);
    if (parameter === 'Statement') return value === undefined ? [] : [value];
    return factItems(value).map((item) => factAt(item, 'Statement') ?? dynamic);
  });
  return statements.flatMap((statement) => oneStatement(constantText(statement)));
}

function oneStatement(text: string | undefined): readonly IamNeed[] {
  const verb = /^\s*(select|insert|update|delete)\b/i.exec(text ?? '')?.[1]?.toLowerCase();
  const action = verb === undefined ? undefined : statementActions[verb];
  const name = /\b(?:from|into|update)\s+"([^"]+)"(?:\."([^"]+)")?/i.exec(text ?? '');
  const fact: ArgumentFact = name?.[1] === undefined ? dynamic : factOfKey(name[1], 'dynamodb.table');
  const arns = tables(fact);
  const index = name?.[2];
  return [
    need(
      action ?? Object.values(statementActions),
      index === undefined ? arns : arns.map((arn) => `${arn}/index/${index}`),
    ),
  ];
}
