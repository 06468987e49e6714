// What GraphiQL asks. It learns the name of a tab's operation half a second after the tab opens, and sends the last tab's
// until then, which the server has to refuse.
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';
import { authorization } from '../api/token.ts';

/** Asks the address, by an operation that the question has, with the token that was entered in this tab. */
export function fetcherOf(url: string): Fetcher {
  const fetcher = createGraphiQLFetcher({ url });
  return (params, options) => fetcher({ ...params, operationName: operationIn(params.query, params.operationName) }, { ...options, headers: { ...authorization(), ...options?.headers } });
}

/** The name where the query has such an operation; that of its only operation where it has not. */
export function operationIn(query: string, name?: string | null): string | null | undefined {
  const names = operationNames(query);
  return names.length === 1 && names[0] !== name ? names[0] : name;
}

/** None for what does not parse: the server tells what is wrong with it, and where. */
function operationNames(query: string): (string | undefined)[] {
  try {
    return parse(query).definitions.flatMap((d) => (d.kind === Kind.OPERATION_DEFINITION ? [d.name?.value] : []));
  } catch {
    return [];
  }
}
