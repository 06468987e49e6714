// Holds that every view can be taken away: docs/contributing.md, “An export”.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const views = fileURLToPath(new URL('../views/', import.meta.url));

/** What is no list: where plans are loaded, and the pages of nodes whose lists stand in other views. */
const without = ['./load', './node/jurisdiction', './node/target'];

/** The sources of a view: its folder, or its one file. */
function sourceOf(view: string): string {
  const path = join(views, view);
  if (!existsSync(path)) return readFileSync(`${path}.tsx`, 'utf8');
  assert.ok(statSync(path).isDirectory());
  return readdirSync(path).filter((name) => name.endsWith('.tsx')).map((name) => readFileSync(join(path, name), 'utf8')).join('\n');
}

test('each view has downloads, but for the named ones', () => {
  const named = [...readFileSync(join(views, 'registry.ts'), 'utf8').matchAll(/import\('([^']+)'\)/g)].map(([, view]) => view!);
  assert.ok(named.length > 5, 'the registry is read');
  const lacking = named.filter((view) => !/<\w*Downloads/.test(sourceOf(view)));
  assert.deepEqual(lacking, without);
});
