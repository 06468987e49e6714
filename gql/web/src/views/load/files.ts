import type { Sent } from '../../api/upload';

/** A file that is to be sent; `zip` names the archive that it came out of. */
export interface Chosen extends Sent { zip?: string }

/** What became of the files that a reader chose: those to send, the archives among them, and what cannot be sent. */
export interface Choice { files: Chosen[]; archives: Sent[]; faults: { name: string; why: 'tooLarge' | 'badZip' | 'emptyZip' }[] }

/** The largest file that a server takes unless it is told otherwise, in bytes, and about how much is sent at a time. */
const [largest, atOnce] = [32 << 20, 8 << 20];
/** What an archive may hold: files, and bytes of all of them. */
const [mostInside, largestInside] = [500, 256 << 20];
/** How many files are sent at a time. */
const filesAtOnce = 20;

/** Takes what was dropped or chosen apart: each archive is the files in it. Documents that are archives, as DOCX, stay whole. */
export async function chosenOf(list: File[]): Promise<Choice> {
  const choice: Choice = { files: [], archives: [], faults: [] };
  for (const file of list) {
    if (file.size > largest) choice.faults.push({ name: file.name, why: 'tooLarge' });
    else if (!/\.zip$/i.test(file.name)) choice.files.push({ name: file.name, content: file });
    else await unpack(file, choice);
  }
  return choice;
}

async function unpack(file: File, choice: Choice) {
  try {
    const { unzipSync } = await import('fflate');
    let [inside, bytes] = [0, 0];
    const parts = unzipSync(new Uint8Array(await file.arrayBuffer()), {
      filter: ({ name, originalSize }) => {
        if (hidden(name)) return false;
        if (++inside > mostInside || (bytes += originalSize) > largestInside) throw new Error('too much');
        return true;
      },
    });
    const found = Object.entries(parts).map(([name, content]) => ({ name: nameOf(name), content: new Blob([content]), zip: file.name }));
    for (const { name, content } of found) if (content.size > largest) choice.faults.push({ name, why: 'tooLarge' });
    choice.files.push(...found.filter(({ content }) => content.size <= largest));
    if (found.length === 0) choice.faults.push({ name: file.name, why: 'emptyZip' });
    else choice.archives.push({ name: file.name, content: file });
  } catch {
    choice.faults.push({ name: file.name, why: 'badZip' });
  }
}

/** Folders, and what systems leave in archives. */
function hidden(name: string): boolean {
  return name.endsWith('/') || /(^|\/)(\.|__MACOSX\/)/.test(name);
}

/**
 * The base name of a file in an archive. Windows in Chinese writes names as GBK without saying so, and the library then takes each
 * byte for a character.
 */
export function nameOf(path: string): string {
  const bytes = [...path].map((c) => c.codePointAt(0)!);
  const raw = bytes.some((b) => b > 0x7f) && bytes.every((b) => b <= 0xff);
  return (raw ? decoded(new Uint8Array(bytes), path) : path).split(/[/\\]/).at(-1)!;
}

function decoded(bytes: Uint8Array, otherwise: string): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // It is another one.
    }
  }
  return otherwise;
}

/** The files in parts that are sent one after the other; a file and its sidecar stay together. */
export function batchesOf<F extends Sent>(files: F[]): F[][] {
  const stem = ({ name }: F) => name.replace(/\.[^.]*$/, '');
  const sorted = [...files].sort((a, b) => (stem(a) < stem(b) ? -1 : stem(a) > stem(b) ? 1 : 0));
  const batches: F[][] = [];
  let size = 0;
  sorted.forEach((file, i) => {
    const batch = batches.at(-1);
    const together = i > 0 && stem(sorted[i - 1]!) === stem(file);
    if (batch && (together || (batch.length < filesAtOnce && size + file.content.size <= atOnce))) {
      batch.push(file);
      size += file.content.size;
    } else {
      batches.push([file]);
      size = file.content.size;
    }
  });
  return batches;
}
