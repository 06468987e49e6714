import { type Place, within } from './places';

/** What the server counts: measures of a jurisdiction itself that use a technology. */
export interface Counted {
  rows: { id: string }[];
  columns: { id: string; label: string; node: { name?: string; englishName?: string } }[];
  cells: { row: number; column: number; measureCount: number }[];
}

/** A technology and how many measures of each side use it. */
export interface Row { id: string; name: string; englishName: string; counts: number[] }

/** Which sides have a technology: all of them, some, or one alone, by its index. */
export interface Group { key: string; only?: number; rows: Row[] }

/** The technologies with a count for each side, which has its own measures and those of the jurisdictions within it. */
export function rowsOf({ rows, columns, cells }: Counted, sides: Place[], places: Place[]): Row[] {
  const inside = sides.map((side) => within(side.id, places));
  const list = columns.map(({ id, label, node }) =>
    ({ id, name: node.name ?? label, englishName: node.englishName ?? label, counts: sides.map(() => 0) }));
  for (const { row, column, measureCount } of cells) {
    inside.forEach((ids, side) => {
      if (ids.has(rows[row]!.id)) list[column]!.counts[side]! += measureCount;
    });
  }
  return list;
}

/** The technologies that all sides have, then those of some, then those of each alone; groups of none are left out. */
export function groupsOf(rows: Row[], sides: number): Group[] {
  const having = (row: Row) => row.counts.filter((count) => count > 0).length;
  const groups: Group[] = [
    { key: 'all', rows: rows.filter((row) => having(row) === sides) },
    { key: 'some', rows: rows.filter((row) => having(row) > 1 && having(row) < sides) },
    ...Array.from({ length: sides }, (_, side) => ({ key: `only-${side}`, only: side, rows: rows.filter((row) => having(row) === 1 && row.counts[side]! > 0) })),
  ];
  return groups.filter((group) => group.rows.length > 0);
}
