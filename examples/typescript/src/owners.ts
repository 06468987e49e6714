import { ask } from './client.ts';
import { graphql } from './generated/gql.ts';

const ownersQuestion = graphql(/* GraphQL */ `
  query Owners($technology: String!, $jurisdiction: String, $after: String) {
    technology(name: $technology) {
      owners(jurisdiction: $jurisdiction, first: 20, after: $after) {
        pageInfo { hasNextPage endCursor }
        edges {
          measureCount
          node { name }
          measures(first: 1) {
            nodes { title responsibilities { agency { name } evidence { quote source { file } } } }
          }
        }
      }
    }
  }
`);

export interface Owner {
  name: string;
  measures: number;
  /** The words of a plan that say so, and the file they stand in. */
  quote: string;
  file: string;
}

/** Every agency that owns measures with a technology, most measures first, page by page; none where nobody knows it. */
export async function* ownersOf(address: string, technology: string, jurisdiction?: string): AsyncGenerator<Owner> {
  let after: string | null | undefined;
  do {
    const answer = await ask(address, ownersQuestion, { technology, jurisdiction, after });
    const owners = answer.technology?.owners;
    for (const { node, measureCount, measures } of owners?.edges ?? []) {
      const said = measures.nodes[0]?.responsibilities.find(({ agency }) => agency.name === node.name)?.evidence[0];
      yield { name: node.name, measures: measureCount, quote: said?.quote ?? '', file: said?.source.file ?? '' };
    }
    after = owners?.pageInfo.hasNextPage ? owners.pageInfo.endCursor : null;
  } while (after);
}
