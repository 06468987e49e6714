import type { Drawing, Shape, Text } from './drawing';

/** The drawing as an SVG file, which stands for itself: no style sheet, no font, no script. */
export function svgOf({ title, width, height, background, font, shapes }: Drawing): string {
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  const content = [
    tag('title', {}, title),
    tag('rect', { width, height, fill: background }),
    ...shapes.map(elementOf),
  ].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" role="img"${attributes({ ...size, 'font-family': font })}>\n${content}\n</svg>\n`;
}

function elementOf(s: Shape): string {
  switch (s.shape) {
    case 'rect':
      return tag('rect', { x: s.x, y: s.y, width: s.width, height: s.height, rx: s.radius, fill: s.fill });
    case 'line':
      return tag('line', { x1: s.x1, y1: s.y1, x2: s.x2, y2: s.y2, stroke: s.stroke, 'stroke-width': s.width });
    case 'circle':
      return tag('circle', { cx: s.x, cy: s.y, r: s.radius, fill: s.fill, stroke: s.stroke });
    case 'text':
      return textOf(s);
  }
}

function textOf(s: Text): string {
  const transform = s.turn ? `rotate(${s.turn} ${s.x} ${s.y})` : undefined;
  const weight = s.bold ? 'bold' : undefined;
  return tag('text', { x: s.x, y: s.y, fill: s.fill, 'font-size': s.size, 'font-weight': weight, 'text-anchor': s.anchor, transform }, s.text);
}

type Attributes = Record<string, string | number | undefined>;

function tag(name: string, given: Attributes, text?: string): string {
  return text === undefined ? `<${name}${attributes(given)}/>` : `<${name}${attributes(given)}>${escaped(text)}</${name}>`;
}

function attributes(given: Attributes): string {
  return Object.entries(given).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escaped(String(value))}"`)).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML cannot hold, as control characters out of a broken file, is left out.
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the ones to leave out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (c) => entities[c]!);
}
