import { useCallback, useEffect, useState } from 'react';
import { ask, type Query } from './client';
import { Failure } from './failure';

/** An answer on its way, here, or not to be had. While a new one is on its way, `data` still is the one before. */
export interface Answer<Result> {
  data?: Result;
  failure?: Failure;
  loading: boolean;
  /** Asks again. */
  retry: () => void;
}

type State<Result> = Omit<Answer<Result>, 'retry'>;

/** Asks when the component appears and whenever the variables change; null variables ask nothing. */
export function useAnswer<Result, Variables>(query: Query<Result, Variables>, variables: Variables | null): Answer<Result> {
  const [state, setState] = useState<State<Result>>({ loading: variables !== null });
  const [tries, setTries] = useState(0);
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (key === 'null') return setState({ loading: false });
    const leaving = new AbortController();
    setState((before) => ({ ...(before.data && { data: before.data }), loading: true }));
    ask(query, JSON.parse(key) as Variables, leaving.signal).then(
      (data) => setState({ data, loading: false }),
      (error: unknown) => leaving.signal.aborted || setState({ failure: asFailure(error), loading: false }),
    );
    return () => leaving.abort();
  }, [query, key, tries]);
  return { ...state, retry: useCallback(() => setTries((n) => n + 1), []) };
}

export function asFailure(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure('server');
}
