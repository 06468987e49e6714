// The reader: a source as it stands, what was read in it and what was not, and the ways there and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkA11y, deskLooks, leftOut, open, patience, serve, start, timed } from './harness.ts';
import { editor, load } from './loading.ts';

const server = serve();

async function ask(query: string, origin = server.origin) {
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
  assert.equal(errors, undefined);
  return data;
}

interface Place { start: number; end: number; line: number; quote: string; source: { file: string } }
interface Plan { id: string; title: string; sources: { file: string }[]; coverage: { rejected: { reason: string; evidence: Place }[]; anomalies: { reason: string; evidence: Place }[] }; measures: { nodes: { id: string; title: string; evidence: Place[] }[] } }
const places = '{ start end line quote source { file } }';
let known: Promise<Plan[]> | undefined;
const allPlans = () => (known ??= ask(`{ plans { nodes { id title sources { file } coverage { rejected { reason evidence ${places} } anomalies { reason evidence ${places} } } measures(first: 100) { nodes { id title evidence ${places} } } } } }`).then((data) => data.plans.nodes as Plan[]));

/** The words that are marked as the place on view, once they are in view. */
async function marked(page: Page, pane = page.locator('.source-pane').first()): Promise<string> {
  const here = pane.locator('.source-here');
  await here.first().waitFor();
  for (const until = Date.now() + patience; ; await page.waitForTimeout(50)) {
    const inView = await here.first().evaluate((mark) => {
      const [box, around] = [mark.getBoundingClientRect(), mark.closest('.source-text')!.getBoundingClientRect()];
      return box.bottom > around.top && box.top < around.bottom;
    });
    if (inView) break;
    assert.ok(Date.now() < until, 'the marked words never came into view');
  }
  return (await here.allTextContents()).join('');
}

/** The entry of the outline, which is scrolled to: only those in view stand in the document. */
async function entry(page: Page, text: string) {
  const found = page.locator('.source-entry', { hasText: text }).first();
  await page.locator('.source-entry').first().waitFor();
  for (let i = 0; i < 200 && (await found.count()) === 0; i++) {
    await page.locator('.source-side').evaluate((side) => side.scrollBy(0, side.clientHeight / 2));
    await page.waitForTimeout(50);
  }
  return found;
}

const squeezed = (text: string) => text.replace(/\s/g, '');

test('from a measure to its place in the source, and back', async (t) => {
  const plan = (await allPlans()).find((p) => p.measures.nodes.length > 30)!;
  const measure = plan.measures.nodes[30]!;
  const page = await open(t, server, `/measure/${measure.id}`);
  await page.getByRole('link', { name: 'Read the source' }).click();
  await page.waitForURL(/\/source\/.*at=/);
  assert.equal(squeezed(await marked(page)), squeezed(measure.evidence[0]!.quote));
  await page.getByText(`Line ${measure.evidence[0]!.line}, characters`).waitFor();
  await page.locator('.source-entry[aria-current]').getByText(measure.title).waitFor();
  await page.getByRole('status').getByRole('link', { name: measure.title }).click();
  await page.getByRole('heading', { level: 1, name: measure.title }).waitFor();
  await page.goBack();
  await marked(page);
});

test('a quote on any page leads to its words', async (t) => {
  const { technology } = await ask('{ technology(name: "云计算") { id } }');
  for (const [path, quote] of [[`/technology/${technology.id}`, 'a.owner-clause'], ['/timeline', '.target blockquote a'], ['/table?of=targets', '[role=cell] a[href^="/source/"]'], ['/table?of=responsibilities', '[role=cell] a[href^="/source/"]']] as const) {
    const page = await open(t, server, path);
    const link = page.locator(quote).first();
    await link.waitFor();
    const words = await link.innerText();
    await link.click();
    assert.equal(squeezed(await marked(page)), squeezed(words), path);
  }
});

