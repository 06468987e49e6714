import { useState } from 'react';
import { Link } from 'wouter';
import { mostNodes } from '../api/usePages';
import { asFailure } from '../api/useAnswer';
import type { Failure } from '../api/failure';
import { dictionary, useWords } from '../i18n';
import { failures } from '../i18n/failures';
import { terms } from '../i18n/terms';
import { Button } from '../parts/Button';
import type { Drawing } from './drawing';
import { presentLook } from './colours';
import { fileName } from './names';
import { save } from './save';
import type { Table } from './table';
import './downloads.css';

type Made<T> = () => T | Promise<T>;

/** What a view can be downloaded as. Each is made when it is asked for, and may have to ask the server first. */
export interface Downloadable {
  /** For CSV. */
  table?: Made<Table>;
  /** For JSON: anything that JSON.stringify takes. */
  data?: Made<unknown>;
  /** For SVG and PNG; without one, and without a picture, they show the table. */
  drawing?: Made<Drawing>;
  /** For PNG, where there is no drawing of shapes, such as what a graph library has painted. */
  picture?: Made<Blob>;
  /** How many the whole list has: files of a list that is too long for one say where they end. */
  total?: number;
  /** Where every row is, for files that have only what is on view; '' where that is no one place. */
  rest?: string | undefined;
}

type Format = 'CSV' | 'JSON' | 'SVG' | 'PNG';

const words = dictionary({
  zh: {
    group: '下载', as: (format: string) => `下载 ${format}`, failed: '下载没有完成。',
    rows: (n: number, all: number) => `前 ${n} 行，共 ${all} 行；全部见 CSV。`, cut: (n: number, all: number) => `文件里是前 ${n} 项，共 ${all} 项。`, partial: '文件里只有这里列出的。',
  },
  en: {
    group: 'Download', as: (format: string) => `Download ${format}`, failed: 'The download did not work.',
    rows: (n: number, all: number) => `The first ${n} of ${all} rows; the CSV has all.`, cut: (n: number, all: number) => `Files hold the first ${n} of ${all}.`, partial: 'Files hold what is listed here.',
  },
});

/** The buttons that download a view, one for each format it has. The files are named after the title. */
export function Downloads({ title, of }: { title: string; of: Downloadable }) {
  const t = useWords(words);
  const sentences = useWords(failures);
  const term = useWords(terms);
  const [busy, setBusy] = useState<Format>();
  const [failure, setFailure] = useState<Failure>();
  const download = (format: Format) => {
    setBusy(format);
    setFailure(undefined);
    make(format, drawn(title, of, t.rows))
      .then((content) => save(fileName(title, format.toLowerCase()), content))
      .catch((error: unknown) => setFailure(asFailure(error)))
      .finally(() => setBusy(undefined));
  };
  return (
    <div className="row" role="group" aria-label={t.group}>
      {formatsOf(drawn(title, of, t.rows)).map((format) => (
        <Button key={format} className="button-small" aria-label={t.as(format)} disabled={busy !== undefined} aria-busy={busy === format} onClick={() => download(format)}>
          <span aria-hidden="true">↓</span> {format}
        </Button>
      ))}
      {of.total !== undefined && of.total > mostNodes && <p className="small soft">{t.cut(mostNodes, of.total)}</p>}
      {of.rest !== undefined && <p className="small soft">{t.partial} {of.rest && <Link href={of.rest}>{term.inTable}</Link>}</p>}
      {failure && <p className="small" role="alert">{t.failed} {failure.reason !== 'server' && sentences[failure.reason]}</p>}
    </div>
  );
}

/** What has a table has a drawing of it too, unless it brings its own or a picture. */
function drawn(title: string, of: Downloadable, more: (shown: number, all: number) => string): Downloadable {
  const { table, drawing, picture } = of;
  if (!table || drawing || picture) return of;
  return { ...of, drawing: async () => (await import('./tableDrawing')).drawingOfTable(title, await table(), presentLook(), more) };
}

function formatsOf(of: Downloadable): Format[] {
  const formats: Format[] = [];
  if (of.table) formats.push('CSV');
  if (of.data) formats.push('JSON');
  if (of.drawing) formats.push('SVG');
  if (of.drawing ?? of.picture) formats.push('PNG');
  return formats;
}

// The code of each format comes with its first download.
async function make(format: Format, of: Downloadable): Promise<Blob> {
  switch (format) {
    case 'CSV':
      return new Blob([(await import('./table')).csvOf(await of.table!())], { type: 'text/csv;charset=utf-8' });
    case 'JSON':
      return new Blob([`${JSON.stringify(await of.data!(), null, 2)}\n`], { type: 'application/json' });
    case 'SVG':
      return new Blob([(await import('./svg')).svgOf(await of.drawing!())], { type: 'image/svg+xml' });
    case 'PNG':
      return of.drawing ? (await import('./png')).pngOf(await of.drawing()) : of.picture!();
  }
}
