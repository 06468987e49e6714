// The indexes, and pages on paper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkA11y, deskLooks, leftOut, open, serve } from './harness.ts';

const server = serve();

async function ask(query: string) {
  const response = await fetch(`${server.origin}/graphql?${new URLSearchParams({ query })}`);
  return ((await response.json()) as { data: any }).data;
}

test('each index has everything, and leads to its pages', async (t) => {
  const counts = await ask('{ plans { totalCount } agencies { totalCount } technologies(filter: { used: true }) { totalCount } jurisdictions { totalCount } }');
  for (const [of, name, all] of [['plans', 'Plans', counts.plans], ['agencies', 'Agencies', counts.agencies], ['technologies', 'Technologies', counts.technologies], ['places', 'Places', counts.jurisdictions]] as const) {
    const page = await open(t, server, '/index');
    await page.getByRole('tab', { name }).click();
    await page.getByRole('status').getByText(`${all.totalCount} in all`).waitFor();
    while (await page.getByRole('button', { name: 'Show more' }).count()) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await page.waitForTimeout(300);
    }
    assert.equal(await page.locator('ul.list > li').count(), all.totalCount, of);
    const first = page.locator('ul.list a').first();
    const title = await first.innerText();
    await first.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
});

test('an index is narrowed by a part of a name, in the address', async (t) => {
  const page = await open(t, server, '/index?of=agencies');
  await page.getByLabel('With this in the name').fill('经济和信息化');
  await page.waitForURL(/text=/);
  const { agencies } = await ask('{ agencies(filter: { text: "经济和信息化" }) { totalCount } }');
  await page.getByRole('status').getByText(`${agencies.totalCount} in all`).waitFor();
  await page.getByLabel('With this in the name').fill('没有这个名称');
  await page.getByText('There is no such name.').waitFor();
});

test('on paper a card has its text and facts, black on white, and its address', async (t) => {
  const { measures } = await ask('{ measures(first: 1) { nodes { id } } }');
  const page = await open(t, server, `/measure/${measures.nodes[0].id}`, { colorScheme: 'dark' });
  await page.locator('.measure-text').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.frame-head').isVisible(), false);
  assert.equal(await page.getByRole('button').count(), 0, 'what is pressed is not printed');
  assert.ok(await page.locator('.measure-text').isVisible());
  const paper = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color, getComputedStyle(document.querySelector('main')!, '::after').content]);
  assert.deepEqual(paper.slice(0, 2), ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  assert.match(paper[2]!, /\/measure\//);
});

for (const look of deskLooks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/index?of=technologies', { colorScheme, viewport: { width, height: 800 } });
    await page.locator('ul.list > li').first().waitFor();
    await checkA11y(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '目录: 技术' }).waitFor();
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  });
}
