interface Amount { comparator: string; value: number; valueMax?: number | null; unit?: string | null }

const signs: Record<string, string> = { EQ: '', GE: '≥ ', GT: '> ', LE: '≤ ', LT: '< ', ABOUT: '≈ ' };

/** A target's value as people write it: ≥ 40%, 100–400 G. */
export function amount({ comparator, value, valueMax, unit }: Amount): string {
  const number = valueMax == null ? plain(value) : `${plain(value)}–${plain(valueMax)}`;
  const gap = unit && /^[A-Za-z]/.test(unit) ? ' ' : '';
  return `${signs[comparator] ?? ''}${number}${gap}${unit ?? ''}`;
}

/** At most six digits after the point, and no grouping: plans write 10000 and so may a reader search it. */
function plain(value: number): string {
  return String(Number(value.toFixed(6)));
}
