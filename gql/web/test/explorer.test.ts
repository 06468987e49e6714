// The explorer as its readers use it: search, the measure card, the pages of nodes, both languages, and what goes wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkA11y, firstPaint, leftOut, looks, open, serve, start, timed } from './harness.ts';

const server = serve();

async function ask<T>(query: string): Promise<T> {
  const response = await fetch(`${server.origin}/graphql?${new URLSearchParams({ query })}`);
  return ((await response.json()) as { data: T }).data;
}

test('from the first page to the clause that says who owns cloud computing in Hangzhou, in two clicks', async (t) => {
  const page = await open(t, server, '/');
  await page.getByRole('combobox').fill('cloud computing in Hangzhou');
  await page.getByRole('option', { name: /cloud computing\s*Hangzhou/ }).click();
  await page.getByRole('heading', { name: 'cloud computing', level: 1 }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Hangzhou' }).getAttribute('aria-pressed'), 'true');
  await page.getByRole('link', { name: '杭州政务云', exact: true }).click();
  const clause = page.locator('.measure-text .mark-clause, .measure-elsewhere .mark-clause');
  await clause.first().waitFor();
  assert.equal((await clause.allTextContents()).join(''), '（牵头单位：市经信委，配合单位：相关企业）');
});

test('the search box is worked by keyboard alone', async (t) => {
  const page = await open(t, server, '/', { locale: 'zh-CN' });
  const box = page.getByRole('combobox');
  await box.fill('经信委');
  await page.getByRole('option').first().waitFor();
  await box.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`[id="${active}"]`).getAttribute('aria-selected'), 'true');
  await box.press('Escape');
  assert.equal(await box.getAttribute('aria-expanded'), 'false');
  assert.equal(await box.inputValue(), '经信委');
  await box.press('ArrowDown');
  await page.getByRole('option').first().waitFor();
  await box.press('ArrowDown');
  await box.press('Enter');
  await page.waitForURL(/\/(agency|measure|technology|plan)\//);
});

test('Enter without a choice lists everything that fits, and Back returns', async (t) => {
  const page = await open(t, server, '/');
  await page.getByRole('combobox').fill('IPv6');
  await page.getByRole('combobox').press('Enter');
  await page.getByText(/\d+ results/).waitFor();
  assert.equal(new URL(page.url()).searchParams.get('q'), 'IPv6');
  await page.getByRole('tab', { name: 'Agency' }).click();
  await page.waitForURL(/kind=AGENCY/);
  await page.goBack();
  await page.goBack();
  await page.getByRole('heading', { name: /Who does what/ }).waitFor();
});

test('what fits nothing is said', async (t) => {
  const page = await open(t, server, '/');
  await page.getByRole('combobox').fill('zzzzqqqq');
  await page.locator('.suggestions-none', { hasText: 'Nothing fits “zzzzqqqq”' }).waitFor();
});

test('the card marks every technology and target of a measure where its evidence stands', async (t) => {
  type Place = { start: number; end: number; quote: string };
  const { measures } = await ask<{ measures: { nodes: { id: string; text: string; evidence: Place[]; mentions: { evidence: Place[] }[]; targets: { evidence: Place[] }[] }[] } }>(
    '{ measures(filter: { hasTargets: true }, first: 5) { nodes { id text evidence { start end quote } mentions { evidence { start end quote } } targets { evidence { start end quote } } } } }',
  );
  for (const measure of measures.nodes) {
    const page = await open(t, server, `/measure/${measure.id}`);
    const text = page.locator('.measure-text');
    await text.waitFor();
    assert.equal(await text.textContent(), measure.text);
    const marked = await text.locator('.mark-technology').allTextContents();
    assert.deepEqual(marked.join(''), union(measure.mentions.map((m) => m.evidence[0]!), measure.evidence[0]!.start, measure.text));
    const targets = await text.locator('.mark-target').allTextContents();
    assert.deepEqual(targets.join(''), union(measure.targets.map((m) => m.evidence[0]!), measure.evidence[0]!.start, measure.text));
  }
});

/** The characters of the text that some place covers. */
function union(places: { start: number; end: number }[], start: number, text: string): string {
  return Array.from(text).filter((_, i) => places.some((place) => place.start <= start + i && start + i < place.end)).join('');
}

