/**
 * CSV as the item reader reads it, a piece of text at a time: every value is text, missing ones are empty, surplus ones are
 * dropped. Quoted fields may hold delimiters, line ends and doubled quotes.
 */

/** Reads CSV text that comes in pieces; each call gives the rows that it completed. Empty lines are no rows. */
export interface CsvParser {
  readonly push: (text: string) => readonly (readonly string[])[];
  readonly end: () => readonly (readonly string[])[];
}

/** A parser at the beginning of a text. */
export function createCsvParser(delimiter: string): CsvParser {
  let rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  /** `closing` is after a quote inside a quoted field, which ends it unless a second quote follows. */
  let state: 'plain' | 'quoted' | 'closing' = 'plain';
  const endField = (): void => {
    row.push(field);
    field = '';
  };
  const endRow = (): void => {
    endField();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  const take = (letter: string): void => {
    if (state === 'quoted') {
      if (letter === '"') state = 'closing';
      else field += letter;
      return;
    }
    if (state === 'closing') {
      state = letter === '"' ? 'quoted' : 'plain';
      if (state === 'quoted') {
        field += letter;
        return;
      }
    }
    if (letter === '"' && field === '') state = 'quoted';
    else if (letter === delimiter) endField();
    else if (letter === '\n') endRow();
    else if (letter !== '\r') field += letter;
  };
  const completed = (): readonly (readonly string[])[] => {
    const done = rows;
    rows = [];
    return done;
  };
  return {
    push: (text) => {
      for (let at = 0; at < text.length; at += 1) take(text.charAt(at));
      return completed();
    },
    end: () => {
      if (field !== '' || row.length > 0) endRow();
      return completed();
    },
  };
}

/** A row as an object. */
export function csvItem(row: readonly string[], headers: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(headers.map((header, index) => [header, row[index] ?? '']));
}
