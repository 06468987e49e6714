import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { checkA11y, long, open, serve, type OpenOptions } from './harness.ts';

const server = serve();

/** Opens the playground and waits until it can be used. */
async function openPlayground(t: TestContext, options?: OpenOptions): Promise<Page> {
  const page = await open(t, server, '/playground', options);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  return page;
}

/** The buttons that open the tabs, without those that close them. */
function tabsOf(page: Page) {
  return page.getByRole('list', { name: 'Select active operation' }).locator('button[aria-controls]');
}

async function openTab(page: Page, name: string) {
  await tabsOf(page).filter({ hasText: name }).click();
}

/** Runs the question of the open tab and returns its answer, once it shows. */
async function ask(page: Page, operation: string) {
  const answered = page.waitForResponse((r) => r.request().postDataJSON()?.operationName === operation);
  await page.getByRole('button', { name: 'Execute query' }).click();
  const response = await answered;
  const { data, errors } = await response.json();
  assert.equal(errors, undefined);
  await page.locator('.graphiql-response .view-lines').filter({ hasText: Object.keys(data)[0] }).waitFor();
  return { data, variables: response.request().postDataJSON().variables };
}

function questionsOfDocuments(): string[] {
  const documents = ['README.md', 'docs/questions.md'].map((path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));
  return [...documents.join('').matchAll(/```graphql\nquery (\w+)/g)].map(([, name]) => name!);
}

test('each question of README.md and docs/questions.md is a tab that answers', async (t) => {
  const page = await openPlayground(t);
  const names = questionsOfDocuments();
  assert.equal(names.length, 5);
  const tabs = tabsOf(page);
  assert.deepEqual((await tabs.allInnerTexts()).map((text) => text.trim()), names);
  for (const name of names) {
    await openTab(page, name);
    const { data, variables } = await ask(page, name);
    assert.ok(Object.values(data)[0], `${name} answers nothing`);
    assert.ok(Object.keys(variables).length > 0, `${name} has no variables filled in`);
  }
});

test('another variable gets another answer', async (t) => {
  const page = await openPlayground(t);
  await page.locator('.graphiql-editor-tool').getByText('"杭州"', { exact: true }).dblclick();
  await page.keyboard.insertText('咸宁');
  const { data, variables } = await ask(page, 'CloudOwners');
  assert.deepEqual(variables, { technology: '云计算', jurisdiction: '咸宁' });
  assert.match(JSON.stringify(data), /咸宁市/);
});

test('a tab just opened asks its own question', async (t) => {
  const page = await openPlayground(t);
  await ask(page, 'CloudOwners');
  const asked = page.waitForRequest((r) => r.method() === 'POST' && r.postDataJSON().query.includes('# Which'));
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('.graphiql-tab-button[title="TechnologiesByPlace"]')!.click();
    document.querySelector<HTMLElement>('.graphiql-execute-button')!.click();
  });
  assert.equal((await asked).postDataJSON().operationName, 'TechnologiesByPlace');
});

test('tabs open and close by keyboard', async (t) => {
  const page = await openPlayground(t);
  await tabsOf(page).first().focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const second = page.getByRole('button', { name: 'AgencyTargets', exact: true });
  await page.waitForFunction(() => document.querySelector('.graphiql-tab [aria-current=true]')?.textContent === 'AgencyTargets');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await second.waitFor({ state: 'detached' });
  assert.equal(await tabsOf(page).count(), 4);
});

test('the explorer works by keyboard', async (t) => {
  const page = await openPlayground(t);
  await openTab(page, 'TechnologiesByPlace');
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  const editor = page.locator('.graphiql-query-editor');
  await page.getByRole('button', { name: 'revision', exact: true }).focus();
  await page.keyboard.press('Enter');
  await editor.getByText('revision').first().waitFor();
  await page.getByRole('textbox', { name: 'Name of the operation' }).fill('Renamed');
  await editor.getByText('Renamed').first().waitFor();
});

test('the documentation explains the schema', async (t) => {
  const page = await openPlayground(t);
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Measure', exact: true }).click();
  await page.locator('.graphiql-plugin').getByText('leadUnits').first().waitFor();
});

test('the explorer builds a query', async (t) => {
  const page = await openPlayground(t);
  await openTab(page, 'TechnologiesByPlace');
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  await page.locator('[data-field-name="revision"]').click();
  await page.locator('.graphiql-query-editor').getByText('revision').first().waitFor();
});

test('the history has what was asked, after a reload too', async (t) => {
  const page = await openPlayground(t);
  await ask(page, 'CloudOwners');
  await page.reload();
  await page.getByRole('button', { name: 'Show History' }).click();
  await page.locator('.graphiql-history-item').filter({ hasText: 'CloudOwners' }).waitFor();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing, ${colorScheme}`, { skip: colorScheme === 'light' && long }, async (t) => {
    const page = await openPlayground(t, { colorScheme });
    await ask(page, 'CloudOwners');
    await checkA11y(page);
    for (const panel of ['Documentation Explorer', 'History', 'GraphiQL Explorer']) {
      await page.getByRole('button', { name: `Show ${panel}` }).click();
      await page.locator('.graphiql-plugin > *').first().waitFor();
      await checkA11y(page);
    }
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.getByRole('button', { name: 'Edit label' }).first().click();
    await checkA11y(page);
    for (const dialog of ['short keys', 'settings']) {
      await page.getByRole('button', { name: `Open ${dialog} dialog` }).click();
      await page.getByRole('dialog').waitFor();
      await checkA11y(page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  });
}

test('a phone shows question and answer, and a panel over both', async (t) => {
  const page = await openPlayground(t, { viewport: { width: 360, height: 740 } });
  await ask(page, 'CloudOwners');
  await checkA11y(page);
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  const { width } = (await page.locator('.graphiql-plugin').boundingBox())!;
  assert.ok(width > 300, `the panel is ${width} pixels wide`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is wider than its window');
});
