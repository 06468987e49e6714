import { type MouseEvent, type ReactNode, useState } from 'react';
import { failureFrom } from '../api/client';
import { Failure } from '../api/failure';
import { authorization, token } from '../api/token';
import { asFailure } from '../api/useAnswer';
import { dictionary, useWords } from '../i18n';
import { failures } from '../i18n/failures';
import { save } from './save';

const words = dictionary({ zh: { waiting: '正在准备…', failed: '导出没有完成。' }, en: { waiting: 'Preparing…', failed: 'The export did not work.' } });

/**
 * A link to a table of the server's. A browser shows no token when it follows a link, so where there is one the table is asked for
 * with it, and handed over whole.
 */
export function ExportLink({ href, name, children }: { href: string; name: string; children: ReactNode }) {
  const t = useWords(words);
  const sentences = useWords(failures);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const take = (event: MouseEvent) => {
    if (token() === '') return;
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    fetchTable(href)
      .then((table) => save(name, table))
      .catch((error: unknown) => setFailure(asFailure(error)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <a className="button" href={href} download aria-busy={busy} onClick={take}>{busy ? t.waiting : children}</a>
      {failure && <p className="small" role="alert">{t.failed} {sentences[failure.reason]}</p>}
    </>
  );
}

async function fetchTable(href: string): Promise<Blob> {
  const response = await fetch(href, { headers: authorization() }).catch(() => {
    throw new Failure('unreachable');
  });
  if (!response.ok) throw await failureFrom(response);
  return response.blob();
}
