// Every measure, target or responsibility that a filter selects, as a table, with facets that count and exports of all rows.
//
//   settings.ts   what the address holds, the filters and orders that it means, where the exports are
//   columns.ts    the columns of each table, and how a node fills them
//   useRows.ts    rows that are asked for as they come into view
//   Facets Rows   what is seen
import { ExportLink } from '../../download/ExportLink';
import { useWords, useLanguage } from '../../i18n';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Empty, Failed, Loading } from '../../parts/states';
import { Tabs } from '../../parts/Tabs';
import { textOf, useSettings } from '../../state/settings';
import { columns, shownColumns } from './columns';
import { Facets } from './Facets';
import { Rows } from './Rows';
import { cleared, defaults, exportAddress, type Set, type Settings, tableOf, tables } from './settings';
import { useRows } from './useRows';
import { words } from './words';
import '../fields/fields.css';
import './table.css';

export default function Table() {
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  return (
    <Page title={t.title} actions={<ExportDownloads settings={settings} />}>
      <p className="soft">{t.lead}</p>
      <Tabs label={t.tables} tabs={tables.map((key) => ({ key, label: t[key] }))} selected={tableOf(settings)} onSelect={(of) => set({ of, sort: '', columns: '' })}>
        <div className="table-view">
          <details className="facets-frame" open={window.innerWidth > 820}>
            <summary>{t.facets}</summary>
            <Facets settings={settings} set={set} />
          </details>
          <Body settings={settings} set={set} />
        </div>
      </Tabs>
    </Page>
  );
}

/** Links to every row, for spreadsheets. */
function ExportDownloads({ settings }: { settings: Settings }) {
  const t = useWords(words);
  const [language] = useLanguage();
  return (
    <>
      <ExportLink href={exportAddress(settings, 'xlsx', language)} name={`${tableOf(settings)}.xlsx`}>{t.xlsx}</ExportLink>
      <ExportLink href={exportAddress(settings, 'csv', language)} name={`${tableOf(settings)}.csv`}>{t.csv}</ExportLink>
    </>
  );
}

function Body({ settings, set }: { settings: Settings; set: Set }) {
  const t = useWords(words);
  const loaded = useRows(settings);
  const { columns: _, ...selecting } = settings;
  if (loaded.failure) return <Failed failure={loaded.failure} retry={loaded.retry} />;
  if (loaded.total === undefined) return <Loading />;
  if (loaded.total === 0) return <Empty><p>{t.nothing}</p><Button onClick={() => set(cleared)}>{t.clear}</Button></Empty>;
  return (
    <div className="stack table-body">
      <div className="page-head">
        <p role="status">{t.rows(loaded.total)}</p>
        <Choose settings={settings} set={set} />
      </div>
      <Rows key={JSON.stringify(selecting)} settings={settings} set={set} loaded={loaded} total={loaded.total} />
    </div>
  );
}

/** Which columns are shown. */
function Choose({ settings, set }: { settings: Settings; set: Set }) {
  const t = useWords(words);
  const table = tableOf(settings);
  const shown = shownColumns(table, settings.columns).map((c) => c.key);
  const toggle = (key: string) => set({ columns: textOf(shown.includes(key) ? shown.filter((k) => k !== key) : [...shown, key]) });
  return (
    <details className="columns-choice">
      <summary className="button">{t.columnsOf}</summary>
      <fieldset className="card">
        <legend className="visually-hidden">{t.columnsOf}</legend>
        {columns[table].map((c, at) => (
          <label key={c.key} className="check"><input type="checkbox" disabled={at === 0} checked={shown.includes(c.key)} onChange={() => toggle(c.key)} /> {t[c.head] as string}</label>
        ))}
      </fieldset>
    </details>
  );
}
