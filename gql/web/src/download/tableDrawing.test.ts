import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Look } from './colours';
import { type Drawing, type Text, widthOf } from './drawing';
import { drawingOfTable, mostRows } from './tableDrawing';
import { wrap } from './wrap';

const light: Look = { ink: '#111', soft: '#555', line: '#ddd', surface: '#fff', sunken: '#eee', font: 'serif' };
const dark: Look = { ...light, ink: '#eee', surface: '#111' };
const more = (shown: number, all: number) => `${shown} of ${all}`;
const textsOf = (drawing: Drawing) => drawing.shapes.filter((s): s is Text => s.shape === 'text');

test('wrapping loses nothing, keeps words whole and no closing mark begins a line', () => {
  const text = '建设政务云平台，完成 cloud computing 试点。\n市经信委牵头（配合单位：相关企业）。';
  for (const width of [60, 97, 140, 400]) {
    const lines = wrap(text, 13, width);
    assert.equal(lines.join(''), text);
    for (const line of lines) assert.ok(!/^[、。，；：）]/.test(line), line);
    for (const line of lines) assert.ok(widthOf(line.trimEnd(), 13) <= width + 13, line);
    assert.equal(lines.some((line) => /clou$/.test(line)), false);
  }
  assert.equal(wrap('x'.repeat(100), 13, 100).join(''), 'x'.repeat(100));
});

test('every cell stands under its head, within the drawing, and below the row before', () => {
  const rows = [['杭州市经济和信息化委员会', 12, null], ['长'.repeat(60), 1, 'x'], ['last', 2, 'y']];
  const drawing = drawingOfTable('标题', { columns: ['单位', 'n', 'note'], rows }, light, more);
  const texts = textsOf(drawing);
  const at = (text: string) => texts.find((t) => t.text === text)!;
  assert.equal(at('n').x, at('12').x);
  assert.equal(at('note').x, at('y').x);
  assert.ok(at('12').y < at('1').y && at('1').y < at('2').y);
  assert.ok(at('2').y - at('1').y > at('1').y - at('12').y, 'the row of a long text is higher');
  for (const t of texts) assert.ok(t.x + widthOf(t.text, t.size) <= drawing.width && t.y <= drawing.height, t.text);
  assert.equal(texts.map((t) => t.text).join('').match(/长/g)!.length, 60);
});

test('a text longer than its cell may be ends in an ellipsis', () => {
  const drawing = drawingOfTable('t', { columns: ['c'], rows: [['长'.repeat(900)]] }, light, more);
  assert.match(textsOf(drawing).at(-1)!.text, /长…$/);
});

test('the colours are those of the look', () => {
  for (const look of [light, dark]) {
    const drawing = drawingOfTable('t', { columns: ['c'], rows: [['x']] }, look, more);
    assert.equal(drawing.background, look.surface);
    assert.ok(textsOf(drawing).every((t) => t.fill === look.ink));
  }
});

test('a long table is cut and says so', () => {
  const rows = Array.from({ length: mostRows + 5 }, (_, i) => [i]);
  const texts = textsOf(drawingOfTable('t', { columns: ['c'], rows }, light, more));
  assert.equal(texts.at(-1)!.text, `${mostRows} of ${mostRows + 5}`.slice(0, texts.at(-1)!.text.length).replace(/.$/, (c) => (texts.at(-1)!.text.endsWith('…') ? '…' : c)));
  assert.equal(texts.length, 1 + 1 + mostRows + 1);
});
