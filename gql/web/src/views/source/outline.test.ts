import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureAt, type Measure, outlineOf } from './outline.ts';

const measure = (id: string, heads: string[], ...places: [file: string, start: number, end: number][]): Measure => ({
  id, number: id, title: 'm', headings: heads.map((title) => ({ number: '', title })), evidence: places.map(([file, start, end]) => ({ start, end, line: start, source: { file } })),
});

const plan = [
  measure('1', ['A', 'a'], ['x', 10, 20]),
  measure('2', ['A', 'a'], ['x', 20, 30], ['y', 1, 9]),
  measure('3', ['A', 'b'], ['x', 40, 50]),
  measure('4', ['B'], ['x', 60, 70], ['y', 9, 19]),
  measure('5', ['A', 'a'], ['x', 80, 90]),
];
const shown = (file: string) => outlineOf(plan, file).map((e) => `${' '.repeat(e.depth)}${e.text} ${e.start}`);

test('each heading stands once above the measures that it heads', () => {
  assert.deepEqual(shown('x'), ['A 10', ' a 10', '  1 m 10', '  2 m 20', ' b 40', '  3 m 40', 'B 60', ' 4 m 60', 'A 80', ' a 80', '  5 m 80']);
});

test('an excerpt has the measures that stand in it', () => {
  assert.deepEqual(shown('y'), ['A 1', ' a 1', '  2 m 1', 'B 9', ' 4 m 9']);
  assert.deepEqual(shown('z'), []);
});

test('the measure around a place is found in its file', () => {
  assert.equal(measureAt(plan, 'x', { start: 25, end: 26 })?.id, '2');
  assert.equal(measureAt(plan, 'y', { start: 9, end: 12 })?.id, '4');
  assert.equal(measureAt(plan, 'x', { start: 55, end: 56 }), undefined);
});
