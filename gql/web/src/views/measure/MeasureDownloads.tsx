import type { Measure } from './marksOf';

export function MeasureDownloads(_: { measure: Measure }) {
  return null;
}
