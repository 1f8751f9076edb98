/**
 * Finds the expression strings of one object by its shape: only the fields that Step Functions evaluates, every string of a
 * payload at any depth, never an object key. States nested in the object are not entered; each is an object of its own.
 */
import { isExpression } from './expression-text.ts';
import type { RecordShape, Shape } from './shape.ts';

/** A string of a definition and where it stands, relative to the object searched: `Output/items[0]`. */
export interface LocatedText {
  readonly field: string;
  readonly text: string;
}

/**
 * The strings that Step Functions would evaluate if they have the form of an expression, with their fields.
 *
 * @example
 * [...findEvaluatedStrings({ Type: 'Pass', Output: ['{% $x %}', 'y'] }, stateShapes.Pass)];
 * // [{ field: 'Output[0]', text: '{% $x %}' }, { field: 'Output[1]', text: 'y' }]
 */
export function* findEvaluatedStrings(value: unknown, shape: RecordShape): Generator<LocatedText> {
  yield* inRecord(value, shape, '');
}

/**
 * The expression strings of one object.
 *
 * @example
 * [...findExpressions({ Type: 'Wait', Seconds: '{% $n %}' }, stateShapes.Wait)]; // [{ field: 'Seconds', text: '{% $n %}' }]
 */
export function* findExpressions(value: unknown, shape: RecordShape): Generator<LocatedText> {
  for (const found of findEvaluatedStrings(value, shape)) if (isExpression(found.text)) yield found;
}

function* inRecord(value: unknown, shape: RecordShape, field: string): Generator<LocatedText> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, item] of Object.entries(value)) {
    const itemShape = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (itemShape !== undefined) yield* inShape(item, itemShape, field === '' ? name : `${field}/${name}`);
  }
}

function* inShape(value: unknown, shape: Shape, field: string): Generator<LocatedText> {
  switch (shape.kind) {
    case 'text':
    case 'boolean':
    case 'number':
      if (shape.expression === true && typeof value === 'string') yield { field, text: value };
      return;
    case 'payload':
      yield* inPayload(value, field);
      return;
    case 'list':
      if (Array.isArray(value)) {
        for (const [index, item] of value.entries()) yield* inShape(item, shape.of, `${field}[${index}]`);
      }
      return;
    case 'record':
      yield* inRecord(value, shape.record, field);
      return;
    case 'path':
    case 'template':
    case 'choiceRule':
    case 'keyword':
    case 'graph':
    case 'states':
      return;
  }
}

function* inPayload(value: unknown, field: string): Generator<LocatedText> {
  if (typeof value === 'string') yield { field, text: value };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* inPayload(item, `${field}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) yield* inPayload(item, `${field}/${name}`);
  }
}
