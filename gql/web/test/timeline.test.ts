import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { checkA11y, leftOut, looks, open, patience, serve } from './harness.ts';

const server = serve();

/** Every target that the filter selects, as the API says; the seeds have fewer than a page. */
async function targets(filter: Record<string, string> = {}): Promise<{ metric: string; deadline: string | null; quote: string }[]> {
  const query = 'query ($filter: TargetFilter) { targets(filter: $filter, first: 100, orderBy: {field: DEADLINE}) { totalCount nodes { metric deadline evidence { quote } } } }';
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { filter } }),
  });
  const { data } = await response.json();
  assert.equal(data.targets.nodes.length, data.targets.totalCount);
  return data.targets.nodes.map((node: any) => ({ ...node, quote: node.evidence[0].quote }));
}

const items = (page: Page) => page.locator('.target');
const metrics = (list: { metric: string }[]) => list.map((target) => target.metric).sort();

/** Waits until the metrics on view are those of the list: the dated and the undated come in answers of their own. */
async function shows(page: Page, list: { metric: string }[]): Promise<void> {
  const want = metrics(list);
  let got: string[] = [];
  for (const end = Date.now() + patience; Date.now() < end; await page.waitForTimeout(50)) {
    got = (await items(page).locator('h3').allInnerTexts()).sort();
    if (isDeepStrictEqual(got, want)) return;
  }
  assert.deepEqual(got, want);
}

test('every target of the API is on view, with its quote, the undated apart', async (t) => {
  const page = await open(t, server, '/timeline');
  const all = await targets();
  const undated = all.filter((target) => target.deadline === null);
  assert.ok(undated.length > 0 && undated.length < all.length);
  await shows(page, all);
  assert.deepEqual((await page.locator('.due-undated h3').allInnerTexts()).sort(), metrics(undated));
  const quotes = (await items(page).locator('blockquote').allTextContents()).sort();
  assert.deepEqual(quotes, all.map((target) => target.quote).sort());
});

test('a year narrows the view, the undated are not forgotten, the address and Back work', async (t) => {
  const page = await open(t, server, '/timeline');
  const [all, due] = [await targets(), await targets({ dueFrom: '2015', dueTo: '2015' })];
  await page.getByRole('link', { name: `2015: ${due.length} targets` }).click();
  await page.waitForURL(/due=2015/);
  await shows(page, due);
  const undated = all.filter((target) => target.deadline === null).length;
  await page.getByText(`${undated} more have no deadline`).waitFor();
  await page.reload();
  await shows(page, due);
  await page.goBack();
  await shows(page, all);
});

test('technology and jurisdiction filter', async (t) => {
  const page = await open(t, server, '/timeline');
  await page.getByLabel('Of the technology').fill('电子商务');
  await page.keyboard.press('Enter');
  const trade = await targets({ technology: '电子商务' });
  await shows(page, trade);
  await page.locator('select').selectOption('杭州市');
  const here = await targets({ technology: '电子商务', jurisdiction: '杭州市' });
  assert.ok(here.length < trade.length);
  await shows(page, here);
});

test('the CSV has every target with its quote', async (t) => {
  const page = await open(t, server, '/timeline?jurisdiction=杭州市');
  const all = await targets({ jurisdiction: '杭州市' });
  await shows(page, all);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
  assert.equal(download.suggestedFilename(), 'Targets-on-a-time-line.csv');
  const csv = readFileSync(await download.path(), 'utf8');
  const { default: Papa } = await import('papaparse');
  const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
  assert.deepEqual(rows.map((row) => row.Quote).sort(), all.map((target) => target.quote).sort());
  assert.deepEqual(rows.map((row) => row.Metric).sort(), metrics(all));
});

test('nothing found, and a deadline that is none, are told in sentences', async (t) => {
  const page = await open(t, server, '/timeline?text=nothing-like-this');
  await page.getByText('No target fits these settings.').waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await items(page).first().waitFor();
});

test('a date in the address that is no date is told in a sentence, with a way on', async (t) => {
  const page = await open(t, server, '/timeline?due=soon', { expect: [/status of 4\d\d/] });
  await page.getByText('A setting in the address makes no sense to the server.').waitFor();
  await page.getByRole('button', { name: 'Any deadline' }).click();
  await items(page).first().waitFor();
});

test('where a page holds fewer than there are, more come on demand', async (t) => {
  const page = await open(t, server, '/playground'); // another page, so that the next is asked for anew
  await page.route(/\/graphql\?/, (route) => route.continue({ url: route.request().url().replace('%22first%22%3A100', '%22first%22%3A10') }));
  await page.goto(`${server.origin}/timeline?due=2015`);
  const due = await targets({ dueFrom: '2015', dueTo: '2015' });
  await page.getByText(`10 of ${due.length} shown`).waitFor();
  await page.getByRole('button', { name: 'Show more' }).click();
  await shows(page, due);
});

for (const look of looks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/timeline', { colorScheme, viewport: { width, height: 800 } });
    await page.locator('.due-undated .target').first().waitFor();
    await checkA11y(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '目标时间线' }).waitFor();
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  });
}
