import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstWords, webAddress } from '../src/addresses.ts';
import { serve } from './harness.ts';

const server = serve();

test('the server knows every address of the explorer, and no other', async () => {
  for (const word of firstWords) {
    assert.equal((await fetch(`${server.origin}/${word}`)).status, 200, word);
  }
  const unknown = await fetch(`${server.origin}/nothing`);
  assert.equal(unknown.status, 404);
  assert.match(await unknown.text(), /<div id="root">/, 'the explorer says so');
});

test('an address of a plan is followed only by http and https', () => {
  for (const address of ['https://example.org/a', 'HTTP://example.org']) {
    assert.equal(webAddress(address), address);
  }
  for (const address of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.org', 'https:example.org', '', null, undefined]) {
    assert.equal(webAddress(address), undefined, String(address));
  }
});

test('the pages load from their own origin alone', async () => {
  for (const path of ['/', '/playground', '/nothing']) {
    const { headers } = await fetch(server.origin + path);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'self'; .*frame-ancestors 'none'/);
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src|http|\*|unsafe-eval/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  }
});

test('what has a hash in its name is compressed and kept for a year', async () => {
  const page = await (await fetch(server.origin)).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
  const { headers } = await fetch(server.origin + script, { headers: { 'accept-encoding': 'br' } });
  assert.equal(headers.get('content-encoding'), 'br');
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
});
