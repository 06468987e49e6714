import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Drawing, fit, widthOf } from './drawing';
import { fileName } from './names';
import { svgOf } from './svg';
import { csvOf } from './table';

test('CSV quotes what RFC 4180 wants quoted, ends lines with CRLF and begins with a byte order mark', () => {
  const csv = csvOf({ columns: ['名称', 'n'], rows: [['云,计算', 3], ['he said "so"', null], ['two\nlines', 0.5]] });
  assert.equal(csv, '\ufeff名称,n\r\n"云,计算",3\r\n"he said ""so""",\r\n"two\nlines",0.5\r\n');
});

test('CSV disarms what a spreadsheet would run, and leaves negative numbers alone', () => {
  const csv = csvOf({ columns: ['x'], rows: [['=1+1'], ['+86'], ['-a'], ['@b'], ['=1\n2'], ['＝1'], [-5], ['a=b']] });
  assert.equal(csv, `\ufeffx\r\n"'=1+1"\r\n"'+86"\r\n"'-a"\r\n"'@b"\r\n"'=1\n2"\r\n"'＝1"\r\n-5\r\na=b\r\n`);
});

test('CSV disarms the heads of columns too', () => {
  assert.equal(csvOf({ columns: ['=x'], rows: [['y']] }), `\ufeff"'=x"\r\ny\r\n`);
});

test('a file is named after the title', () => {
  assert.equal(fileName('谁负责什么：杭州市 × 云计算', 'csv'), '谁负责什么：杭州市-×-云计算.csv');
  assert.equal(fileName('../a\\b:c*?"<>|', 'png'), 'a-b-c.png');
  assert.equal(fileName(' \u0000 ', 'svg'), 'plangraph.svg');
  assert.equal([...fileName('长'.repeat(200), 'json')].length, 65);
});

const drawing: Drawing = {
  title: 'A & B', width: 100, height: 50, background: '#fff', font: '"A B", serif',
  shapes: [
    { shape: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#123456' },
    { shape: 'text', x: 5, y: 6, text: '<云> "x"\u0001', fill: 'red', size: 12, turn: -45 },
  ],
};

test('SVG escapes its texts and holds every shape', () => {
  const svg = svgOf(drawing);
  assert.match(svg, /<title>A &amp; B<\/title>/);
  assert.match(svg, /font-family="&quot;A B&quot;, serif"/);
  assert.match(svg, /<rect x="1" y="2" width="3" height="4" fill="#123456"\/>/);
  assert.match(svg, /transform="rotate\(-45 5 6\)">&lt;云&gt; &quot;x&quot;<\/text>/);
});

test('a text that is too wide is cut with an ellipsis', () => {
  assert.equal(fit('云计算', 10, 30), '云计算');
  assert.equal(fit('云计算平台', 10, 30), '云计…');
  assert.ok(widthOf(fit('cloud computing', 10, 40), 10) <= 40);
});
