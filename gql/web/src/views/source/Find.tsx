import { type FormEvent, useRef, useState } from 'react';
import { ask } from '../../api/client';
import { SourceTextDocument } from '../../api/generated/graphql';
import { asFailure } from '../../api/useAnswer';
import { useWords } from '../../i18n';
import { failures } from '../../i18n/failures';
import { Button } from '../../parts/Button';
import { findAll, settingOf, type Stretch } from './stretch';
import { words } from './words';

interface Props { plan: string; file: string; here: Stretch | undefined; onFound: (at: string) => void }

/** Finds words in the whole text, which the browser cannot: only the lines in view stand in its document. */
export function Find({ plan, file, here, onFound }: Props) {
  const t = useWords(words);
  const sentences = useWords(failures);
  const text = useRef<string>(undefined);
  const [said, setSaid] = useState('');
  const [sought, setSought] = useState('');
  const go = async (step: 1 | -1) => {
    text.current ??= (await ask(SourceTextDocument, { plan, file })).plan?.source?.text ?? '';
    const found = findAll(text.current, sought.trim());
    const from = here?.start ?? -1;
    const next = step === 1 ? found.findIndex((at) => at.start > from) : found.findLastIndex((at) => at.start < (here?.start ?? Infinity));
    const at = next >= 0 ? next : step === 1 ? 0 : found.length - 1;
    setSaid(t.found(at + 1, found.length));
    if (found[at]) onFound(settingOf(found[at]));
  };
  const find = (step: 1 | -1) => {
    if (sought.trim() !== '') go(step).catch((error: unknown) => setSaid(sentences[asFailure(error).reason]));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find(1);
  };
  return (
    <form className="row source-find" role="search" onSubmit={submit}>
      <input type="search" aria-label={t.find} placeholder={t.find} value={sought} onChange={(event) => setSought(event.target.value)} />
      <Button onClick={() => find(-1)} aria-label={t.previous} title={t.previous}>↑</Button>
      <Button type="submit" aria-label={t.next} title={t.next}>↓</Button>
      <span className="small soft" role="status">{said}</span>
    </form>
  );
}
