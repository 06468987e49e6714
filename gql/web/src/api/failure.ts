/** What can go wrong, as far as a reader cares. Each has a sentence and a way on in the dictionaries. */
export type Reason =
  | 'missing' // the address names a node that is not there
  | 'ambiguous' // a name fits several nodes
  | 'unknown' // a name fits nothing
  | 'input' // a setting in the address makes no sense to the server
  | 'tooMuch' // more asked for than the server gives at once
  | 'timeout' // no answer in time
  | 'busy' // the server refuses for now
  | 'token' // the server answers nobody without a token that it knows
  | 'forbidden' // the token is for reading only
  | 'loadingOff' // nothing is loaded over HTTP here
  | 'unreadable' // a file would cost too much to read
  | 'unreachable' // no server, or no network
  | 'server'; // the server's fault

/** A node that an ambiguous or a mistyped name may mean. */
export interface Candidate { id: string; name: string; jurisdiction: string | null }

/** A failure that a person can be told about. */
export class Failure extends Error {
  readonly reason: Reason;
  /** The server's own sentence, in English, where it has one that helps. */
  readonly detail: string;
  readonly candidates: Candidate[];

  constructor(reason: Reason, detail = '', candidates: Candidate[] = []) {
    super(detail || reason);
    this.reason = reason;
    this.detail = detail;
    this.candidates = candidates;
  }
}

interface GraphQLError { message?: string; extensions?: { code?: string; candidates?: Candidate[] } }

const reasons: Record<string, Reason> = {
  AMBIGUOUS_NAME: 'ambiguous',
  UNKNOWN_NAME: 'unknown',
  NOT_FOUND: 'missing',
  BAD_USER_INPUT: 'input',
  INVALID_CURSOR: 'input',
  GRAPHQL_VALIDATION_FAILED: 'input',
  GRAPHQL_PARSE_FAILED: 'input',
  PAGE_TOO_LARGE: 'tooMuch',
  DEADLINE_EXCEEDED: 'timeout',
  OVERLOADED: 'busy',
  UNAUTHENTICATED: 'token',
  FORBIDDEN: 'forbidden',
  LOADING_DISABLED: 'loadingOff',
  UNREADABLE_FILE: 'unreadable',
};

/** The first of an answer's errors, as a failure. */
export function failureOf(errors: unknown[]): Failure {
  const { message = '', extensions = {} } = (errors[0] ?? {}) as GraphQLError;
  const code = extensions.code ?? '';
  const reason = reasons[code] ?? (code.endsWith('_LIMIT_EXCEEDED') ? 'tooMuch' : 'server');
  return new Failure(reason, reason === 'server' ? '' : message, extensions.candidates ?? []);
}
