import type { Drawing, Shape, Text } from './drawing';

/** The most pixels of a picture: browsers give an empty canvas beyond some limit, the lowest of which is this one. */
const mostPixels = 16_000_000;

/** The drawing as a PNG, twice as fine as its pixels where that is not too large. */
export async function pngOf(drawing: Drawing): Promise<Blob> {
  const scale = Math.min(2, Math.sqrt(mostPixels / (drawing.width * drawing.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(drawing.width * scale);
  canvas.height = Math.floor(drawing.height * scale);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('the browser gives no canvas');
  pen.scale(scale, scale);
  paint(pen, drawing);
  return await new Promise((done, fail) => canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('the canvas is too large'))), 'image/png'));
}

function paint(pen: CanvasRenderingContext2D, { width, height, background, font, shapes }: Drawing) {
  pen.fillStyle = background;
  pen.fillRect(0, 0, width, height);
  for (const shape of shapes) draw(pen, shape, font);
}

function draw(pen: CanvasRenderingContext2D, s: Shape, font: string) {
  pen.beginPath();
  switch (s.shape) {
    case 'rect':
      pen.roundRect(s.x, s.y, s.width, s.height, s.radius ?? 0);
      return fill(pen, s.fill);
    case 'circle':
      pen.arc(s.x, s.y, s.radius, 0, 2 * Math.PI);
      fill(pen, s.fill);
      return s.stroke && stroke(pen, s.stroke, 1);
    case 'line':
      pen.moveTo(s.x1, s.y1);
      pen.lineTo(s.x2, s.y2);
      return stroke(pen, s.stroke, s.width ?? 1);
    case 'text':
      return write(pen, s, font);
  }
}

function fill(pen: CanvasRenderingContext2D, colour: string) {
  pen.fillStyle = colour;
  pen.fill();
}

function stroke(pen: CanvasRenderingContext2D, colour: string, width: number) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

function write(pen: CanvasRenderingContext2D, s: Text, font: string) {
  pen.save();
  pen.translate(s.x, s.y);
  pen.rotate(((s.turn ?? 0) * Math.PI) / 180);
  pen.font = `${s.bold ? 'bold ' : ''}${s.size}px ${font}`;
  pen.textAlign = s.anchor === 'middle' ? 'center' : (s.anchor ?? 'start');
  pen.fillStyle = s.fill;
  pen.fillText(s.text, 0, 0);
  pen.restore();
}
