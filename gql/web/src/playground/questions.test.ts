import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionsOf, tabOf } from './questions.ts';

const markdown = `
Some **bold** words.

**Who leads?** Some remarks with \`code\`.

\`\`\`graphql
query Leads($name: String = "云", $roles: [Role!] = [LEAD], $first: Int) { revision { id } }
\`\`\`

\`\`\`json
{}
\`\`\`

**No question of ours.**

\`\`\`sh
make
\`\`\`

**How many?**

\`\`\`graphql
{ revision { plans } }
\`\`\`
`;

test('a question is the bold words and the GraphQL after them', () => {
  assert.deepEqual(questionsOf(markdown), [
    { words: 'Who leads?', query: 'query Leads($name: String = "云", $roles: [Role!] = [LEAD], $first: Int) { revision { id } }' },
    { words: 'How many?', query: '{ revision { plans } }' },
  ]);
});

test('a tab has the words as a comment and the variables with a default', () => {
  const [leads, count] = questionsOf(markdown).map(tabOf);
  assert.ok(leads!.query.startsWith('# Who leads?\nquery Leads('));
  assert.deepEqual(JSON.parse(leads!.variables), { name: '云', roles: ['LEAD'] });
  assert.deepEqual(JSON.parse(count!.variables), {});
});
