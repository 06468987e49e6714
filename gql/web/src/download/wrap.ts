import { widthOf } from './drawing';

// A word of letters stays whole; Chinese may break between any two characters, but not before what closes.
const unit = /\n|[^\s\u2e80-\uffff]+[ \t]*|[\u2e80-\uffff\u{10000}-\u{3ffff}][、。，；：！？）》」』】”’]*|\s/gu;

/**
 * The text in lines of at most the width. Nothing is lost: the lines together are the text again, spaces and line ends
 * included, so that a place in the text can be found in its line.
 */
export function wrap(text: string, size: number, width: number): string[] {
  const lines: string[] = [''];
  for (const word of (text.match(unit) ?? []).flatMap((word) => broken(word, size, width))) {
    const last = lines.at(-1)!;
    const full = last !== '' && widthOf((last + word).trimEnd(), size) > width;
    if (full || last.endsWith('\n')) lines.push(word);
    else lines[lines.length - 1] = last + word;
  }
  return lines;
}

/** A word that is wider than a line, as an address may be, in characters. */
function broken(word: string, size: number, width: number): string[] {
  return widthOf(word.trimEnd(), size) > width ? [...word] : [word];
}
