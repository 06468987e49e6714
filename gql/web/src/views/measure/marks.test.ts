import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFile, type Mark, pieces } from './marks.ts';

const shown = (text: string, start: number, marks: Mark[]) => pieces(text, start, marks).map((p) => [p.text, ...p.marks.map((m) => m.kind)].join('|'));

test('a mark stands where its offsets in the source say', () => {
  assert.deepEqual(shown('建设政务云（市经信委）', 100, [{ kind: 'clause', start: 105, end: 111 }, { kind: 'technology', start: 102, end: 105 }]), [
    '建设', '政务云|technology', '（市经信委）|clause',
  ]);
});

test('offsets count code points, also where a character takes two UTF-16 units', () => {
  assert.deepEqual(shown('𠮷𠮷云', 7, [{ kind: 'technology', start: 9, end: 10 }]), ['𠮷𠮷', '云|technology']);
});

test('marks that overlap share a piece', () => {
  assert.deepEqual(shown('abcdef', 0, [{ kind: 'target', start: 0, end: 4 }, { kind: 'technology', start: 2, end: 6 }]), [
    'ab|target', 'cd|target|technology', 'ef|technology',
  ]);
});

test('a mark outside the text is left out, one that reaches beyond it is cut', () => {
  assert.deepEqual(shown('abc', 10, [{ kind: 'clause', start: 0, end: 10 }, { kind: 'clause', start: 12, end: 99 }]), ['ab', 'c|clause']);
});

test('the pieces are the text again', () => {
  const text = '①𝟙月底前，完成 5G 基站。';
  const marks: Mark[] = [{ kind: 'target', start: 1, end: 5 }, { kind: 'technology', start: 3, end: 9 }];
  assert.equal(pieces(text, 0, marks).map((p) => p.text).join(''), text);
});

test('evidence of another file is none for this text', () => {
  assert.equal(inFile([{ start: 1, end: 2, source: { file: 'b.txt' } }], 'a.txt'), undefined);
});
