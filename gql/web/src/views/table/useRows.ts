import { ask } from '../../api/client';
import { TableMeasuresDocument, TableResponsibilitiesDocument, TableTargetsDocument } from '../../api/generated/graphql';
import { useWindow, type Window, type WindowPage, windowSize } from '../../api/useWindow';
import { type Language, useLanguage } from '../../i18n';
import { measureCells, responsibilityCells, type Row, targetCells } from './columns';
import { measureFilterOf, orderOf, type Settings, tableOf, targetFilterOf } from './settings';

/** Asks for a page of the table that the key names. */
async function askRows(key: string, offset: number, signal: AbortSignal): Promise<WindowPage<Row>> {
  const [language, s] = JSON.parse(key) as [Language, Settings];
  const page = { orderBy: orderOf(s), offset, first: windowSize };
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

/** The rows of the table that the settings select. */
export function useRows(settings: Settings): Window<Row> {
  const [language] = useLanguage();
  const { columns: _, ...selecting } = settings; // which columns are shown selects no rows
  return useWindow(JSON.stringify([language, selecting]), askRows);
}
