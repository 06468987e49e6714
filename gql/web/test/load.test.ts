// Loading in the page, and private servers: one token for both, entered once in a tab.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { checkA11y, deskLooks, leftOut, open, serve, start, type Server } from './harness.ts';
import { editor, load } from './loading.ts';

const server = serve('--tokens', editor.file);
const refused = { expect: [/401 \(Unauthorized\)|403 \(Forbidden\)/] };

const planOf = (title: string, tasks: string[]) => `${title}\n\n一、主要任务\n${tasks.map((task, i) => `${i + 1}．${task}`).join('\n')}\n`;
const cloud = planOf('甲市云计算应用行动计划', ['建设政务云。到2025年建成云平台3个。（牵头单位：市经信委）', '推广云计算。（牵头单位：市财政局，配合单位：市科委）', '发展大数据。谁主管谁负责。']);
const things = planOf('乙市物联网应用行动计划', ['建设物联网平台。（牵头单位：市科委）', '推广传感器。（牵头单位：市经信委）']);
const buffer = (name: string, text: string | Uint8Array) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

async function titles(of: Server = server): Promise<string[]> {
  const response = await fetch(`${of.origin}/graphql?query={plans(first:100){nodes{title}}}`, { headers: { authorization: `Bearer ${editor.token}` } });
  return ((await response.json())).data.plans.nodes.map((p: { title: string }) => p.title);
}

async function enter(page: Page, token: string) {
  await page.getByLabel('Token').fill(token);
  await page.getByRole('button', { name: 'Use it' }).click();
}

const choose = (page: Page, ...files: ReturnType<typeof buffer>[]) => page.locator('input[type=file]').setInputFiles(files);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a private server asks for a token, and opens with it: pages, exports, playground', async (t) => {
  const own = await start(['--private', '--tokens', editor.file]);
  t.after(() => own.stop());
  const page = await open(t, own, '/table', { expect: [/401 \(Unauthorized\)/] });
  await page.getByText('This server answers only those who have a token.').waitFor();
  await checkA11y(page);
  await page.getByLabel('Token').fill('short');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('This is no token').waitFor();
  await page.getByLabel('Token').fill('another-0123456789abcdef');
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByText('The server does not know this token').waitFor();
  await page.getByLabel('Token').fill(editor.reader);
  await page.getByRole('button', { name: 'Use it' }).click();
  await page.getByRole('row').nth(2).getByRole('link').first().waitFor();
  for (const [name, file] of [['Export all as CSV', 'measures.csv'], ['Export all as Excel', 'measures.xlsx']] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    assert.equal(download.suggestedFilename(), file);
    const content = readFileSync(await download.path());
    assert.ok(file.endsWith('csv') ? /^\ufeffPlan,/.test(content.toString('utf8')) : content.subarray(0, 2).toString() === 'PK', file);
  }
  const answer = page.waitForResponse((r) => r.url().includes('/graphql') && r.request().method() === 'POST');
  await page.goto(`${own.origin}/playground`);
  assert.equal((await answer).status(), 200);
  const other = await open(t, own, '/', { expect: [/401 \(Unauthorized\)/] });
  await other.getByText('This server answers only those who have a token.').waitFor();
});

