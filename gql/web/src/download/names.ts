/** The longest name of a file without its ending, in characters: longer ones are refused by some systems as UTF-8. */
const longest = 60;

/** A file's name made of a view's title, without what a file system or a shell trips over. */
export function fileName(title: string, ending: string): string {
  const name = title.replace(/[\p{C}\p{Z}\\/:*?"<>|.,;'`~!#$%&{}]+/gu, '-').replace(/^-+|-+$/g, '');
  const short = [...name].slice(0, longest).join('').replace(/-+$/, '');
  return `${short || 'plangraph'}.${ending}`;
}
