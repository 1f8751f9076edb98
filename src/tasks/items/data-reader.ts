/** Reads what a native call on plain items was given: data. */
import type { ItemReader } from '../needs/items/index.ts';

/** The reader of plain data. */
export const dataReader: ItemReader<unknown> = {
  entries: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null,
  items: (value) => (Array.isArray(value) ? value : null),
  constant: (value) => (value === null || typeof value !== 'object' ? (value as string | number | boolean) : undefined),
  isScalar: (value) => value !== undefined && (typeof value !== 'object' || value === null),
  mayBeNull: (value) => value === null,
  isMissing: (value) => value === undefined,
  mayBeMissing: (value) => value === undefined,
};