test('files and a ZIP are checked, loaded and removed; a check stores nothing', async (t) => {
  const before = await titles();
  const page = await open(t, server, '/load');
  await enter(page, editor.token);
  await choose(page, buffer('both.zip', zipSync({ 'a/cloud.txt': strToU8(cloud), 'b/things.txt': strToU8(things) })), buffer('letter.txt', '早上好。\n'));
  await page.getByRole('heading', { name: '3 files chosen' }).waitFor();
  assert.ok(await button(page, 'Load').isDisabled(), 'nothing is loaded unseen');
  await button(page, 'Check').click();
  await page.getByRole('heading', { name: 'nothing is stored yet' }).waitFor();
  const file = (name: string) => page.locator('.load-file', { has: page.getByText(name, { exact: true }) });
  await file('cloud.txt').getByText('3 measures · 1 target', { exact: false }).or(file('cloud.txt').getByText('3 measures')).first().waitFor();
  await file('letter.txt').getByText('no plan', { exact: true }).waitFor();
  await file('cloud.txt').getByText(/The outline as read/).click();
  await file('cloud.txt').getByText('Leads 市财政局', { exact: false }).waitFor();
  await file('cloud.txt').getByText(/places? not read/).click();
  await file('cloud.txt').locator('q', { hasText: '谁主管谁负责' }).first().waitFor();
  assert.deepEqual(await titles(), before, 'a check stores nothing');
  await page.getByRole('button', { name: 'Leave out letter.txt' }).click();
  await button(page, 'Load').click();
  await page.getByRole('heading', { name: 'What was loaded' }).waitFor();
  assert.deepEqual((await titles()).sort(), [...before, '甲市云计算应用行动计划', '乙市物联网应用行动计划'].sort());
  await page.getByRole('link', { name: '甲市云计算应用行动计划' }).click();
  await page.getByRole('heading', { level: 1, name: '甲市云计算应用行动计划' }).waitFor();
  await button(page, 'Remove').click();
  await page.getByRole('alert').getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  assert.deepEqual((await titles()).sort(), [...before, '乙市物联网应用行动计划'].sort());
});

test('a new version says what changes, and another plan takes the place of one', async (t) => {
  const own = await start(['--tokens', editor.file]);
  t.after(() => own.stop());
  const [{ planId }] = await load(own.origin, { 'cloud.txt': cloud });
  const page = await open(t, own, `/plan/${planId}`);
  assert.equal(await page.getByRole('link', { name: 'Replace' }).count(), 0, 'without a token nothing is offered');
  await page.goto(`${own.origin}/load`);
  await enter(page, editor.token);
  await choose(page, buffer('cloud.txt', cloud.replace('推广云计算', '大力推广云计算')));
  await button(page, 'Check').click();
  await page.getByText('Beside the version that is held').waitFor();
  await page.goto(`${own.origin}/plan/${planId}`);
  await page.getByRole('link', { name: 'Replace' }).click();
  await page.getByText('After the load the plan “甲市云计算应用行动计划” is removed').waitFor();
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'things.txt'));
    return data;
  }, things);
  await page.locator('.load-drop').dispatchEvent('drop', { dataTransfer: transfer });
  await button(page, 'Check').click();
  await page.getByRole('heading', { name: 'nothing is stored yet' }).waitFor();
  await button(page, 'Load').click();
  await page.getByText('The plan “甲市云计算应用行动计划” was removed.').waitFor();
  const now = await titles(own);
  assert.ok(now.includes('乙市物联网应用行动计划') && !now.includes('甲市云计算应用行动计划'), now.join());
});

test('who may not load is told what to do', async (t) => {
  const page = await open(t, server, '/load', refused);
  await enter(page, editor.reader);
  await choose(page, buffer('cloud.txt', cloud));
  await button(page, 'Check').click();
  await page.getByText('This token is for reading only. Please').waitFor();
  const off = await start();
  t.after(() => off.stop());
  const other = await open(t, off, '/load', refused);
  await enter(other, editor.token);
  await choose(other, buffer('cloud.txt', cloud));
  await button(other, 'Check').click();
  await other.getByText('This server takes no plans over the web').waitFor();
});

test('what cannot be sent is said beforehand', async (t) => {
  const page = await open(t, server, '/load');
  await enter(page, editor.token);
  await choose(page, buffer('broken.zip', 'no archive'), buffer('cloud.txt', cloud));
  await page.getByText('“broken.zip” cannot be opened').waitFor();
  await page.getByRole('heading', { name: '1 file chosen' }).waitFor();
});

for (const look of deskLooks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/load', { colorScheme, viewport: { width, height: 800 } });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await checkA11y(page);
    await enter(page, editor.token);
    await choose(page, buffer('letter.txt', '早上好。\n'), buffer('cloud.txt', cloud.replace('甲市', '丙市')));
    await button(page, 'Check').click();
    await page.getByRole('heading', { name: 'nothing is stored yet' }).waitFor();
    for (const summary of await page.locator('.load-file summary').all()) await summary.click();
    await checkA11y(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '载入计划' }).waitFor();
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  });
}
