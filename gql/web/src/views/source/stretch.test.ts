import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findAll, overlap, settingOf, stretchOf } from './stretch.ts';

test('a stretch comes out of an address as it went in, and nothing else does', () => {
  assert.deepEqual(stretchOf(settingOf({ start: 12, end: 30 })), { start: 12, end: 30 });
  assert.deepEqual(stretchOf('7-7'), { start: 7, end: 7 });
  for (const setting of ['', '7', '9-3', '-1-3', 'a-b', '1-2-3', '1-99999999999']) assert.equal(stretchOf(setting), undefined, setting);
});

test('stretches overlap where they share a character; an empty one is where it stands', () => {
  assert.equal(overlap({ start: 1, end: 3 }, { start: 2, end: 5 }), true);
  assert.equal(overlap({ start: 1, end: 3 }, { start: 3, end: 5 }), false);
  assert.equal(overlap({ start: 3, end: 3 }, { start: 1, end: 5 }), true);
  assert.equal(overlap({ start: 5, end: 5 }, { start: 1, end: 5 }), false);
});

test('words are found in code points, in either case, each place once', () => {
  assert.deepEqual(findAll('𠮷IPv6和ipv6', 'IPv6'), [{ start: 1, end: 5 }, { start: 6, end: 10 }]);
  assert.deepEqual(findAll('aaaa', 'aa'), [{ start: 0, end: 2 }, { start: 2, end: 4 }]);
  assert.deepEqual(findAll('云云云', '云', 2), [{ start: 0, end: 1 }, { start: 1, end: 2 }]);
  assert.deepEqual(findAll('云', ''), []);
  assert.deepEqual(findAll('云', '计'), []);
});
