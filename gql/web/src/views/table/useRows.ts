import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../api/client';
import type { Failure } from '../../api/failure';
import { TableMeasuresDocument, TableResponsibilitiesDocument, TableTargetsDocument } from '../../api/generated/graphql';
import { asFailure } from '../../api/useAnswer';
import { useLanguage, type Language } from '../../i18n';
import { measureCells, responsibilityCells, type Row, targetCells } from './columns';
import { measureFilterOf, orderOf, type Settings, tableOf, targetFilterOf } from './settings';

/** How many rows are asked for at a time: as many as the server gives. */
const size = 100;
/** How many such pages are kept; those that were looked at longest ago go first. */
const mostPages = 40;

type PageOf = { total: number; rows: Row[] };

/** Asks for a page of the table that the settings name. */
async function askPage(s: Settings, language: Language, offset: number, signal: AbortSignal): Promise<PageOf> {
  const page = { orderBy: orderOf(s), offset, first: size };
  switch (tableOf(s)) {
    case 'targets': {
      const { targets } = await ask(TableTargetsDocument, { filter: targetFilterOf(s), ...page }, signal);
      return { total: targets.totalCount, rows: targets.nodes.map((t) => targetCells(language, t)) };
    }
    case 'responsibilities': {
      const { responsibilities } = await ask(TableResponsibilitiesDocument, { filter: measureFilterOf(s), ...page }, signal);
      return { total: responsibilities.totalCount, rows: responsibilities.rows.map((r) => responsibilityCells(language, r)) };
    }
    default: {
      const { measures } = await ask(TableMeasuresDocument, { filter: measureFilterOf(s), ...page }, signal);
      return { total: measures.totalCount, rows: measures.nodes.map((m) => measureCells(language, m)) };
    }
  }
}

/** The rows of a table: how many there are, those that have come, and a way to ask for those in view. */
export interface Rows {
  /** Undefined until the first page is there. */
  total?: number;
  failure?: Failure;
  retry: () => void;
  at: (index: number) => Row | undefined;
  /** Asks for the rows from one to another that are not there. */
  want: (from: number, to: number) => void;
}

interface Kept { pages: Map<number, Row[]>; asked: Set<number>; leaving: AbortController }

/** Asks for pages as they come into view. Settings that select other rows begin anew. */
export function useRows(settings: Settings): Rows {
  const [language] = useLanguage();
  const { columns: _, ...selecting } = settings; // which columns are shown selects no rows
  const key = JSON.stringify([language, selecting]);
  const kept = useRef<Kept>(undefined);
  const [, redraw] = useState(0);
  const [state, setState] = useState<{ key: string; total?: number; failure?: Failure }>({ key });
  const load = useCallback((page: number) => {
    const here = kept.current;
    if (!here || here.asked.has(page)) return;
    here.asked.add(page);
    const [language, s] = JSON.parse(key) as [Language, Settings];
    askPage(s, language, page * size, here.leaving.signal).then(
      ({ total, rows }) => {
        keep(here, page, rows);
        setState({ key, total });
        redraw((n) => n + 1);
      },
      (error: unknown) => {
        here.asked.delete(page);
        if (!here.leaving.signal.aborted) setState((before) => ({ ...before, key, failure: asFailure(error) }));
      },
    );
  }, [key]);
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
    at: (index: number) => kept.current?.pages.get(Math.floor(index / size))?.[index % size],
    want: (from: number, to: number) => {
      for (let page = Math.floor(from / size); page * size < to; page++) load(page);
    },
  }), [present.total, present.failure, begin, load]);
}

/** Keeps a page, and lets the oldest go where there are too many. */
function keep(here: Kept, page: number, rows: Row[]) {
  here.pages.set(page, rows);
  for (const oldest of here.pages.keys()) {
    if (here.pages.size <= mostPages) return;
    here.pages.delete(oldest);
    here.asked.delete(oldest);
  }
}
