import { useEffect, useState } from 'react';
import { ask } from '../../api/client';
import { TimelineCountDocument } from '../../api/generated/graphql';
import { dueFilter, type Settings } from './settings';

export interface Year { year: string; count: number }

/** How many targets are due in each of the years; undefined until all are known. Small questions, asked side by side. */
export function useYears(years: string[], settings: Settings): Year[] | undefined {
  const [counts, setCounts] = useState<Year[]>();
  const { jurisdiction, technology, text } = settings;
  const key = years.join();
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    countAll(key === '' ? [] : key.split(','), { jurisdiction, technology, text, due: '' }, signal).then(
      (all) => signal.aborted || setCounts(all),
      () => signal.aborted || setCounts([]), // the list below says what is wrong
    );
    return () => leaving.abort();
  }, [key, jurisdiction, technology, text]);
  return counts;
}

function countAll(years: string[], settings: Settings, signal: AbortSignal): Promise<Year[]> {
  return Promise.all(years.map(async (year) => {
    const { targets } = await ask(TimelineCountDocument, { filter: dueFilter(settings, year) }, signal);
    return { year, count: targets.totalCount };
  }));
}
