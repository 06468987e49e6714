// The graph: what is drawn, what can be done with it by mouse and by keyboard, and what its address keeps.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { open, serve } from './harness.ts';

const server = serve();

async function cloud(): Promise<string> {
  const response = await fetch(`${server.origin}/graphql?${new URLSearchParams({ query: '{ technology(name: "云计算") { id } }' })}`);
  return ((await response.json()) as { data: { technology: { id: string } } }).data.technology.id;
}

async function drawn(page: Page): Promise<number> {
  await page.locator('canvas[data-settled=true]').waitFor();
  const text = await page.getByText(/\d+ nodes and \d+ relations are drawn/).textContent();
  return Number(/\d+/.exec(text!)![0]);
}

test('a node of the list is expanded and collapsed by keyboard, and Back undoes it', async (t) => {
  const page = await open(t, server, `/graph?of=${await cloud()}`);
  const before = await drawn(page);
  const list = page.getByRole('region', { name: 'Nodes' });
  await list.locator('summary', { hasText: 'Measure' }).press('Enter');
  await list.getByRole('button', { name: '杭州政务云', exact: true }).press('Enter');
  await list.getByRole('button', { name: 'Expand' }).press('Enter');
  await list.getByRole('button', { name: 'Collapse' }).waitFor();
  const after = await drawn(page);
  assert.ok(after > before, `${before} → ${after}`);
  assert.match(page.url(), /open=measure-/);
  await list.getByRole('button', { name: 'Collapse' }).press('Enter');
  await list.getByRole('button', { name: 'Expand' }).waitFor();
  assert.equal(await drawn(page), before);
  await page.goBack();
  await list.getByRole('button', { name: 'Collapse' }).waitFor();
  assert.equal(await drawn(page), after);
});

test('filters by role, kind and jurisdiction stand in the address', async (t) => {
  const page = await open(t, server, `/graph?of=${await cloud()}&depth=2`);
  const all = await drawn(page);
  await page.getByRole('button', { name: 'Leads' }).click();
  await page.waitForURL(/roles=LEAD/);
  const led = await drawn(page);
  assert.ok(led < all, `${all} → ${led}`);
  await page.getByRole('combobox', { name: 'Jurisdiction' }).selectOption({ label: 'Hangzhou' });
  await page.waitForURL(/in=jurisdiction-/);
  const here = await drawn(page);
  assert.ok(here < led, `${led} → ${here}`);
  await page.reload();
  assert.equal(await drawn(page), here);
  await page.getByRole('button', { name: 'Technology' }).click();
  await page.getByText('Nothing else is left by this filter').or(page.getByText(/nodes and/)).first().waitFor();
});

test('a graph that was cut says so and offers more', async (t) => {
  const page = await open(t, server, `/graph?of=${await cloud()}&depth=3&limit=50`);
  await page.getByText('only the nearest 50 nodes were fetched').waitFor();
  await page.getByRole('button', { name: 'Fetch more' }).click();
  await page.getByText('only the nearest 250 nodes were fetched').waitFor();
});

test('a click on the drawing selects a node, and its page is one step away', async (t) => {
  const page = await open(t, server, `/graph?of=${await cloud()}`);
  await drawn(page);
  await page.getByRole('button', { name: 'Fit' }).click();
  const frame = page.locator('.drawing-frame');
  const { width, height } = (await frame.boundingBox())!;
  // The middle stands somewhere near the middle: a click on each place of a net finds a node.
  for (let i = 0; i < 400 && !page.url().includes('selected='); i++) {
    await frame.click({ position: { x: width * (0.3 + 0.02 * (i % 20)), y: height * (0.3 + 0.02 * Math.floor(i / 20)) } });
  }
  await page.getByRole('link', { name: 'Open page' }).click();
  await page.waitForURL(/\/(technology|measure|agency)\//);
});

test('the drawing is downloaded as SVG, PNG, CSV and JSON', async (t) => {
  const page = await open(t, server, `/graph?of=${await cloud()}`);
  await drawn(page);
  for (const format of ['SVG', 'PNG', 'CSV', 'JSON']) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${format}` }).click();
    assert.match((await waiting).suggestedFilename(), new RegExp(`cloud-computing\\.${format.toLowerCase()}$`));
  }
});
