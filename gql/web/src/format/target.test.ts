import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from './target.ts';

test('an amount reads as people write it', () => {
  assert.equal(amount({ comparator: 'GE', value: 40, unit: '%' }), '≥ 40%');
  assert.equal(amount({ comparator: 'EQ', value: 100, valueMax: 400, unit: 'G' }), '100–400 G');
  assert.equal(amount({ comparator: 'ABOUT', value: 1.28, unit: '万亿元' }), '≈ 1.28万亿元');
  assert.equal(amount({ comparator: 'EQ', value: 0.1 + 0.2 }), '0.3');
});
