import { Downloads } from '../../download/Downloads';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { marksOf, type Measure } from './marksOf';

/** The card as JSON, and every marked stretch of its text as CSV. */
export function MeasureDownloads({ measure }: { measure: Measure }) {
  const t = useWords(terms);
  const table = () => {
    const points = Array.from(measure.text);
    const start = measure.evidence[0]?.start ?? 0;
    const file = measure.evidence[0]?.source.file ?? '';
    const marks = marksOf(measure).sort((a, b) => a.start - b.start);
    return {
      columns: [t.evidence, 'start', 'end', t.source, 'quote'],
      rows: marks.map((mark) => [mark.kind, mark.start, mark.end, file, points.slice(Math.max(mark.start - start, 0), Math.max(mark.end - start, 0)).join('')]),
    };
  };
  return <Downloads title={measure.title} of={{ table, data: () => measure }} />;
}
