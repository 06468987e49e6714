import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, type Query } from './client';
import type { Failure } from './failure';
import { type Answer, asFailure } from './useAnswer';

/** A page of a list: what is on it, how long the whole list is, and the cursor to go on from; null at the end. */
export interface PageOf<Node> { nodes: Node[]; total: number; next: string | null }

/** How a list is asked for, a page at a time. Declare it outside the component, or with useMemo. */
export interface Paged<Result, Variables, Node> {
  query: Query<Result, Variables>;
  /** The variables of the page after the cursor, of the first page for null. */
  variables: (after: string | null) => Variables;
  page: (result: Result) => PageOf<Node>;
}

/** The pages of a list that have come so far. */
export interface Pages<Node> {
  /** Undefined until the first page is there. */
  nodes?: Node[];
  total: number;
  /** Whether there is more to ask for. */
  more: boolean;
  loading: boolean;
  failure?: Failure;
  /** Asks for the next page, or again for the one that failed. */
  next: () => void;
}

type State<Node> = { nodes?: Node[]; total: number; cursor: string | null; loading: boolean; failure?: Failure };

const start = { total: 0, cursor: null, loading: true };

/** Asks for the first page when the component appears or `list` changes; null asks nothing. */
export function usePages<Result, Variables, Node>(list: Paged<Result, Variables, Node> | null): Pages<Node> {
  const [state, setState] = useState<State<Node>>({ ...start, loading: list !== null });
  const leaving = useRef<AbortController>(undefined);
  const get = useCallback(
    (before: State<Node>) => {
      if (!list) return setState({ ...start, loading: false });
      leaving.current?.abort();
      const { signal } = (leaving.current = new AbortController());
      setState({ ...before, loading: true });
      ask(list.query, list.variables(before.cursor), signal).then(
        (result) => setState(joined(before, list.page(result))),
        (error: unknown) => signal.aborted || setState({ ...before, loading: false, failure: asFailure(error) }),
      );
    },
    [list],
  );
  useEffect(() => {
    get(start);
    return () => leaving.current?.abort();
  }, [get]);
  const { cursor, ...rest } = state;
  const next = () => get({ ...(state.nodes && { nodes: state.nodes }), total: state.total, cursor, loading: true });
  return { ...rest, more: cursor !== null, next };
}

function joined<Node>(before: State<Node>, page: PageOf<Node>): State<Node> {
  return { nodes: [...(before.nodes ?? []), ...page.nodes], total: page.total, cursor: page.next, loading: false };
}

/** The most nodes of a download: 50 questions of 100 nodes each, which a server answers in seconds. */
export const mostNodes = 5000;

/** Asks for every page of the list, up to mostNodes, when the component appears or `list` changes; null asks nothing. */
export function useEveryPage<Result, Variables, Node>(list: Paged<Result, Variables, Node> | null): Answer<Node[]> {
  const [state, setState] = useState<Omit<Answer<Node[]>, 'retry'>>({ loading: list !== null });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!list) return setState({ loading: false });
    const leaving = new AbortController();
    const { signal } = leaving;
    setState({ loading: true });
    allPages(list, signal).then(
      (data) => signal.aborted || setState({ data, loading: false }),
      (error: unknown) => signal.aborted || setState({ failure: asFailure(error), loading: false }),
    );
    return () => leaving.abort();
  }, [list, tries]);
  return { ...state, retry: useCallback(() => setTries((n) => n + 1), []) };
}

/** Every page of the list, up to mostNodes; Downloads says so where the list is longer. */
export async function allPages<Result, Variables, Node>(list: Paged<Result, Variables, Node>, signal?: AbortSignal): Promise<Node[]> {
  const nodes: Node[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: PageOf<Node> = list.page(await ask(list.query, list.variables(cursor), signal));
    nodes.push(...page.nodes);
    if (page.next === null || nodes.length >= mostNodes) return nodes.slice(0, mostNodes);
    cursor = page.next;
  }
}