test('the language changes in place and is remembered', async (t) => {
  const page = await open(t, server, '/technology/none', { locale: 'en-GB' });
  await page.getByText('There is nothing here').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText('这里没有您要找的内容').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  await page.reload();
  await page.getByText('这里没有您要找的内容').waitFor();
});

for (const path of ['measure/none', 'agency/none', 'plan/none', 'jurisdiction/none', 'target/none', 'graph?of=none'])
  test(`an unknown id in /${path} is said in a sentence with a way on`, async (t) => {
    const page = await open(t, server, `/${path}`);
    await page.getByRole('alert').getByText('There is nothing here').waitFor();
    await page.getByRole('link', { name: 'Back to the start' }).click();
    await page.getByRole('heading', { name: /Who does what/ }).waitFor();
  });

test('a server that has gone away is said, and asking again works once it is back', async (t) => {
  const own = await start();
  t.after(() => own.stop());
  const page = await open(t, own, '/', { expect: [/net::ERR_FAILED/] });
  await page.getByText(/\d+ measures/).waitFor();
  await page.route('**/graphql?**', (route) => route.abort());
  await page.getByRole('link', { name: 'IPv6', exact: true }).or(page.locator('.home a.chip').first()).first().click();
  await page.getByText('The server cannot be reached').waitFor();
  await page.unroute('**/graphql?**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Who owns it' }).waitFor();
});

test('a query that times out is said', async (t) => {
  const page = await open(t, server, '/', { expect: [/503|504/] });
  await page.route('**/graphql?**', (route) => route.fulfill({ json: { errors: [{ message: 'too slow', extensions: { code: 'DEADLINE_EXCEEDED' } }] } }));
  await page.reload();
  await page.getByText('did not answer in time').waitFor();
});

async function pages(): Promise<string[]> {
  const nodes = await ask<{ technology: { id: string }; agency: { id: string }; plans: { nodes: { id: string }[] }; measures: { nodes: { id: string }[] }; jurisdictions: { nodes: { id: string }[] } }>(
    '{ technology(name: "云计算") { id } agency(name: "杭州市经济和信息化委员会") { id } plans(first: 1) { nodes { id } } measures(filter: { hasTargets: true, technology: "IPv6" }, first: 1) { nodes { id } } jurisdictions { nodes { id } } }',
  );
  return [
    '/', '/search?q=IPv6', `/technology/${nodes.technology.id}`, `/agency/${nodes.agency.id}`, `/plan/${nodes.plans.nodes[0]!.id}`,
    `/measure/${nodes.measures.nodes[0]!.id}`, `/jurisdiction/${nodes.jurisdictions.nodes.at(-1)!.id}`, `/graph?of=${nodes.technology.id}`, '/graph',
  ];
}

for (const look of looks.slice(0, 2)) {
  const { colorScheme, width } = look;
  test(`every page is free of what axe finds, ${colorScheme}, ${width} pixels wide`, { skip: leftOut(look) }, async (t) => {
    const page = await open(t, server, '/', { colorScheme, viewport: { width, height: 740 } });
    for (const path of await pages()) {
      await page.goto(server.origin + path);
      await page.locator('main h1').waitFor();
      await page.waitForLoadState('networkidle');
      await checkA11y(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
    }
  });
}

test('the first page is painted within a second', { skip: timed }, async (t) => {
  const page = await open(t, server, '/');
  const took = await firstPaint(page);
  assert.ok(took < 1000, `first paint after ${took} ms`);
});

test('the suggestions are free of what axe finds', async (t) => {
  const page = await open(t, server, '/');
  await page.getByRole('combobox').fill('云');
  await page.getByRole('option').first().waitFor();
  await checkA11y(page);
});

test('a page of a node is downloaded as CSV and JSON', async (t) => {
  const { technology } = await ask<{ technology: { id: string } }>('{ technology(name: "云计算") { id } }');
  const page = await open(t, server, `/technology/${technology.id}`);
  for (const format of ['CSV', 'JSON']) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: `Download ${format}` }).click();
    assert.equal((await waiting).suggestedFilename(), `云计算.${format.toLowerCase()}`);
  }
});
