/** How a value binds, as graph writes it. */
export type Comparator = 'EQ' | 'GE' | 'GT' | 'LE' | 'LT' | 'ABOUT';

/** What a target demands. */
export interface Amount { comparator: Comparator; value: number; valueMax: number | null; unit: string | null }

const signs: Record<Comparator, string> = { EQ: '', GE: '≥ ', GT: '> ', LE: '≤ ', LT: '< ', ABOUT: '≈ ' };

/** The value as a person reads it: ≥ 60 家, 100–400 G, 6.2%. */
export function amountOf(language: 'zh' | 'en', { comparator, value, valueMax, unit }: Amount): string {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 6 });
  const numbers = valueMax === null ? format.format(value) : `${format.format(value)}–${format.format(valueMax)}`;
  const gap = unit === null || /^[%‰℃]/.test(unit) ? '' : ' ';
  return `${signs[comparator]}${numbers}${gap}${unit ?? ''}`;
}