test('the lines are those of the source, with a clause, a technology and a target marked', async (t) => {
  const plan = (await allPlans()).find((p) => p.measures.nodes.length > 30)!;
  const { plan: whole } = await ask(`{ plan(id: "${plan.id}") { source { text } } }`);
  const lines = (whole.source.text as string).split('\n');
  const page = await open(t, server, `/source/${plan.id}`);
  const shown = page.locator('.source-line').filter({ has: page.locator('p[lang=zh]') });
  await shown.first().waitFor();
  for (const line of await shown.all()) {
    const number = Number(await line.locator('.source-number').innerText());
    const text = await line.locator('p[lang=zh]').evaluate((p) => [...p.childNodes].filter((n) => !(n as HTMLElement).classList?.contains('source-card')).map((n) => n.textContent).join(''));
    assert.equal(text, lines[number - 1]!.replace(/\r$/, ''), `line ${number}`);
  }
  const measure = plan.measures.nodes[20]!;
  await page.goto(`${server.origin}/source/${plan.id}?at=${measure.evidence[0]!.start}-${measure.evidence[0]!.end}`);
  await marked(page);
  await page.locator('.source-text .mark-clause').first().waitFor();
  await page.locator('.source-text .mark-technology a').first().click();
  await page.waitForURL(/\/technology\//);
});

test('what was not read is listed with reason and line, and stands marked in the text', async (t) => {
  const plan = (await allPlans()).find((p) => p.coverage.rejected.length > 0)!;
  const list = [...plan.coverage.rejected, ...plan.coverage.anomalies].sort((a, b) => a.evidence.start - b.evidence.start);
  const page = await open(t, server, `/plan/${plan.id}`);
  await page.getByRole('link', { name: /of \d+ markers/ }).click();
  const unread = page.getByRole('region', { name: `Not read (${list.length})` });
  await unread.waitFor();
  for (const [i, { reason, evidence }] of [...list.entries()].slice(0, 5)) {
    const item = unread.getByRole('listitem').nth(i);
    await item.getByText(reason, { exact: true }).waitFor();
    await item.getByRole('link', { name: `line ${evidence.line}` }).click();
    await page.waitForURL(new RegExp(`at=${evidence.start}-${evidence.end}`));
    assert.equal(squeezed(await marked(page)), squeezed(evidence.quote));
    await page.locator('.source-reason').getByText(reason, { exact: true }).first().waitFor();
  }
});

test('two sources of a plan stand side by side, at the same measure', async (t) => {
  const plan = (await allPlans()).find((p) => p.sources.length > 1)!;
  const other = plan.sources[1]!.file;
  const measure = plan.measures.nodes.find((m) => m.evidence.some((e) => e.source.file === other))!;
  const page = await open(t, server, `/source/${plan.id}`, { viewport: { width: 1440, height: 900 } });
  await page.getByLabel('Beside it').selectOption(other);
  await page.waitForURL(/beside=/);
  await (await entry(page, measure.title)).click();
  for (const [i, file] of [plan.sources[0]!.file, other].entries()) {
    const quote = measure.evidence.find((e) => e.source.file === file)!.quote;
    assert.equal(squeezed(await marked(page, page.locator('.source-pane').nth(i))), squeezed(quote), file);
  }
});

test('words are found in the whole text, one place after the other', async (t) => {
  const plan = (await allPlans()).find((p) => p.measures.nodes.length > 30)!;
  const { plan: whole } = await ask(`{ plan(id: "${plan.id}") { source { text } } }`);
  const all = (whole.source.text as string).split('建设').length - 1;
  const page = await open(t, server, `/source/${plan.id}`);
  await page.getByRole('searchbox', { name: 'Find in the text' }).fill('建设');
  await page.keyboard.press('Enter');
  await page.getByText(`1 of ${all}`, { exact: true }).waitFor();
  assert.equal(await marked(page), '建设');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText(`2 of ${all}`, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByText(`1 of ${all}`, { exact: true }).waitFor();
  await page.getByRole('searchbox', { name: 'Find in the text' }).fill('没有这句话');
  await page.keyboard.press('Enter');
  await page.getByText('Not found').waitFor();
});

test('a file that the plan does not have is said', async (t) => {
  const page = await open(t, server, `/source/${(await allPlans())[0]!.id}?file=none.txt`);
  await page.getByRole('alert').getByText('There is nothing here').waitFor();
});

/** A plan of half a megabyte. */
function largePlan(): string {
  const tasks = Array.from({ length: 1700 }, (_, i) => `${i + 1}．推进云计算应用第${i + 1}项。在各领域推广云计算和大数据应用，到2020年建成示范平台${i + 2}个，服务企业${i + 5}家以上，形成可复制的经验，并向全市推广，做好数据归集、共享和开放。（牵头单位：市经信委，配合单位：市财政局、市科委）`);
  return `某市云计算应用行动计划\n\n一、主要任务\n${tasks.join('\n')}\n`;
}

test('half a megabyte is read as a short text is', { skip: timed }, async (t) => {
  const own = await start(['--tokens', editor.file]);
  t.after(() => own.stop());
  const text = largePlan();
  assert.ok(Buffer.byteLength(text) > 500_000, `${Buffer.byteLength(text)} bytes`);
  const [{ planId }] = await load(own.origin, { 'large.txt': text });
  const page = await open(t, own, `/source/${planId}`);
  await page.locator('.source-entry').first().waitFor();
  const began = Date.now();
  await page.locator('.source-side').evaluate((side) => side.scrollTo(0, side.scrollHeight));
  await page.locator('.source-entry', { hasText: '第1700项' }).click();
  assert.match(await marked(page), /第1700项/);
  const took = Date.now() - began;
  assert.ok(took < 3000, `the last measure was on view after ${took} ms`);
  assert.ok((await page.locator('.source-line').count()) < 120, 'only the lines in view stand in the document');
  const slowest = await page.locator('.source-text').evaluate(async (frame) => {
    let [slowest, last] = [0, performance.now()];
    for (let i = 0; i < 60; i++) {
      frame.scrollBy(0, -300);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      slowest = Math.max(slowest, now - last);
      last = now;
    }
    return slowest;
  });
  t.diagnostic(`on view after ${took} ms; the slowest of 60 frames took ${Math.round(slowest)} ms`);
  assert.ok(slowest < 250, `a frame took ${slowest} ms`);
});

for (const look of deskLooks) {
  const { colorScheme, width } = look;
  test(`axe finds nothing, ${colorScheme}, ${width} pixels wide, in both languages`, { skip: leftOut(look) }, async (t) => {
    const plan = (await allPlans()).find((p) => p.sources.length > 1)!;
    const place = plan.measures.nodes[2]!.evidence[0]!;
    const page = await open(t, server, `/source/${plan.id}?at=${place.start}-${place.end}&beside=${encodeURIComponent(plan.sources[1]!.file)}`, { colorScheme, viewport: { width, height: 800 } });
    await marked(page);
    await checkA11y(page);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: /^原文/ }).waitFor();
    const side = page.locator('.source-frame');
    if (!(await side.evaluate((d) => (d as HTMLDetailsElement).open))) await side.locator('summary').click();
    await page.getByRole('tab', { name: /没读出的/ }).click();
    await page.waitForURL(/side=unread/);
    await marked(page);
    await checkA11y(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
  });
}
