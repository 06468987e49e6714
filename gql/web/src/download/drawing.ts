// A drawing as a list of shapes, from which both files are made: SVG as text, and PNG by painting the same shapes on a
// canvas. The browser's own way from SVG to PNG loads the SVG as an image from a blob: address, which the pages' policy
// refuses; and a drawing that is plain data can be tested without a browser.

export interface Rect { shape: 'rect'; x: number; y: number; width: number; height: number; fill: string; radius?: number }
export interface Line { shape: 'line'; x1: number; y1: number; x2: number; y2: number; stroke: string; width?: number }
export interface Circle { shape: 'circle'; x: number; y: number; radius: number; fill: string; stroke?: string }
export interface Text {
  shape: 'text';
  x: number;
  y: number; // of the base line
  text: string;
  fill: string;
  size: number; // in pixels
  anchor?: 'start' | 'middle' | 'end';
  bold?: boolean;
  turn?: number; // in degrees, clockwise about x, y
}
export type Shape = Rect | Line | Circle | Text;

/** A drawing, in pixels, from the back to the front. Its title is told to those who cannot see it. */
export interface Drawing {
  title: string;
  width: number;
  height: number;
  background: string;
  font: string;
  shapes: Shape[];
}

/** How wide a text is drawn, about: no font is measured, so that a drawing is the same everywhere. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, c) => sum + (c.codePointAt(0)! > 0x2e7f ? 1 : 0.56), 0) * size;
}

/** The text, cut to the width with an ellipsis where it is longer. */
export function fit(text: string, size: number, width: number): string {
  if (widthOf(text, size) <= width) return text;
  const kept = [...text];
  while (kept.length > 0 && widthOf(`${kept.join('')}…`, size) > width) kept.pop();
  return `${kept.join('')}…`;
}
