import { colour } from '../../download/colours';
import { type Drawing, fit, type Shape } from '../../download/drawing';
import type { Table } from '../../download/table';
import { shadeOf } from './grid';
import type { Grid } from './HeatTable';

/** The heat map as a table: a line for each row, with 0 where the two share nothing. */
export function tableOf({ rowNames, columnNames, counts }: Grid, corner: string): Table {
  return { columns: [corner, ...columnNames], rows: counts.map((line, row) => [rowNames[row]!, ...line]) };
}

const cell = 30; // pixels
const margin = 24;
const rowHead = 190;
const columnHead = 150;
const head = 40; // the title's line

/** The heat map as a drawing in the colours of the present theme. */
export function drawingOf(title: string, grid: Grid): Drawing {
  const left = margin + rowHead;
  const top = margin + head + columnHead;
  const ink = colour('--ink');
  const shapes: Shape[] = [{ shape: 'text', x: margin, y: margin + 18, text: title, size: 18, bold: true, fill: ink }];
  grid.columnNames.forEach((name, column) =>
    shapes.push({ shape: 'text', x: left + (column + 0.5) * cell, y: top - 10, text: fit(name, 13, columnHead * 1.2), size: 13, fill: ink, turn: -50 }));
  grid.rowNames.forEach((name, row) => {
    shapes.push({ shape: 'text', x: left - 10, y: top + (row + 0.5) * cell + 5, text: fit(name, 13, rowHead - 10), size: 13, fill: ink, anchor: 'end' });
    grid.counts[row]!.forEach((count, column) => shapes.push(...cellShapes(count, shadeOf(count, grid.steps), left + column * cell, top + row * cell)));
  });
  return {
    title, shapes,
    width: left + grid.columnNames.length * cell + margin + columnHead * 0.75,
    height: top + grid.rowNames.length * cell + margin,
    background: colour('--surface'),
    font: colour('--font'),
  };
}

function cellShapes(count: number, shade: number, x: number, y: number): Shape[] {
  const square: Shape = { shape: 'rect', x: x + 1, y: y + 1, width: cell - 2, height: cell - 2, radius: 4, fill: colour(`--heat-${shade}`) };
  if (count === 0) return [square];
  return [square, { shape: 'text', x: x + cell / 2, y: y + cell / 2 + 5, text: String(count), size: 13, anchor: 'middle', fill: colour(`--on-heat-${shade}`) }];
}
