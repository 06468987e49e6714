import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Failure } from './failure';
import { asFailure } from './useAnswer';

/** How many rows are asked for at a time: as many as the server gives. */
export const windowSize = 100;
/** How many such pages are kept; those that were looked at longest ago go first. */
const mostPages = 40;

/** A page of a long list, from anywhere in it. */
export interface WindowPage<Row> { total: number; rows: Row[] }

/** Asks for the page that begins there; the key says of which list. Declare it outside the component. */
export type AskPage<Row> = (key: string, offset: number, signal: AbortSignal) => Promise<WindowPage<Row>>;

/** The rows of a long list: how many there are, those that have come, and a way to ask for those in view. */
export interface Window<Row> {
  /** Undefined until the first page is there. */
  total?: number;
  failure?: Failure;
  retry: () => void;
  at: (index: number) => Row | undefined;
  /** Asks for the rows from one to another that are not there. */
  want: (from: number, to: number) => void;
}

interface Kept<Row> { pages: Map<number, Row[]>; asked: Set<number>; leaving: AbortController }

/** Asks for pages of a list as they come into view, beginning with the first. Another key begins anew. */
export function useWindow<Row>(key: string, ask: AskPage<Row>): Window<Row> {
  const kept = useRef<Kept<Row>>(undefined);
  const [come, setCome] = useState(0);
  const [state, setState] = useState<{ key: string; total?: number; failure?: Failure }>({ key });
  const load = useCallback((page: number) => {
    const here = kept.current;
    if (!here || here.asked.has(page)) return;
    here.asked.add(page);
    ask(key, page * windowSize, here.leaving.signal).then(
      ({ total, rows }) => {
        if (here.leaving.signal.aborted) return;
        keep(here, page, rows);
        setState({ key, total });
        setCome((n) => n + 1);
      },
      (error: unknown) => {
        here.asked.delete(page);
        if (!here.leaving.signal.aborted) setState((before) => ({ ...before, key, failure: asFailure(error) }));
      },
    );
  }, [key, ask]);
  const begin = useCallback(() => {
    kept.current?.leaving.abort();
    kept.current = { pages: new Map(), asked: new Set(), leaving: new AbortController() };
    setState({ key });
    load(0);
  }, [key, load]);
  useEffect(() => {
    begin();
    return () => kept.current?.leaving.abort();
  }, [begin]);
  const present = state.key === key ? state : { key };
  return useMemo(() => ({
    ...(present.total !== undefined && { total: present.total }),
    ...(present.failure && { failure: present.failure }),
    retry: begin,
    at: (index: number) => kept.current?.pages.get(Math.floor(index / windowSize))?.[index % windowSize],
    want: (from: number, to: number) => {
      for (let page = Math.floor(from / windowSize); page * windowSize < to; page++) load(page);
    },
    come, // other rows make another window
  }), [present.total, present.failure, begin, load, come]);
}

/** Keeps a page, and lets the oldest go where there are too many. */
function keep<Row>(here: Kept<Row>, page: number, rows: Row[]) {
  here.pages.set(page, rows);
  for (const oldest of here.pages.keys()) {
    if (here.pages.size <= mostPages) return;
    here.pages.delete(oldest);
    here.asked.delete(oldest);
  }
}
