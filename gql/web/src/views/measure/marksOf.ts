import type { MeasureCardQuery } from '../../api/generated/graphql';
import { inFile, type Mark } from './marks';

export type Measure = NonNullable<MeasureCardQuery['measure']>;

/** Every mark in a measure's first source: its clauses, the technologies it names, its targets. */
export function marksOf(measure: Measure): Mark[] {
  const file = measure.evidence[0]?.source.file ?? '';
  const clauses = measure.responsibilities.map((r) => ({ kind: 'clause' as const, place: inFile(r.evidence, file) }));
  const technologies = measure.mentions.map((m) => ({ kind: 'technology' as const, about: m.technology.id, place: inFile(m.evidence, file) }));
  const targets = measure.targets.map((target) => ({ kind: 'target' as const, place: inFile(target.evidence, file) }));
  const marks = [...clauses, ...technologies, ...targets].flatMap(({ place, ...mark }) => (place ? [{ ...mark, start: place.start, end: place.end }] : []));
  return distinct(marks);
}

/** Several units share a clause, several targets a sentence: one mark does for all. */
function distinct(marks: Mark[]): Mark[] {
  return [...new Map(marks.map((mark) => [`${mark.kind} ${mark.start} ${mark.end} ${mark.about}`, mark])).values()];
}

/** The clauses that govern the measure from outside its text, each once. */
export function clausesElsewhere(measure: Measure): Measure['evidence'] {
  const own = measure.evidence[0];
  const outside = measure.responsibilities.flatMap((r) => {
    const place = own && inFile(r.evidence, own.source.file);
    return place && own && place.start >= own.start && place.end <= own.end ? [] : (place ? [place] : r.evidence.slice(0, 1));
  });
  return [...new Map(outside.map((place) => [place.quote, place])).values()];
}

/** The text with where it comes from, to be pasted elsewhere. */
export function quotation(measure: Measure, address: string): string {
  const { title, documentNumber } = measure.plan;
  const place = measure.evidence[0];
  const source = [`《${title}》`, documentNumber ?? '', place ? `${place.source.file}, ${place.start}–${place.end}` : ''].filter((part) => part !== '');
  return `“${measure.text}”\n—— ${source.join(' ')}\n${address}`;
}
