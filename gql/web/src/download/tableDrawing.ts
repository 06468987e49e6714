import type { Look } from './colours';
import { type Drawing, fit, type Shape, widthOf } from './drawing';
import type { Table } from './table';
import { wrap } from './wrap';

/** The most rows of a picture: it is to be looked at, and the CSV has them all. */
export const mostRows = 200;

const margin = 28; // pixels
const size = 13;
const line = 19;
const gap = 10; // within a cell, beside and above its text
const [narrowest, widest] = [48, 260]; // a column's text
const mostLines = 6; // of a cell

/** The table as a drawing: the title, the heads, a line of cells for each row, each as high as its longest text. */
export function drawingOfTable(title: string, table: Table, look: Look, more: (shown: number, all: number) => string): Drawing {
  const rows = table.rows.slice(0, mostRows).map((row) => row.map((cell) => String(cell ?? '')));
  const widths = table.columns.map((head, i) => widthOfColumn([head, ...rows.map((row) => row[i] ?? '')]));
  const width = 2 * margin + widths.reduce((sum, column) => sum + column + 2 * gap, 0);
  const heading = wrap(title, 18, width - 2 * margin);
  const shapes: Shape[] = heading.map((text, i) => ({ shape: 'text', x: margin, y: margin + 18 + i * 26, text: text.trim(), size: 18, bold: true, fill: look.ink }));
  let y = margin + heading.length * 26 + gap;
  y += row(shapes, table.columns, widths, y, width, look, true);
  for (const cells of rows) y += row(shapes, cells, widths, y, width, look, false);
  if (table.rows.length > rows.length) {
    y += line + gap;
    shapes.push({ shape: 'text', x: margin, y, text: fit(more(rows.length, table.rows.length), size, width - 2 * margin), size, fill: look.soft });
  }
  return { title, width, height: y + margin, background: look.surface, font: look.font, shapes };
}

function widthOfColumn(texts: string[]): number {
  return Math.ceil(Math.min(widest, Math.max(narrowest, ...texts.map((text) => widthOf(text, size) * 1.05))));
}

/** Adds the shapes of a row and is its height. */
function row(shapes: Shape[], cells: string[], widths: number[], y: number, width: number, look: Look, head: boolean): number {
  const lines = widths.map((column, i) => linesOf(cells[i] ?? '', column));
  const height = Math.max(...lines.map((cell) => cell.length), 1) * line + gap;
  if (head) shapes.push({ shape: 'rect', x: margin, y, width: width - 2 * margin, height, fill: look.sunken });
  let x = margin + gap;
  lines.forEach((cell, i) => {
    cell.forEach((text, n) => shapes.push({ shape: 'text', x, y: y + gap / 2 + n * line + 14, text, size, fill: look.ink, ...(head && { bold: true }) }));
    x += widths[i]! + 2 * gap;
  });
  shapes.push({ shape: 'line', x1: margin, y1: y + height, x2: width - margin, y2: y + height, stroke: look.line });
  return height;
}

function linesOf(text: string, width: number): string[] {
  const lines = wrap(text, size, width).map((part) => part.trim());
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), fit(`${lines.slice(mostLines - 1).join('')}`, size, width - size).replace(/…?$/, '…')];
}
