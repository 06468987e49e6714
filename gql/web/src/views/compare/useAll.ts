import { useEffect, useState } from 'react';
import { ask, type Query } from '../../api/client';
import { type Answer, asFailure } from '../../api/useAnswer';

/** One answer for each of the variables, asked side by side; there once all are, and never those of other variables. */
export function useAll<Result, Variables>(query: Query<Result, Variables>, all: Variables[]): Answer<Result[]> {
  const key = JSON.stringify(all);
  const [state, setState] = useState<Omit<Answer<Result[]>, 'retry'> & { key: string }>({ key, loading: true });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    setState({ key, loading: true });
    Promise.all((JSON.parse(key) as Variables[]).map((variables) => ask(query, variables, signal))).then(
      (data) => signal.aborted || setState({ key, data, loading: false }),
      (error: unknown) => signal.aborted || setState({ key, failure: asFailure(error), loading: false }),
    );
    return () => leaving.abort();
  }, [query, key, tries]);
  const retry = () => setTries((n) => n + 1);
  return state.key === key ? { ...state, retry } : { loading: true, retry }; // between the change and the effect
}
