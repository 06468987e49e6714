/** A stretch of a source in code points, as the address holds it: START-END. */
export interface Stretch { start: number; end: number }

/** The stretch that the setting means; none where it means none. */
export function stretchOf(setting: string): Stretch | undefined {
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(setting) ?? [];
  return start === undefined || Number(end) < Number(start) ? undefined : { start: Number(start), end: Number(end) };
}

export function settingOf({ start, end }: Stretch): string {
  return `${start}-${end}`;
}

/** Whether the two have a character in common; an empty one has the place where it stands. */
export function overlap(a: Stretch, b: Stretch): boolean {
  return a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1);
}

/** Where the words stand in the text, in code points; at most so many, the text's first. */
export function findAll(text: string, words: string, most = 10_000): Stretch[] {
  const found: Stretch[] = [];
  if (words === '') return found;
  const [within, sought] = [text.toLowerCase(), words.toLowerCase()];
  if (within.length !== text.length) return findAll(within, sought, most); // a few letters have longer small ones
  const length = Array.from(sought).length;
  let points = 0;
  for (let at = 0, next = within.indexOf(sought); next >= 0 && found.length < most; next = within.indexOf(sought, at)) {
    points += pointsBetween(text, at, next);
    found.push({ start: points, end: points + length });
    points += length;
    at = next + sought.length;
  }
  return found;
}

/** How many code points lie between two places of a text. */
function pointsBetween(text: string, from: number, to: number): number {
  let n = 0;
  for (let i = from; i < to; n++) i += text.codePointAt(i)! > 0xffff ? 2 : 1;
  return n;
}
