// What browser tests have in common: a real Chromium, pages that are watched, and axe.
//
//   const server = serve();
//   test('the search finds an agency', async (t) => {
//     const page = await open(t, server, '/');
//     await page.getByRole('searchbox').fill('经信委');
//     …
//     await checkA11y(page);
//   });
//
// A test fails where its page asks another origin for anything, breaks its Content-Security-Policy, throws, or writes an
// error to the console, even where all else is as expected.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, type TestContext } from 'node:test';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Server } from './server.ts';

export { serve, start, type Server } from './server.ts';

/** playwright-core brings no browser; this is the machine's. */
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
);

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // no request can succeed elsewhere, seen or not
];

/** How many milliseconds a test waits for what must happen: a busy machine needs a while, and what hangs never comes. */
export const patience = Number(process.env.PATIENCE ?? 300_000);

/** Why a test that takes long is left out where SHORT is set, as make test does. */
export const long = process.env.SHORT ? 'make test-all runs it' : false;

/** Why a test that holds a time is left out where the machine may be busy. */
export const timed = long || (process.env.WITHIN ? 'it needs a quiet machine' : false);

/** The sizes and themes in which a page is looked at. With SHORT it is one of them, in which texts have the least room and contrast. */
export const looks = [
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 1280 },
] as const;

/** A size and a theme. */
export interface Look { colorScheme: 'dark' | 'light'; width: number }

/** Those in which an analyst works: a wide screen, a tablet, a telephone. */
export const deskLooks: Look[] = [looks[0], ...[1440, 820, 390].flatMap((width): Look[] => [{ colorScheme: 'light', width }, { colorScheme: 'dark', width }])];

/** Why a page is not looked at in this size and theme, if so. */
export const leftOut = (look: Look) => look !== looks[0] && long;

let running: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  assert.ok(executablePath, 'there is no Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM');
  running ??= chromium.launch({ executablePath, args: flags });
  return running;
}

after(async () => (await running)?.close());

export interface OpenOptions extends BrowserContextOptions {
  /** The troubles that belong to the test, such as the console's word about an address that is missing on purpose. */
  expect?: RegExp[];
}

/**
 * Opens an address of the server in a fresh profile, and closes it after the test. The options are those of the profile:
 * colorScheme, viewport, locale and so on.
 */
export async function open(t: TestContext, server: Server, path: string, { expect = [], ...options }: OpenOptions = {}): Promise<Page> {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options });
  const troubles = watch(context, server.origin);
  t.after(async () => {
    await context.close();
    const unexpected = troubles.filter((trouble) => !expect.some((e) => e.test(trouble)));
    assert.deepEqual(unexpected, [], 'the page made trouble');
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(server.origin + path);
  return page;
}

function watch(context: BrowserContext, origin: string): string[] {
  const troubles: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const inside = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!inside) troubles.push(`a request to ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => troubles.push(`thrown: ${error.error().stack}`));
  return troubles;
}

/** Fails where axe finds anything, with all its rules. */
export async function checkA11y(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, html, failureSummary }) => `${id}: ${help}\n${target.join(' ')}\n${html}\n${failureSummary}`),
    );
  });
  assert.ok(found.length === 0, `axe finds:\n\n${found.join('\n\n')}`);
}

/** How many milliseconds after the start of the navigation something was first painted. */
export async function firstPaint(page: Page): Promise<number> {
  const name = 'first-contentful-paint';
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, name);
  return page.evaluate((name) => Math.round(performance.getEntriesByName(name)[0]!.startTime), name);
}
