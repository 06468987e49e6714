import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkA11y, leftOut, looks, open, serve } from './harness.ts';

const server = serve();

async function ask(query: string): Promise<any> {
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  return data;
}

const count = (technology: string, jurisdiction: string) =>
  `measures(filter: {technology: "${technology}", includeNarrower: false, jurisdiction: "${jurisdiction}"}) { totalCount }`;

const table = (page: Page) => page.locator('table.compare');
const sideOf = (page: Page, name: string) => page.locator('.sides section').filter({ has: page.getByRole('heading', { name }) });

test('the seeds’ three cities stand side by side with the counts and owners of the API', async (t) => {
  const page = await open(t, server, '/compare');
  await table(page).waitFor();
  assert.deepEqual((await page.getByRole('columnheader').allInnerTexts()).sort(), ['Hangzhou', 'Shanghai', 'Technologies', 'Xianning']);
  const heads = await page.getByRole('columnheader').allInnerTexts();
  const data = await ask(`{ Hangzhou: ${count('云计算', '杭州市')} Shanghai: ${count('云计算', '上海市')} Xianning: ${count('云计算', '咸宁市')}
    technology(name: "云计算") { owners(jurisdiction: "杭州市", includeNarrower: false, first: 1) { nodes { shortName } } } }`);
  const cells = await page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'cloud computing', exact: true }) }).getByRole('cell').allInnerTexts();
  for (const [i, city] of heads.slice(1).entries()) assert.equal(parseInt(cells[i]!), data[city].totalCount, city);
  assert.ok(cells[heads.indexOf('Hangzhou') - 1]!.includes(data.technology.owners.nodes[0].shortName));
});

test('what only one city has stands apart, and no other has it', async (t) => {
  const page = await open(t, server, '/compare?sides=杭州市,咸宁市');
  const only = table(page).locator('tbody').filter({ hasText: 'Only in Hangzhou' });
  await only.waitFor();
  const rows = only.getByRole('row');
  assert.ok((await rows.count()) > 1);
  for (const text of (await rows.allInnerTexts()).slice(1)) assert.match(text, /none/);
  const href = await only.getByRole('rowheader').nth(1).getByRole('link').getAttribute('href');
  const id = decodeURIComponent(href!.split('/').at(-1)!);
  const { a, b } = await ask(`{ a: ${count(id, '杭州市')} b: ${count(id, '咸宁市')} }`);
  assert.ok(a.totalCount > 0 && b.totalCount === 0);
});

test('the agencies lead as the API says; a side where nobody does says so', async (t) => {
  const page = await open(t, server, '/compare?tab=agencies');
  const { agency } = await ask('{ agency(name: "杭州市经济和信息化委员会") { shortName measures(roles: [LEAD], filter: {jurisdiction: "杭州市"}) { totalCount } } }');
  const first = sideOf(page, 'Hangzhou').getByRole('listitem').first();
  assert.ok((await first.innerText()).startsWith(agency.shortName));
  assert.ok((await first.innerText()).includes(`leads ${agency.measures.totalCount}`));
  await sideOf(page, 'Shanghai').getByText('do not say who leads').waitFor();
});

test('the targets stand by side, the address and Back work, an empty side says so', async (t) => {
  const page = await open(t, server, '/compare');
  await page.getByRole('tab', { name: 'Targets' }).click();
  await page.waitForURL(/tab=targets/);
  const { targets } = await ask('{ targets(filter: {jurisdiction: "上海市"}, first: 1, orderBy: {field: DEADLINE}) { totalCount nodes { metric } } }');
  await sideOf(page, 'Shanghai').getByText(`20 of ${targets.totalCount} listed`).waitFor();
  assert.ok((await sideOf(page, 'Shanghai').getByRole('listitem').first().innerText()).includes(targets.nodes[0].metric));
  await page.reload();
  await sideOf(page, 'Xianning').waitFor();
  await page.getByRole('button', { name: 'Xianning' }).click();
  await sideOf(page, 'Xianning').waitFor({ state: 'detached' });
  await page.goBack();
  await sideOf(page, 'Xianning').waitFor();
  await page.getByLabel('Only the technology').fill('数字出版');
  await page.keyboard.press('Enter');
  await sideOf(page, 'Xianning').getByText('Xianning has no measure that fits.').waitFor();
});

test('fewer than two sides, and a jurisdiction that is none, are told in sentences', async (t) => {
  const page = await open(t, server, '/compare?sides=杭州市,亚特兰蒂斯');
  await page.getByText('There is no such jurisdiction: 亚特兰蒂斯.').waitFor();
  await page.getByRole('button', { name: 'Compare those with plans' }).click();
  await table(page).waitFor();
});

test('the CSV has every technology on view', async (t) => {
  const page = await open(t, server, '/compare');
  await table(page).waitFor();
  const names = (await table(page).locator('th[scope=row]').allInnerTexts()).sort();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download CSV' }).click()]);
  const { default: Papa } = await import('papaparse');
  const rows = Papa.parse<string[]>(readFileSync(await download.path(), 'utf8'), { skipEmptyLines: true }).data;
  assert.deepEqual(rows.slice(1).map((row) => row[0]!).sort(), names);
  assert.equal(rows[0]!.length, 7);
});

for (const look of looks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/compare', { colorScheme, viewport: { width, height: 800 } });
    await table(page).waitFor();
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
    await page.getByRole('button', { name: '中文' }).click();
    for (const tab of ['谁牵头', '目标']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator('.sides').waitFor();
      await checkA11y(page);
    }
  });
}
