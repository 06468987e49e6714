import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkA11y, leftOut, looks, open, serve } from './harness.ts';

const server = serve();

/** Asks the API itself, beside the page. */
async function ask(query: string, variables: Record<string, unknown> = {}) {
  const response = await fetch(`${server.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
  assert.equal(errors, undefined);
  return data;
}

const agency = '市文广新闻出版局'; // its short name stands once among the busiest
const cellOf = (page: Page) => page.getByRole('link', { name: /^市文广新闻出版局, IPv6|^市文广新闻出版局, Internet Protocol version 6/ });

const places = (page: Page) => page.locator('select').filter({ hasText: 'Xianning' });

/** The measures that the agency and IPv6 share, as the API says. */
async function expected(): Promise<string[]> {
  const query = '{ measures(filter: {agency: "市文广新闻出版局", technology: "IPv6", includeNarrower: false}, first: 100) { nodes { number title } } }';
  const { measures } = await ask(query);
  return measures.nodes.map((m: { number: string; title: string }) => `${m.number} ${m.title}`);
}

test('a cell opens the measures that the API names, and its address and Back work', async (t) => {
  const page = await open(t, server, '/matrix');
  const titles = await expected();
  assert.ok(titles.length > 0);
  assert.equal(await cellOf(page).innerText(), String(titles.length), 'the cell counts them');
  await cellOf(page).click();
  const links = page.getByRole('dialog').getByRole('listitem').getByRole('link');
  await links.first().waitFor();
  assert.deepEqual(await links.allInnerTexts(), titles);
  await page.reload();
  await links.first().waitFor();
  assert.deepEqual(await links.allInnerTexts(), titles, 'the address brings the cell back');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goBack();
  await links.first().waitFor();
});

test('the address holds the filters, and Back takes them away', async (t) => {
  const page = await open(t, server, '/matrix');
  await places(page).selectOption('上海市');
  await page.waitForURL(/jurisdiction=/);
  await page.getByRole('link', { name: agency }).first().waitFor({ state: 'detached' });
  await page.reload();
  assert.equal(await places(page).inputValue(), '上海市');
  await page.getByLabel('Using the technology').fill('IPv6');
  await page.keyboard.press('Enter');
  await page.waitForURL(/technology=IPv6/);
  await page.goBack();
  await page.goBack();
  await page.getByRole('rowheader', { name: agency }).waitFor();
});

test('the keyboard alone finds and opens a cell', async (t) => {
  const page = await open(t, server, '/matrix');
  const first = page.locator('[data-at="0 0"]');
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-at')), '1 -1');
  await page.keyboard.press('Control+Home');
  assert.equal(await page.locator('[data-at][tabindex="0"]').count(), 1, 'one stop of the Tab key');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-at')), '0 0', 'the focus is back');
});

test('an agency counts in the role chosen, in the map and in the list of a cell', async (t) => {
  const page = await open(t, server, '/matrix');
  await page.getByRole('grid').waitFor();
  await page.getByLabel('Agencies count as').selectOption('LEAD');
  await page.waitForURL(/roles=LEAD/);
  const { matrix } = await ask('{ matrix(rows: AGENCY, columns: TECHNOLOGY, roles: [LEAD]) { rows { id label } columns { id } cells { row column measureCount } } }');
  await page.waitForFunction((n) => document.querySelectorAll('tbody tr').length === n, matrix.rows.length);
  const { row, column, measureCount } = matrix.cells[0];
  await page.locator(`[data-at="${row} ${column}"]`).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(measureCount === 1 ? '1 measure' : `${measureCount} measures`, { exact: true }).waitFor();
  assert.equal(await dialog.getByRole('listitem').filter({ hasText: 'Leads' }).count(), measureCount);
});

test('filters that nothing fits say so and offer a way on; an unknown name and an unknown cell too', async (t) => {
  const page = await open(t, server, '/matrix?technology=数字出版&jurisdiction=咸宁市');
  await page.getByText('No measure fits these settings.').waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByRole('grid').waitFor();
  await page.goto(`${server.origin}/matrix?technology=云计&agency=市经信委`);
  await page.getByRole('alert').getByText('One of the names given is of no agency').waitFor();
  await page.getByRole('alert').getByRole('link', { name: '云计算', exact: true }).waitFor();
  await page.getByLabel('Using the technology').fill('云计算');
  await page.keyboard.press('Enter');
  await page.getByRole('grid').waitFor();
  await page.goto(`${server.origin}/matrix?row=agency-none&column=technology-none`);
  await page.getByRole('dialog').getByText('There is nothing here').waitFor();
});

test('CSV, JSON, SVG and PNG hold what the heat map shows', async (t) => {
  const page = await open(t, server, '/matrix');
  const { matrix } = await ask('{ matrix(rows: AGENCY, columns: TECHNOLOGY) { rows { label } columns { label } cells { row column measureCount } } }');
  const file = async (format: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Download ${format}` }).click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const csv = await file('CSV');
  assert.match(csv.name, /^Measures-shared-by-.*\.csv$/);
  const lines = csv.content.toString('utf8').split('\r\n');
  assert.ok(lines[0]!.startsWith('\ufeffMeasures,'));
  assert.equal(lines.length, matrix.rows.length + 2);
  const sum = lines.slice(1, -1).flatMap((line) => line.split(',').slice(-matrix.columns.length)).reduce((all, n) => all + Number(n), 0);
  assert.equal(sum, matrix.cells.reduce((all: number, cell: { measureCount: number }) => all + cell.measureCount, 0));
  assert.deepEqual(JSON.parse((await file('JSON')).content.toString()).cells, matrix.cells);
  const svg = (await file('SVG')).content.toString();
  assert.equal(svg.match(/<rect /g)?.length, matrix.rows.length * matrix.columns.length + 1);
  assert.ok(!svg.includes('fill=""'), 'every colour is known');
  assert.equal((await file('PNG')).content.subarray(1, 4).toString(), 'PNG');
});

for (const look of looks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/matrix', { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('grid').waitFor();
    await checkA11y(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '谁负责什么' }).waitFor();
    await page.locator('td a').first().click();
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  });
}
