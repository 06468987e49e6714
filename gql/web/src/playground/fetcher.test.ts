import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operationIn } from './fetcher.ts';

test('the only operation is asked, whatever name the last tab had', () => {
  assert.equal(operationIn('query Now { revision { id } }', 'Before'), 'Now');
  assert.equal(operationIn('query Now { revision { id } }', undefined), 'Now');
  assert.equal(operationIn('{ revision { id } }', 'Before'), undefined);
});

test('of several operations the named one is asked', () => {
  assert.equal(operationIn('query A { revision { id } } query B { revision { id } }', 'B'), 'B');
});

test('what does not parse is left to the server', () => {
  assert.equal(operationIn('query Now {', 'Before'), 'Before');
});
