import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Box, Labels, overlap } from './labels.ts';

test('a label that would cover another is refused, one beside it is not', () => {
  const labels = new Labels();
  assert.ok(labels.place({ left: 0, top: 0, width: 100, height: 16 }));
  assert.ok(!labels.place({ left: 90, top: 8, width: 100, height: 16 }));
  assert.ok(labels.place({ left: 100, top: 0, width: 100, height: 16 }));
});

test('of a thousand labels none of those placed overlap', () => {
  const labels = new Labels();
  const placed: Box[] = [];
  for (let i = 0; i < 1000; i++) {
    const box = { left: (i * 7919) % 1200, top: (i * 104729) % 700, width: 40 + ((i * 31) % 120), height: 16 };
    if (labels.place(box)) placed.push(box);
  }
  assert.ok(placed.length > 50);
  placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => assert.ok(!overlap(a, b))));
});
