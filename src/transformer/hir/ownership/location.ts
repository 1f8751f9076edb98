/**
 * Locations: names for the objects that a program makes, as far as an analysis can tell them apart. A place in the program that
 * makes objects has two: the object it made last (`7r`), and all that it made before (`7s`). Parts of data that came from
 * outside are locations below: `7r/items/*`. `*` stands for any element or any key.
 */
export type Location = string;

/** A key of a record or index of a list; ANY when it is not known. */
export type Field = string;
export const ANY: Field = '*';

/** Parts deeper than this are not told apart. */
const DEPTH = 5;

/** The object that a place made last. */
export function recentLocation(site: number): Location {
  return `${site}r`;
}

/** Objects that a place made earlier. */
export function earlierLocation(site: number): Location {
  return `${site}s`;
}

/** What the object is called when its place makes another one. */
export function earlierOf(location: Location): Location {
  return location.replace(/^(\d+)r/, '$1s');
}

/** A part of an object. */
export function partLocation(whole: Location, field: Field): Location {
  return whole.split('/').length > DEPTH ? whole : `${whole}/${field === ANY ? ANY : escapeField(field)}`;
}

function escapeField(field: string): string {
  return field.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('*', '~2');
}

/** True when the location stands for one object only. */
export function isSingle(location: Location): boolean {
  const [site = '', ...parts] = location.split('/');
  return site.endsWith('r') && !parts.includes(ANY) && parts.length < DEPTH;
}

/** The location with its beginning replaced, if it is `from` or a part of it. */
export function moveLocation(location: Location, from: Location, to: Location): Location {
  if (location === from) return to;
  if (!location.startsWith(`${from}/`)) return location;
  return location
    .slice(from.length + 1)
    .split('/')
    .reduce((whole, field) => (whole.split('/').length > DEPTH ? whole : `${whole}/${field}`), to);
}

/** True for the location itself and everything below it. */
export function isPartOf(location: Location, whole: Location): boolean {
  return location === whole || location.startsWith(`${whole}/`);
}
