import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { addressOf } from '../../addresses';
import { change } from '../../api/client';
import type { Failure } from '../../api/failure';
import { RemovePlanDocument } from '../../api/generated/graphql';
import { token } from '../../api/token';
import { asFailure } from '../../api/useAnswer';
import { useWords } from '../../i18n';
import { failures } from '../../i18n/failures';
import { Button } from '../../parts/Button';
import { words } from '../load/words';

/** What who may load can do with a plan: put another in its place, or take it out. Nothing without a token. */
export function PlanKeeper({ plan }: { plan: { id: string; title: string } }) {
  const t = useWords(words);
  const sentences = useWords(failures);
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (token() === '') return null;
  const remove = () => {
    setBusy(true);
    change(RemovePlanDocument, { id: plan.id })
      .then(() => navigate('/'))
      .catch((error: unknown) => (setFailure(asFailure(error)), setBusy(false)));
  };
  return (
    <>
      <div className="row" role="group" aria-label={t.keeper}>
        <Link className="button" href={addressOf('/load', { replace: plan.id })}>{t.replace}</Link>
        <Button onClick={() => setAsked(true)} aria-expanded={asked}>{t.remove}</Button>
      </div>
      {asked && (
        <div className="card stack" role="alert">
          <p>{t.sure(plan.title)}</p>
          {failure && <p>{sentences[failure.reason]}</p>}
          <div className="row"><Button look="primary" disabled={busy} onClick={remove}>{t.remove}</Button><Button onClick={() => setAsked(false)}>{t.cancel}</Button></div>
        </div>
      )}
    </>
  );
}
