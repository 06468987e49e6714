import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstPaint, open, serve, timed } from './harness.ts';

const server = serve();

for (const path of ['/', '/playground']) {
  test(`the first paint of ${path} comes soon`, { skip: timed }, async (t) => {
    await (await open(t, server, path)).close(); // the browser's own first start is none of the page's
    const paint = await firstPaint(await open(t, server, path));
    t.diagnostic(`first paint of ${path} after ${paint} ms`);
    assert.ok(paint < 3000, `${paint} ms`); // a machine with two busy cores is slow; the figure above says how it is
  });
}
