import type { Query } from './client';
import { dataOf } from './client';
import { Failure } from './failure';
import { authorization } from './token';

/** A file to be sent, under its name. */
export interface Sent { name: string; content: Blob }

/** How far an upload is: what part of its bytes has left, from 0 to 1, and then that the server works. */
export type Progress = (sent: number) => void;

/** How long the server may take for one upload, in milliseconds: it allows itself as much to receive it, and again to load it. */
const patience = 600_000;

/**
 * Sends files with a mutation whose variable is `files`, as the GraphQL multipart request specification has it. It throws a Failure,
 * as `ask` does. It is no fetch, which does not tell how much was sent.
 */
export async function upload<Result>(query: Query<Result, { files: Blob | Blob[] }>, files: Sent[], progress: Progress): Promise<Result> {
  const form = new FormData();
  form.append('operations', JSON.stringify({ query: query.toString(), variables: { files: files.map(() => null) } }));
  form.append('map', JSON.stringify(Object.fromEntries(files.map((_, i) => [i, [`variables.files.${i}`]]))));
  files.forEach(({ name, content }, i) => form.append(String(i), content, name));
  return dataOf<Result>(await post(form, progress));
}

function post(form: FormData, progress: Progress): Promise<Response> {
  const request = new XMLHttpRequest();
  return new Promise((resolve, reject) => {
    request.open('POST', '/graphql');
    request.timeout = patience;
    for (const [name, value] of Object.entries({ accept: 'application/graphql-response+json', ...authorization() })) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.upload.onload = () => progress(1);
    request.onload = () => resolve(new Response(request.responseText, { status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' } }));
    request.onerror = () => reject(new Failure('unreachable'));
    request.ontimeout = () => reject(new Failure('timeout'));
    request.send(form);
  });
}
