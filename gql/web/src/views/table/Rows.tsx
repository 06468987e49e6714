import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import type { Window } from '../../api/useWindow';
import { useWords } from '../../i18n';
import { type Column, type Row, shownColumns } from './columns';
import { nextSort, orders, type Set, type Settings, sortOf, tableOf } from './settings';
import { words } from './words';

/** How tall a row is, in pixels; table.css says the same. */
const rowHeight = 40;

/** How long a page must be in view before it is asked for, in milliseconds: what is only scrolled past is not. */
const pause = 80;

/** The rows of the table: only those in view stand in the document. */
export function Rows({ settings, set, loaded, total }: { settings: Settings; set: Set; loaded: Window<Row>; total: number }) {
  const t = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const shown = shownColumns(tableOf(settings), settings.columns);
  const virtual = useVirtualizer({ count: total, getScrollElement: () => frame.current, estimateSize: () => rowHeight, overscan: 8 });
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, (items.at(-1)?.index ?? -1) + 1];
  useEffect(() => {
    const timer = setTimeout(() => loaded.want(first, last), pause);
    return () => clearTimeout(timer);
  }, [loaded, first, last]);
  const tracks = { gridTemplateColumns: shown.map((c) => `minmax(${c.width}rem, ${c.width}fr)`).join(' ') };
  return (
    <div className="rows card" ref={frame} tabIndex={0} role="region" aria-label={t.table}>
      <div role="table" aria-label={t[tableOf(settings)]} aria-rowcount={total + 1} aria-colcount={shown.length} className="rows-table">
        <div role="rowgroup" className="rows-head">
          <div role="row" aria-rowindex={1} className="rows-row" style={tracks}>
            {shown.map((column) => <Head key={column.key} column={column} settings={settings} set={set} />)}
          </div>
        </div>
        <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => (
            <div key={index} role="row" aria-rowindex={index + 2} className="rows-row rows-line" style={{ ...tracks, transform: `translateY(${start}px)` }}>
              <Cells row={loaded.at(index)} shown={shown} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function Head({ column, settings, set }: { column: Column; settings: Settings; set: Set }) {
  const t = useWords(words);
  const name = t[column.head] as string;
  if (!(column.key in orders[tableOf(settings)])) return <div role="columnheader">{name}</div>;
  const sort = sortOf(settings);
  const sorted = sort?.column === column.key ? (sort.descending ? 'descending' : 'ascending') : 'none';
  return (
    <div role="columnheader" aria-sort={sorted}>
      <button type="button" title={t.sortedBy} onClick={() => set({ sort: nextSort(settings, column.key) })}>
        {name}<span aria-hidden="true"> {{ ascending: '▲', descending: '▼', none: '↕' }[sorted]}</span>
      </button>
    </div>
  );
}

function Cells({ row, shown }: { row: Row | undefined; shown: Column[] }) {
  const t = useWords(words);
  return shown.map((column, at) => (
    <div key={column.key} role="cell" title={row?.cells[column.key]}>
      {!row ? (at === 0 && <span className="soft">{t.loading}</span>) : at === 0 ? <Link href={row.href}>{row.cells[column.key]}</Link> : column.key === 'quote' && row.place ? <Link href={row.place}>{row.cells.quote}</Link> : row.cells[column.key]}
    </div>
  ));
}
