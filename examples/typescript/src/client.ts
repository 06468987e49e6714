import type { TypedDocumentString } from './generated/graphql.ts';

/** What the server says of a question it did not answer. The code is one of those in the API: BAD_USER_INPUT and so on. */
export class PlangraphError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

/** Asks the server at this address. The variables and the answer have the types of the question. */
export async function ask<Data, Variables>(address: string, question: TypedDocumentString<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: question.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as Answer<Data>;
  const error = errors?.[0];
  if (error || !data) throw new PlangraphError(error?.message ?? `the server answered with status ${response.status}`, error?.extensions?.code ?? '');
  return data;
}
