import type { TypedDocumentString } from './generated/graphql';
import { Failure, failureOf } from './failure';
import { authorization, tellRefused } from './token';

/** How long a question may take before the reader is told, in milliseconds. */
const patience = 20_000;
/** The longest address by which a question is asked; the browser then keeps the answer until the server has a newer one. */
const longestAddress = 6_000;

/** A query of a .graphql file, with the types of its result and variables. */
export type Query<Result, Variables> = TypedDocumentString<Result, Variables>;

/**
 * Asks the server and is the data of its answer. Throws a Failure, which a person can be told, and an AbortError where
 * the signal says that nobody waits any longer.
 */
export async function ask<Result, Variables>(query: Query<Result, Variables>, variables: Variables, signal?: AbortSignal): Promise<Result> {
  const timeout = AbortSignal.timeout(patience);
  try {
    const response = await send(query.toString(), variables, signal ? AbortSignal.any([signal, timeout]) : timeout);
    return await dataOf<Result>(response);
  } catch (error) {
    if (signal?.aborted) throw new DOMException('nobody waits for this answer', 'AbortError');
    throw timeout.aborted ? new Failure('timeout') : error instanceof Failure ? error : new Failure('unreachable');
  }
}

function send(query: string, variables: unknown, signal: AbortSignal): Promise<Response> {
  const address = `/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`;
  const headers = { accept: 'application/graphql-response+json, application/json;q=0.9', ...authorization() };
  return address.length <= longestAddress
    ? fetch(address, { headers, signal })
    : fetch('/graphql', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal,
      });
}

/** The failure that a response tells of which is none of what was asked for. */
export async function failureFrom(response: Response): Promise<Failure> {
  return dataOf(response).then(() => new Failure('server'), (error: unknown) => (error instanceof Failure ? error : new Failure('server')));
}

/** Changes something on the server, which takes no address for that. It throws as `ask` does. */
export async function change<Result, Variables>(mutation: Query<Result, Variables>, variables: Variables): Promise<Result> {
  const headers = { accept: 'application/graphql-response+json, application/json;q=0.9', 'content-type': 'application/json', ...authorization() };
  try {
    return await dataOf<Result>(await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify({ query: mutation.toString(), variables }) }));
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('unreachable');
  }
}

/** The data of an answer. Throws a Failure where it has none, or errors. */
export async function dataOf<Result>(response: Response): Promise<Result> {
  const type = response.headers.get('content-type') ?? '';
  if (!/json/.test(type)) throw new Failure(response.status === 429 || response.status === 503 ? 'busy' : 'unreachable');
  const answer = (await response.json()) as { data?: Result | null; errors?: unknown[] };
  if (answer.errors?.length) {
    const failure = failureOf(answer.errors);
    if (failure.reason === 'token') tellRefused();
    throw failure;
  }
  if (!answer.data) throw new Failure('server');
  return answer.data;
}
