import { SourceOutlineDocument, type SourceOutlineQuery, type SourceOutlineQueryVariables } from '../../api/generated/graphql';
import type { Paged } from '../../api/usePages';
import { overlap, type Stretch } from './stretch';

export type Measure = NonNullable<SourceOutlineQuery['plan']>['measures']['nodes'][number];

/** An entry of the outline: a measure, or a heading, which stands above its first measure. */
export interface Entry extends Stretch { key: string; depth: number; text: string; line: number; measure: boolean }

/** How a plan's measures are asked for. */
export function measuresOf(plan: string): Paged<SourceOutlineQuery, SourceOutlineQueryVariables, Measure> {
  return {
    query: SourceOutlineDocument,
    variables: (after) => ({ plan, first: 100, after }),
    page: ({ plan: found }) => ({
      nodes: found?.measures.nodes ?? [], total: found?.measures.totalCount ?? 0,
      next: found?.measures.pageInfo.hasNextPage ? found.measures.pageInfo.endCursor : null,
    }),
  };
}

/** Where the measure stands in the file. */
export function placeIn(file: string, measure: Measure) {
  return measure.evidence.find((place) => place.source.file === file);
}

/** The measure around a stretch of the file; the innermost, should several be. */
export function measureAt(measures: Measure[], file: string, at: Stretch): Measure | undefined {
  return measures.findLast((measure) => {
    const place = placeIn(file, measure);
    return place && overlap(place, at);
  });
}

/** The outline of a file: each measure that stands in it, and each heading once above those that it heads. */
export function outlineOf(measures: Measure[], file: string): Entry[] {
  const entries: Entry[] = [];
  let above: string[] = [];
  for (const measure of measures) {
    const place = placeIn(file, measure);
    if (!place) continue;
    const { start, end, line } = place;
    const heads = measure.headings.map((heading) => heading.number + heading.title);
    const shared = heads.findIndex((text, depth) => text !== above[depth]);
    if (shared >= 0) heads.slice(shared).forEach((text, i) => entries.push({ key: `${measure.id} ${shared + i}`, depth: shared + i, text, start, end, line, measure: false }));
    entries.push({ key: measure.id, depth: heads.length, text: `${measure.number} ${measure.title}`.trim(), start, end, line, measure: true });
    above = heads;
  }
  return entries;
}
