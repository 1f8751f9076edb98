/**
 * Shapes as short readable text, for dumps and tests: `string|integer`, `number~` (may be NaN or infinite), `list<string>`,
 * `record?` (a property may be undefined), `list_` (an item may be), `absent|string`, `error`, `date`.
 */
import { Kind, type ValueShape } from './shape.ts';

/**
 * @example printShape(shapes.list(shapes.string)) // 'list<string>'
 */
export function printShape(shape: ValueShape): string {
  if (shape.error) return 'error';
  const names: string[] = [];
  if (shape.kinds & Kind.absent) names.push('absent');
  if (shape.kinds & Kind.null) names.push('null');
  if (shape.kinds & Kind.boolean) names.push('boolean');
  if (shape.kinds & Kind.number) names.push(numberName(shape));
  if (shape.kinds & Kind.string) names.push('string');
  if (shape.kinds & Kind.list) names.push(listName(shape));
  if (shape.kinds & Kind.record) names.push(shape.match ? 'match' : shape.collection ? 'map' : 'record');
  const inside = (shape.kinds & (Kind.number | Kind.list | Kind.record)) !== 0;
  return `${names.join('|') || 'never'}${shape.nonFinite && inside ? '~' : ''}${shape.undefinedProperties ? '?' : ''}${shape.undefinedItems ? '_' : ''}`;
}

function listName({ item, collection }: ValueShape): string {
  const name = collection ? 'set' : 'list';
  return item ? `${name}<${printShape(item)}>` : name;
}

function numberName(shape: ValueShape): string {
  if (shape.date) return 'date';
  return shape.integer ? 'integer' : 'number';
}
