import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { batchesOf, chosenOf, nameOf } from './files.ts';

const file = (name: string, bytes = 1) => ({ name, content: new Blob([new Uint8Array(bytes)]) });
const names = (batches: { name: string }[][]) => batches.map((batch) => batch.map((f) => f.name).join(' '));

test('an archive is the files in it, and a document that is one stays whole', async () => {
  const zip = zipSync({ 'a/': new Uint8Array(), 'a/one.txt': strToU8('1'), '__MACOSX/a/one.txt': strToU8('x'), '.hidden': strToU8('x'), 'two.yaml': strToU8('2') });
  const choice = await chosenOf([new File([zip], 'p.ZIP'), new File([zip], 'p.docx')]);
  assert.deepEqual(choice.files.map((f) => `${f.zip ?? ''} ${f.name}`), ['p.ZIP one.txt', 'p.ZIP two.yaml', ' p.docx']);
  assert.deepEqual(choice.archives.map((f) => f.name), ['p.ZIP']);
});

test('what is no archive, holds nothing, or is too large is said', async () => {
  const empty = zipSync({ 'a/': new Uint8Array() });
  const { faults, files } = await chosenOf([new File(['no'], 'a.zip'), new File([empty], 'b.zip'), new File([new Uint8Array((32 << 20) + 1)], 'c.pdf')]);
  assert.deepEqual(faults, [{ name: 'a.zip', why: 'badZip' }, { name: 'b.zip', why: 'emptyZip' }, { name: 'c.pdf', why: 'tooLarge' }]);
  assert.equal(files.length, 0);
});

test('a name in GBK, in UTF-8 and in ASCII is read as what it is', () => {
  const raw = (bytes: number[]) => String.fromCharCode(...bytes);
  assert.equal(nameOf(`x/${raw([0xbc, 0xc6, 0xbb, 0xae])}.txt`), '计划.txt');
  assert.equal(nameOf(raw([...new TextEncoder().encode('计划.txt')])), '计划.txt');
  assert.equal(nameOf('计划.txt'), '计划.txt');
  assert.equal(nameOf('a\\b.txt'), 'b.txt');
});

test('a batch is small, and keeps a file with its sidecar', () => {
  assert.deepEqual(names(batchesOf([file('b.txt'), file('a.yaml'), file('b.yaml'), file('a.txt')])), ['a.yaml a.txt b.txt b.yaml']);
  assert.deepEqual(names(batchesOf([file('a.txt', 8 << 20), file('a.yaml'), file('b.txt')])), ['a.txt a.yaml', 'b.txt']);
  assert.equal(batchesOf(Array.from({ length: 45 }, (_, i) => file(`${i}.txt`))).length, 3);
  assert.deepEqual(batchesOf([]), []);
});
