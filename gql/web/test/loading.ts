// Loading as programs do it, beside the pages, and a file of tokens for servers that take it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'plangraph-tokens-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Who may load, who may read, and the file that says so. */
export const editor = { token: 'editor-0123456789abcdef', reader: 'reader-0123456789abcdef', file: join(folder, 'tokens') };
writeFileSync(editor.file, `editor load ${editor.token}\nanalyst read ${editor.reader}\n`);

export interface Loaded { file: string; outcome: string; planId: string }

/** Loads files by their names. */
export async function load(origin: string, files: Record<string, string>): Promise<[Loaded, ...Loaded[]]> {
  const form = new FormData();
  const names = Object.keys(files);
  form.append('operations', JSON.stringify({ query: 'mutation($files: [Upload!]!) { loadPlan(files: $files) { files { file outcome planId } } }', variables: { files: names.map(() => null) } }));
  form.append('map', JSON.stringify(Object.fromEntries(names.map((_, i) => [i, [`variables.files.${i}`]]))));
  names.forEach((name, i) => form.append(String(i), new Blob([files[name]!]), name));
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { authorization: `Bearer ${editor.token}` }, body: form });
  const { data, errors } = (await response.json()) as { data?: { loadPlan: { files: [Loaded, ...Loaded[]] } }; errors?: unknown };
  assert.equal(errors, undefined);
  return data!.loadPlan.files;
}
