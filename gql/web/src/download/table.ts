import Papa from 'papaparse';

/** What a view shows, as rows for a spreadsheet. A cell is null where nothing is known. */
export interface Table {
  columns: string[];
  rows: (string | number | null)[][];
}

// What a spreadsheet takes for the beginning of a formula, in full width too, as Excel does where Chinese is typed.
const formula = /^[=+\-@\t\r＝＋－＠]/;

// Papa Parse writes the CSV, for quoting and formulas are where home-made ones go wrong; it comes with the first download.

/**
 * The table as CSV after RFC 4180, with a byte order mark, for without it Excel takes Chinese for something else. A text
 * that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers.
 */
export function csvOf({ columns, rows }: Table): string {
  const text = Papa.unparse({ fields: columns, data: rows }, { newline: '\r\n', escapeFormulae: formula });
  return `\ufeff${text}${text.endsWith('\r\n') ? '' : '\r\n'}`; // it ends the heads alone with a line's end, and rows not
}
