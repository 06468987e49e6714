import { useState } from 'react';
import { asFailure } from '../api/useAnswer';
import type { Failure } from '../api/failure';
import { dictionary, useWords } from '../i18n';
import { failures } from '../i18n/failures';
import { Button } from '../parts/Button';
import type { Drawing } from './drawing';
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
  /** For SVG and PNG. */
  drawing?: Made<Drawing>;
  /** For PNG, where there is no drawing of shapes, such as what a graph library has painted. */
  picture?: Made<Blob>;
}

type Format = 'CSV' | 'JSON' | 'SVG' | 'PNG';

const words = dictionary({
  zh: { group: '下载', as: (format: string) => `下载 ${format}`, failed: '下载没有完成。' },
  en: { group: 'Download', as: (format: string) => `Download ${format}`, failed: 'The download did not work.' },
});

/** The buttons that download a view, one for each format it has. The files are named after the title. */
export function Downloads({ title, of }: { title: string; of: Downloadable }) {
  const t = useWords(words);
  const sentences = useWords(failures);
  const [busy, setBusy] = useState<Format>();
  const [failure, setFailure] = useState<Failure>();
  const download = (format: Format) => {
    setBusy(format);
    setFailure(undefined);
    make(format, of)
      .then((content) => save(fileName(title, format.toLowerCase()), content))
      .catch((error: unknown) => setFailure(asFailure(error)))
      .finally(() => setBusy(undefined));
  };
  return (
    <div className="row" role="group" aria-label={t.group}>
      {formatsOf(of).map((format) => (
        <Button key={format} className="button-small" aria-label={t.as(format)} disabled={busy !== undefined} aria-busy={busy === format} onClick={() => download(format)}>
          <span aria-hidden="true">↓</span> {format}
        </Button>
      ))}
      {failure && <p className="small" role="alert">{t.failed} {failure.reason !== 'server' && sentences[failure.reason]}</p>}
    </div>
  );
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
