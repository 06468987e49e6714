import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { addressOf, type NodeType, nodeAddress } from '../../addresses';
import { useWords } from '../../i18n';
import { type Head, shadeOf } from './grid';
import { moved, type Place } from './move';
import { defaults, type Settings } from './settings';
import { words } from './words';

/** The heat map as it is drawn. */
export interface Grid {
  rows: Head[];
  columns: Head[];
  rowNames: string[];
  columnNames: string[];
  counts: number[][];
  steps: number[];
}

interface Props { title: string; grid: Grid; settings: Settings }

/**
 * The heat map as a table. It is one stop of the Tab key; within it the arrow keys move, as WAI-ARIA wants of a grid. Each
 * cell is a link to its measures.
 */
export function HeatTable({ title, grid, settings }: Props) {
  const t = useWords(words);
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const stop = (row: number, column: number) => ({
    'data-at': `${row} ${column}`,
    tabIndex: row === Math.min(at.row, grid.rows.length - 1) && column === Math.min(at.column, grid.columns.length - 1) ? 0 : -1,
    onFocus: () => setAt({ row, column }),
  });
  const move = (event: KeyboardEvent) => {
    const next = event.altKey || event.metaKey ? undefined : moved(at, event.key, event.ctrlKey, grid.rows.length, grid.columns.length);
    if (!next) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div className="heat-box">
      <table className="heat" role="grid" aria-label={title} aria-describedby="heat-keys" ref={table} onKeyDown={move}>
        <thead>
          <tr>
            <td className="heat-corner"><span id="heat-keys" className="visually-hidden">{t.keys}</span></td>
            {grid.columns.map((head, column) => (
              <th key={head.id} scope="col">
                <Link {...headLink(head)} {...stop(-1, column)} className={standing(grid.columnNames[column]!)}>{grid.columnNames[column]}</Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((head, row) => (
            <tr key={head.id}>
              <th scope="row"><Link {...headLink(head)} {...stop(row, -1)}>{grid.rowNames[row]}</Link></th>
              {grid.columns.map((other, column) => {
                const count = grid.counts[row]![column]!;
                if (count === 0) return <td key={other.id} {...stop(row, column)} />;
                const open = settings.row === head.id && settings.column === other.id;
                return (
                  <td key={other.id} className={`heat-${shadeOf(count, grid.steps)}`}>
                    <Link
                      href={cellAddress(settings, head.id, other.id)}
                      aria-label={t.cell(grid.rowNames[row]!, grid.columnNames[column]!, count)}
                      aria-current={open ? 'true' : undefined}
                      {...stop(row, column)}
                    >
                      {count}
                    </Link>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * The class of a column's head that is one Chinese character above the other. In vertical writing a browser places characters
 * by the font, and many a font has no measures for that: 一 is then drawn into the character before it.
 */
function standing(name: string): string | undefined {
  return /^\p{Script=Han}+$/u.test(name) ? 'standing' : undefined;
}

function headLink({ kind, id, node, label }: Head) {
  return { href: nodeAddress(kind as Uppercase<NodeType>, id), title: node.name ?? node.title ?? label };
}

/** The address of the heat map with this cell open. */
function cellAddress(settings: Settings, row: string, column: string): string {
  const chosen = Object.entries({ ...settings, row, column }).filter(([name, value]) => value !== defaults[name as keyof Settings]);
  return addressOf('/matrix', Object.fromEntries(chosen));
}
