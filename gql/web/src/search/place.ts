/** A jurisdiction by which a question may be narrowed. */
export interface Place { id: string; name: string; englishName?: string | null }

/**
 * Finds the one place that the words name, and the words without it: 杭州云计算 and “cloud computing in Hangzhou” are both
 * cloud computing, in Hangzhou. The place is undefined where none is named, or nothing but the place.
 */
export function splitPlace(words: string, places: Place[]): { place: Place | undefined; rest: string } {
  const found = places
    .flatMap((place) => spellings(place).map((spelling) => ({ place, spelling })))
    .filter(({ spelling }) => words.toLowerCase().includes(spelling.toLowerCase()))
    .sort((a, b) => b.spelling.length - a.spelling.length)[0];
  if (!found) return { place: undefined, rest: words };
  const at = words.toLowerCase().indexOf(found.spelling.toLowerCase());
  const rest = tidy(`${words.slice(0, at)} ${words.slice(at + found.spelling.length)}`);
  return rest === '' ? { place: undefined, rest: words } : { place: found.place, rest };
}

/** 杭州市 is also written 杭州. One character alone would be found within other words. */
function spellings({ name, englishName }: Place): string[] {
  const bare = name.replace(/(省|市|区|县|自治区)$/, '');
  return [name, bare, englishName ?? ''].filter((spelling) => spelling.length > 1);
}

/** Takes away what joined the place to the rest. */
function tidy(rest: string): string {
  return rest.replace(/\s+/g, ' ').trim().replace(/^(的|in |of )|( in| of| 的|的)$/gi, '').trim();
}
