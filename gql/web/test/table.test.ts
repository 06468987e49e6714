import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkA11y, leftOut, looks, open, serve } from './harness.ts';

const server = serve();

/** Asks the API itself, beside the page. */
async function ask(query: string) {
  const response = await fetch(`${server.origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
  assert.equal(errors, undefined);
  return data;
}

const count = async (filter: string, list = 'measures') => (await ask(`{ ${list}(filter: {${filter}}) { totalCount } }`))[list].totalCount as number;

const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`);
const shows = (page: Page, n: number) => page.getByRole('status').getByText(rows(n), { exact: true }).waitFor();
const table = (page: Page) => page.getByRole('table');
const choice = (page: Page, facet: string, name: string) => page.getByRole('group', { name: facet }).getByRole('button', { name });

test('which measures have no owner: one choice, with the number that it said', async (t) => {
  const page = await open(t, server, '/table');
  const unowned = await count('unowned: true');
  assert.ok(unowned > 0);
  await choice(page, 'Owner', `Nobody leads or is responsible ${unowned}`).click();
  await shows(page, unowned);
  await page.waitForURL(/\?unowned=true$/);
  await page.reload();
  await shows(page, unowned);
  assert.equal(await table(page).getAttribute('aria-rowcount'), String(unowned + 1));
  await page.goBack();
  await shows(page, await count(''));
});

test('the first choice of every facet leaves as many rows as it says', async (t) => {
  for (const of of ['measures', 'targets']) {
    const page = await open(t, server, `/table?of=${of}&jurisdiction=杭州市`);
    const asked = new URL(page.url()).search;
    const all = await count('jurisdiction: "杭州市"', of);
    const said = async () => page.locator('.facet').evaluateAll((facets) => facets.flatMap((facet, at) => {
      const choice = facet.querySelector<HTMLElement>('.choice[aria-pressed=false]:has(.choice-count)');
      return choice ? [{ at, name: facet.querySelector('legend')!.innerText, count: choice.querySelector<HTMLElement>('.choice-count')!.innerText }] : [];
    }));
    const counted = () => page.locator('.facets[aria-busy=false] .facet').first().waitFor();
    await counted();
    const choices = await said();
    assert.ok(choices.length > 6, 'there are facets');
    for (const { at, name, count } of choices) {
      const button = page.locator('.facet').nth(at).locator('.choice[aria-pressed=false]:has(.choice-count)').first();
      await button.click();
      await page.getByRole('status').getByText(count === '1' ? '1 row' : `${count} rows`, { exact: true }).waitFor({ timeout: 60_000 }).catch(() => assert.fail(`${of}, ${name}: not ${count} rows`));
      await page.goBack();
      await page.waitForURL((url) => url.search === asked);
      await shows(page, all);
      await counted();
    }
  }
});

test('narrower technologies count or do not, as the box says', async (t) => {
  const page = await open(t, server, '/table?technology=云计算');
  await shows(page, await count('technology: "云计算"'));
  await page.getByLabel('Count narrower technologies').uncheck();
  await shows(page, await count('technology: "云计算", includeNarrower: false'));
  await page.waitForURL(/narrower=no/);
});

test('what an agency leads, and what it must reach by a date', async (t) => {
  const page = await open(t, server, '/table');
  await page.getByLabel('Name of an agency').fill('杭州市经济和信息化委员会');
  await page.keyboard.press('Enter');
  await choice(page, 'Role', 'Leads').click();
  await shows(page, await count('agency: "杭州市经济和信息化委员会", roles: [LEAD]'));
  await page.getByRole('tab', { name: 'Targets' }).click();
  await page.getByLabel('Due to').fill('2017');
  await page.keyboard.press('Enter');
  await shows(page, await count('agency: "杭州市经济和信息化委员会", roles: [LEAD], dueTo: "2017"', 'targets'));
  await page.getByRole('tab', { name: 'Responsibilities' }).click();
  const { responsibilities } = await ask('{ responsibilities(filter: {agency: "杭州市经济和信息化委员会", roles: [LEAD], dueTo: "2017"}) { totalCount } }');
  await shows(page, responsibilities.totalCount);
  for (const role of await page.getByRole('row').locator('[role=cell]:nth-child(3)').allInnerTexts()) assert.equal(role, 'Leads');
});

test('a head sorts from its beginning, from its end, not at all; the address keeps it', async (t) => {
  const page = await open(t, server, '/table');
  const first = async () => (await ask('{ a: measures(orderBy: {field: TITLE}, first: 1) { nodes { title } } b: measures(orderBy: {field: TITLE, direction: DESC}, first: 1) { nodes { title } } c: measures(first: 1) { nodes { title } } }'));
  const { a, b, c } = await first();
  const head = page.getByRole('columnheader', { name: 'Measure' });
  for (const [list, sort, order] of [[a, /sort=title/, 'ascending'], [b, /sort=-title/, 'descending'], [c, /\/table$/, 'none']] as const) {
    await head.getByRole('button').click();
    await page.waitForURL(sort);
    await page.getByRole('row').nth(1).getByRole('link', { name: list.nodes[0].title, exact: true }).waitFor();
    assert.equal(await head.getAttribute('aria-sort'), order);
  }
});

test('columns are chosen, and a row opens its card', async (t) => {
  const page = await open(t, server, '/table');
  await page.locator('.columns-choice summary').click();
  await page.getByLabel('Quote').check();
  await page.getByRole('columnheader', { name: 'Quote' }).waitFor();
  await page.getByLabel('Technologies', { exact: true }).uncheck();
  await page.getByRole('columnheader', { name: 'Technologies' }).waitFor({ state: 'detached' });
  await page.waitForURL(/columns=/);
  const link = page.getByRole('row').nth(2).getByRole('link').first(); // the second is its quote's
  const title = await link.innerText();
  await link.click();
  await page.waitForURL(/\/measure\//);
  await page.getByRole('heading', { level: 1 }).getByText(title).waitFor();
});

test('the end of the table is there at once, and few rows stand in the page', async (t) => {
  const page = await open(t, server, '/table?of=responsibilities');
  const { responsibilities } = await ask('{ responsibilities { totalCount } }');
  const total = responsibilities.totalCount as number;
  await shows(page, total);
  await page.locator('.rows').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  const last = page.locator(`[role=row][aria-rowindex="${total + 1}"]`);
  const link = last.getByRole('link').first(); // the second is its quote's
  await link.waitFor();
  const rest = await ask(`{ responsibilities(offset: ${total - 1}) { rows { measure { title } } } }`);
  assert.equal(await link.innerText(), rest.responsibilities.rows[0].measure.title);
  assert.ok(await page.getByRole('row').count() < 80, 'only rows in view are in the page');
});

test('the exports have all rows of the table on view', async (t) => {
  const page = await open(t, server, '/table?of=targets&jurisdiction=杭州市&sort=-deadline');
  const total = await count('jurisdiction: "杭州市"', 'targets');
  await shows(page, total);
  const file = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const csv = await file('Export all as CSV');
  assert.equal(csv.name, 'targets.csv');
  assert.match(csv.content.toString('utf8'), /^\ufeffPlan,Document number,.*,Revision,Question\r\n/);
  const records = csv.content.toString('utf8').split('\r\n').filter((line) => /,"targets \{/.test(line));
  assert.equal(records.length, total);
  const workbook = await file('Export all as Excel');
  assert.equal(workbook.name, 'targets.xlsx');
  assert.equal(workbook.content.subarray(0, 2).toString(), 'PK');
});

test('nothing that fits, and a name that nothing has, say so and offer a way on', async (t) => {
  const page = await open(t, server, '/table?text=没有这句话');
  await page.getByText('No row fits these settings.').waitFor();
  await page.getByRole('button', { name: 'Clear all filters' }).last().click();
  await shows(page, await count(''));
  await page.goto(`${server.origin}/table?technology=云计`);
  await page.getByRole('alert').getByText('One of the names given is of no agency').waitFor();
  await page.getByRole('alert').getByRole('link', { name: '云计算', exact: true }).waitFor();
});

test('a list that stops says so, and leads to the table with the same rows', async (t) => {
  const { technology, plans } = await ask('{ technology(name: "云计算") { id owners(jurisdiction: "杭州", first: 1) { edges { measureCount } } } plans(first: 100) { nodes { id measures { totalCount } targets { totalCount } } } }');
  const { jurisdictions } = await ask('{ jurisdictions(text: "杭州", first: 1) { nodes { id } } }');
  const page = await open(t, server, `/technology/${technology.id}?in=${jurisdictions.nodes[0].id}`);
  const owned = technology.owners.edges[0].measureCount as number;
  assert.ok(owned > 4, 'its owner has more than four');
  await page.getByText('Files hold what is listed here.').getByRole('link').waitFor();
  await page.getByRole('link', { name: `${owned - 4} more` }).first().click();
  await shows(page, owned);
  const plan = plans.nodes.find((p: any) => p.measures.totalCount > 20 && p.targets.totalCount > 0);
  await page.goto(`${server.origin}/plan/${plan.id}`);
  await page.getByText(`20 of ${plan.measures.totalCount} listed`).getByRole('link', { name: 'All of them in the table' }).click();
  await shows(page, plan.measures.totalCount);
  await page.goBack();
  await page.getByRole('link', { name: `Its ${plan.targets.totalCount} targets` }).click();
  await shows(page, plan.targets.totalCount);
});

for (const look of looks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/table?unowned=false', { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('row').nth(3).getByRole('link').first().waitFor();
    await checkA11y(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '表格' }).waitFor();
    const filters = page.locator('.facets-frame');
    if (!(await filters.evaluate((d) => (d as HTMLDetailsElement).open))) await filters.locator('summary').click();
    await page.locator('.columns-choice summary').click();
    await page.locator('.facet').first().waitFor();
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  });
}
