// Takes the README's picture of the explorer, docs/explorer.png: npm run screenshot. It starts the program with the bundled
// plans, so the picture shows what a newcomer sees. The machine needs a font with Chinese characters.
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { start } from './server.ts';

const picture = fileURLToPath(new URL('../../../docs/explorer.png', import.meta.url));
const server = await start();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({ viewport: { width: 1080, height: 700 }, locale: 'en-GB', colorScheme: 'light' });
  await page.goto(`${server.origin}/matrix`);
  await page.locator('table').waitFor();
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await server.stop();
}
