/** A place in the table: row -1 is the heads of the columns, column -1 those of the rows. */
export interface Place { row: number; column: number }

/**
 * Where a key leads from a place: arrows one step, Home and End to the ends of the row, with Ctrl to those of the table,
 * Page Up and Page Down ten rows. Undefined for other keys. The corner, -1 and -1, holds nothing and is never entered.
 */
export function moved({ row, column }: Place, key: string, ctrl: boolean, rows: number, columns: number): Place | undefined {
  const to = target({ row, column }, key, ctrl, rows, columns);
  if (!to) return undefined;
  const place = { row: within(to.row, rows), column: within(to.column, columns) };
  return place.row === -1 && place.column === -1 ? { row, column } : place;
}

function target({ row, column }: Place, key: string, ctrl: boolean, rows: number, columns: number): Place | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return ctrl ? { row: 0, column: 0 } : { row, column: row === -1 ? 0 : -1 };
    case 'End':
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    case 'PageUp':
      return { row: row - 10, column };
    case 'PageDown':
      return { row: row + 10, column };
  }
}

function within(index: number, length: number): number {
  return Math.min(Math.max(index, -1), length - 1);
}
