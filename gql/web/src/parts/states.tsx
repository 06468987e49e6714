import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Failure } from '../api/failure';
import type { Answer } from '../api/useAnswer';
import { dictionary, useLanguage, useWords } from '../i18n';
import { failures } from '../i18n/failures';
import { Button } from './Button';
import { searchAddress } from '../addresses';

const words = dictionary({ zh: { loading: '正在读取…' }, en: { loading: 'Loading…' } });

/** Something is on its way. */
export function Loading() {
  const t = useWords(words);
  return (
    <div className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>{t.loading}</span>
    </div>
  );
}

/** There is nothing, said in a sentence, with a way on as children. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="state">{children}</div>;
}

/** Something went wrong: what, and the ways on. */
export function Failed({ failure, retry }: { failure: Failure; retry?: () => void }) {
  const t = useWords(failures);
  const [language] = useLanguage();
  const detail = failure.detail && failure.reason !== 'ambiguous' ? failure.detail : '';
  return (
    <div className="state state-bad" role="alert">
      <p>{t[failure.reason]}</p>
      {detail && <p className="small" lang="en">{language === 'zh' && t.serverSays} {detail}</p>}
      {failure.candidates.length > 0 && (
        <div className="row">
          <span>{t.whichOne}</span>
          {failure.candidates.map((c) => (
            <Link key={c.id} className="chip" href={searchAddress(c.name)}>{c.name}{c.jurisdiction && `（${c.jurisdiction}）`}</Link>
          ))}
        </div>
      )}
      <div className="row">
        {retry && !['missing', 'unknown'].includes(failure.reason) && <Button look="primary" onClick={retry}>{t.retry}</Button>}
        <Link className="button" href="/">{t.home}</Link>
      </div>
    </div>
  );
}

/**
 * Shows an answer: waiting, failed, or what `children` makes of its data. While the next answer is on its way the last
 * one stays on view.
 */
export function Answered<Result>({ answer, children }: { answer: Answer<Result>; children: (data: Result) => ReactNode }) {
  if (answer.failure) return <Failed failure={answer.failure} retry={answer.retry} />;
  return answer.data === undefined ? <Loading /> : <div aria-busy={answer.loading}>{children(answer.data)}</div>;
}
