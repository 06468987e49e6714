/** What a stretch of a measure's text says. */
export type MarkKind = 'clause' | 'technology' | 'target';

/** A stretch of a source, in code points, and what it says; `about` is the id of the node it names, where one. */
export interface Mark { kind: MarkKind; start: number; end: number; about?: string }

/** A piece of the text in which the same marks hold from end to end. */
export interface Piece<M extends Stretch = Mark> { text: string; marks: M[] }

interface Stretch { start: number; end: number }

/**
 * Cuts a text that begins at code point `start` of its source into pieces, wherever a mark begins or ends. Marks may
 * overlap; what of them lies outside the text is left out. The pieces together are the text again. Offsets count code
 * points, as the API does, not the UTF-16 units of JavaScript's own strings.
 */
export function pieces<M extends Stretch>(text: string, start: number, marks: M[]): Piece<M>[] {
  const points = Array.from(text);
  const within = marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start - start, 0), end: Math.min(mark.end - start, points.length) }))
    .filter((mark) => mark.start < mark.end);
  const cuts = [...new Set([0, points.length, ...within.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const from = cuts[i]!;
    return { text: points.slice(from, end).join(''), marks: within.filter((mark) => mark.start <= from && end <= mark.end) };
  });
}

interface Place { start: number; end: number; source: { file: string } }

/** The place in the file in which the measure's text stands as shown; evidence in other files does not fit that text. */
export function inFile<P extends Place>(evidence: P[], file: string): P | undefined {
  return evidence.find((place) => place.source.file === file);
}
