import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open, serve } from './harness.ts';

const server = serve();

for (const address of ['/search?q=云计算', '/compare', '/matrix', '/timeline']) {
  test(`${address} has a table, data and two pictures to take away`, async (t) => {
    const page = await open(t, server, address);
    for (const format of ['CSV', 'JSON', 'SVG', 'PNG']) {
      const button = page.getByRole('button', { name: `Download ${format}` }).first();
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const content = readFileSync(await download.path());
      assert.match(download.suggestedFilename(), new RegExp(`\\.${format.toLowerCase()}$`));
      assert.ok(content.length > 100, `${format} has ${content.length} bytes`);
      if (format === 'SVG') assert.match(content.toString('utf8'), /<svg [\s\S]*<text/);
      if (format === 'PNG') assert.equal(content.subarray(1, 4).toString('latin1'), 'PNG');
    }
  });
}
