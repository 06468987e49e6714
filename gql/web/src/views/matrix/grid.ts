/** The names of a node of any of the kinds that a matrix counts by. */
export interface Named { id?: string; name?: string; englishName?: string; english?: string | null; title?: string }

/** A head of a row or a column, as the server gives it. */
export interface Head {
  id: string;
  kind: string;
  label: string;
  node: Named;
}

export interface Cell { row: number; column: number; measureCount: number }

/** The counts as rows of columns, 0 where the server names no cell. */
export function countsOf(rows: number, columns: number, cells: Cell[]): number[][] {
  const counts = Array.from({ length: rows }, () => new Array<number>(columns).fill(0));
  for (const { row, column, measureCount } of cells) counts[row]![column] = measureCount;
  return counts;
}

/** How many shades a count can have; each has a colour in matrix.css. */
export const shades = 6;

/**
 * The lowest count of each shade. They grow by a factor, 2 where that is enough, for most pairs share one or two measures
 * and few share dozens: equal steps would show the few and nothing else.
 */
export function stepsOf(most: number): number[] {
  const factor = Math.max(2, Math.ceil(most ** (1 / shades)));
  const steps = Array.from({ length: shades }, (_, i) => factor ** i);
  return steps.filter((step) => step <= Math.max(most, 1));
}

/** The shade of a count, from 1; 0 for none. */
export function shadeOf(count: number, steps: number[]): number {
  return steps.filter((step) => step <= count).length;
}

/** What a head is called: a full name where its short one stands in the list twice, as 市经信委 of two cities. */
export function namesOf(heads: Head[], language: 'zh' | 'en'): string[] {
  const times = new Map<string, number>();
  for (const { label } of heads) times.set(label, (times.get(label) ?? 0) + 1);
  return heads.map(({ label, node }) => {
    const short = times.get(label)! > 1 ? fullName('zh', node) : label;
    return (language === 'en' && englishOf(node)) || short;
  });
}

/** A node's full name, in English where it has one and English is read. */
export function fullName(language: 'zh' | 'en', node: Named): string {
  return (language === 'en' && englishOf(node)) || (node.name ?? node.title ?? '');
}

function englishOf({ englishName, english }: Named): string | undefined {
  return englishName ?? english ?? undefined;
}
