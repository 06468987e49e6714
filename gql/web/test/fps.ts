// Measures how many frames a second a drawing of 5,000 nodes and 10,000 relations keeps while it is panned and zoomed with
// the mouse, in headless Chromium without a graphics card: `npm run fps` (the pages must be built). The server's answer is
// made up here, for it gives at most 1,000 nodes at once; all else is the page as it is served.
import { chromium, type Page } from 'playwright-core';
import { start } from './server.ts';

const [nodeCount, edgeCount, seconds] = [5000, 10_000, 3];

function answer() {
  let seed = 1;
  const random = (below: number) => ((seed = (seed * 48271) % 2147483647) % below);
  const node = (i: number) => ({ id: `n${i}`, kind: i % 3 ? 'MEASURE' : 'TECHNOLOGY', label: `措施 ${i}`, degree: 4, node: i % 3 ? { __typename: 'Measure', plan: { jurisdiction: { id: 'j' } } } : { __typename: 'Technology', englishName: `technology ${i}` } });
  const edge = (i: number) => ({ id: `e${i}`, kind: i % 2 ? 'USES' : 'BROADER', source: `n${i < nodeCount - 1 ? i + 1 : random(nodeCount)}`, target: `n${random(i < nodeCount - 1 ? i + 1 : nodeCount)}` });
  const neighborhood = { truncated: false, nodes: Array.from({ length: nodeCount }, (_, i) => node(i)), edges: Array.from({ length: edgeCount }, (_, i) => edge(i)) };
  return { data: { middle: [{ __typename: 'Technology', id: 'n0' }], neighborhood } };
}

// As text, for what compiles this file would put helpers into a function that the page does not have.
const counting = `
  window.frames = [];
  window.counting = true;
  requestAnimationFrame(function count(t) { if (!window.counting) return; window.frames.push(t); requestAnimationFrame(count); });
  undefined`;

/** Counts the frames that the page is given while the mouse does something, and the longest wait between two. */
async function frames(page: Page, move: (t: number) => Promise<void>) {
  await page.evaluate(counting);
  const began = Date.now();
  while (Date.now() - began < seconds * 1000) await move(Date.now() - began);
  const times = await page.evaluate<number[]>('window.counting = false; new Promise((done) => requestAnimationFrame(() => done(window.frames)))');
  const waits = times.slice(1).map((t, i) => t - times[i]!);
  return { perSecond: Math.round((1000 * waits.length) / (times.at(-1)! - times[0]!)), longest: Math.round(Math.max(...waits)) };
}

const server = await start();
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.route(/\/graphql\?.*Neighborhood/, (route) => route.fulfill({ json: answer() }));
  await page.goto(`${server.origin}/graph?of=n0`);
  const began = Date.now();
  await page.locator('canvas[data-settled=true]').waitFor({ timeout: 120_000 });
  console.log(`${nodeCount} nodes, ${edgeCount} relations; settled after ${Date.now() - began} ms`);
  const box = (await page.locator('.drawing-frame').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.waitForTimeout(500);
  await page.mouse.move(x, y);
  await page.mouse.down();
  const pan = await frames(page, (t) => page.mouse.move(x + 150 * Math.sin(t / 400), y + 100 * Math.sin(t / 300)));
  await page.mouse.up();
  const zoomed = await frames(page, (t) => page.mouse.wheel(0, t % 1500 < 750 ? -20 : 20));
  console.log(`pan: ${pan.perSecond} frames a second, longest wait ${pan.longest} ms`);
  console.log(`zoom: ${zoomed.perSecond} frames a second, longest wait ${zoomed.longest} ms`);
} finally {
  await browser.close();
  await server.stop();
}
