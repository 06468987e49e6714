// The questions of README.md and docs/questions.md. They stand there alone: a test of these documents asks each of them and
// compares the answer.
import { Kind, parse, valueFromASTUntyped } from 'graphql';

/** A question as a document has it: in words, and in GraphQL with a default for each variable. */
export interface Question {
  words: string;
  query: string;
}

/** The words are in bold, and the GraphQL block follows before anything else is in bold. */
const question = /\*\*([^*]+)\*\*(?:(?!\*\*|```)[^])*```graphql\n([^]*?)```/g;

export function questionsOf(markdown: string): Question[] {
  return [...markdown.matchAll(question)].map(([, words, query]) => ({ words: words!, query: query!.trim() }));
}

/** The tab of GraphiQL for a question: its words on top, and its variables with their defaults, ready to be changed. */
export function tabOf({ words, query }: Question) {
  return { query: `# ${words}\n${query}`, variables: JSON.stringify(defaultsOf(query), null, 2) };
}

function defaultsOf(query: string) {
  const variables = parse(query).definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? (d.variableDefinitions ?? []) : []));
  return Object.fromEntries(variables.map((v) => [v.variable.name.value, v.defaultValue && valueFromASTUntyped(v.defaultValue)]));
}
