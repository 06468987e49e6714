import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, PlangraphError } from '../src/client.ts';
import { graphql } from '../src/generated/gql.ts';
import { ownersOf, type Owner } from '../src/owners.ts';

const address = process.env.PLANGRAPH_URL!;

async function all(owners: AsyncIterable<Owner>): Promise<Owner[]> {
  const list: Owner[] = [];
  for await (const owner of owners) list.push(owner);
  return list;
}

test('the owners of cloud computing in Hangzhou, with their clauses', async () => {
  const owners = await all(ownersOf(address, '云计算', '杭州'));
  assert.ok(owners.length > 5);
  assert.equal(owners[0]!.name, '杭州市经济和信息化委员会');
  for (const { name, measures, quote, file } of owners) {
    assert.ok(measures > 0 && quote !== '' && file !== '', `${name}: ${measures}, ${quote}, ${file}`);
  }
});

test('a technology that nobody knows has no owners', async () => {
  assert.deepEqual(await all(ownersOf(address, 'no such technology')), []);
});

const unanswerable = graphql(/* GraphQL */ `
  query Unanswerable {
    agency { id }
  }
`);

test('an error says what to do, with its code', async () => {
  await assert.rejects(ask(address, unanswerable, {}), (error) => error instanceof PlangraphError && error.code === 'BAD_USER_INPUT' && /name/.test(error.message));
});
