// Loading: files are dropped, looked at as they would be read, and loaded. Only with a token.
//
//   files.ts       what was chosen, archives taken apart, in parts that are sent one after the other
//   useLoading.ts  a check or a load under way
//   Report.tsx     what was read of each file
import { type DragEvent, useRef, useState } from 'react';
import { change } from '../../api/client';
import { RemovePlanDocument, ReplacedPlanDocument } from '../../api/generated/graphql';
import { token } from '../../api/token';
import { useAnswer } from '../../api/useAnswer';
import { useWords } from '../../i18n';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Failed } from '../../parts/states';
import { ForgetToken, TokenForm } from '../../parts/TokenForm';
import { useSettings } from '../../state/settings';
import { type Choice, type Chosen, chosenOf } from './files';
import { Report } from './Report';
import { type Told, useLoading, type Way } from './useLoading';
import { words } from './words';
import './load.css';

const defaults = { replace: '' };
const nothing: Choice = { files: [], archives: [], faults: [] };

/** Where plans are loaded. */
export default function LoadView() {
  const t = useWords(words);
  const [entered, setEntered] = useState(token() !== '');
  return (
    <Page title={t.title} actions={entered && <ForgetToken />}>
      <p className="soft">{t.lead}</p>
      {entered ? <Desk /> : <TokenForm why="load" onDone={() => setEntered(true)} />}
    </Page>
  );
}

function Desk() {
  const t = useWords(words);
  const [{ replace }] = useSettings(defaults);
  const old = useAnswer(ReplacedPlanDocument, replace ? { id: replace } : null).data?.plan;
  const [choice, setChoice] = useState(nothing);
  const [said, setSaid] = useState('');
  const loading = useLoading();
  const { way, told, failure } = loading;
  const add = (list: File[]) => void chosenOf(list).then((more) => {
    loading.clear();
    setSaid('');
    setChoice((before) => ({ files: [...before.files.filter((f) => !more.files.some((x) => x.name === f.name)), ...more.files], archives: [...before.archives, ...more.archives], faults: more.faults }));
  });
  const load = async () => {
    const files = await loading.load(choice.files);
    setChoice(nothing);
    if (old) setSaid(await removeReplaced(old.id, files) ? t.replaced(old.title) : t.kept(old.title));
  };
  return (
    <>
      {old && <p className="card">{t.replaces(old.title)}</p>}
      <Drop onFiles={add} disabled={way !== undefined} />
      {choice.faults.map(({ name, why }) => <p key={name} role="alert">{t[why](name)}</p>)}
      {choice.files.length > 0 && <List choice={choice} set={setChoice} disabled={way !== undefined} />}
      {choice.files.length > 0 && (
        <div className="row">
          <Button disabled={way !== undefined} onClick={() => loading.check(choice.files)}>{t.check}</Button>
          <Button look="primary" disabled={way !== undefined || told === undefined || told.stored || failure !== undefined} onClick={() => void load().catch(() => {})}>{t.load}</Button>
        </div>
      )}
      {way && <OnTheWay way={way} />}
      {said && <p role="status">{said}</p>}
      {failure && <Failed failure={failure} />}
      {told && told.files.length > 0 && <Report files={told.files} stored={told.stored} />}
    </>
  );
}

/** Removes the plan that was to be replaced, where another one was loaded and none of the files is it. It says whether that is so. */
async function removeReplaced(id: string, files: Told[]): Promise<boolean> {
  const plans = files.filter(({ report }) => report.planId && report.outcome !== 'FAILED').map(({ report }) => report.planId);
  if (plans.length === 0 || plans.includes(id)) return false;
  await change(RemovePlanDocument, { id });
  return true;
}

/** Where files are dropped, or chosen by a button. */
function Drop({ onFiles, disabled }: { onFiles: (files: File[]) => void; disabled: boolean }) {
  const t = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, here: boolean) => {
    event.preventDefault();
    setOver(here);
  };
  const drop = (event: DragEvent) => {
    drag(event, false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };
  return (
    <div className={`load-drop ${over ? 'load-over' : ''}`} onDragOver={(event) => drag(event, true)} onDragLeave={(event) => drag(event, false)} onDrop={drop}>
      <p>{t.drop} <Button disabled={disabled} onClick={() => input.current?.click()}>{t.choose}</Button></p>
      <input
        ref={input} type="file" multiple hidden aria-label={t.choose}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = ''; // the same file may be chosen again
        }}
      />
      <p className="small soft">{t.kinds}</p>
    </div>
  );
}

/** The files that were chosen. An archive is its files, or one plan in several. */
function List({ choice, set, disabled }: { choice: Choice; set: (choice: Choice) => void; disabled: boolean }) {
  const t = useWords(words);
  const without = (gone: Chosen[]) => set({ ...choice, files: choice.files.filter((f) => !gone.includes(f)) });
  const whole = (zip: Choice['archives'][number]) => set({ ...choice, archives: choice.archives.filter((a) => a !== zip), files: [...choice.files.filter((f) => f.zip !== zip.name), zip] });
  return (
    <section className="card stack" aria-labelledby="chosen">
      <h2 id="chosen">{t.chosen(choice.files.length)}</h2>
      {choice.archives.filter((zip) => choice.files.filter((f) => f.zip === zip.name).length > 1).map((zip) => (
        <label key={zip.name} className="check"><input type="checkbox" disabled={disabled} checked={false} onChange={() => whole(zip)} /> {t.whole(zip.name)}</label>
      ))}
      <ul className="load-chosen">
        {choice.files.map((file, i) => (
          <li key={`${file.name} ${i}`} className="row">
            <Button look="quiet" disabled={disabled} aria-label={t.away(file.name)} title={t.away(file.name)} onClick={() => without([file])}>✕</Button>
            <code>{file.name}</code> <span className="small soft">{Math.ceil(file.content.size / 1024)} KB{file.zip && ` · ${file.zip}`}</span>
          </li>
        ))}
      </ul>
      <div><Button look="quiet" disabled={disabled} onClick={() => without(choice.files)}>{t.clear}</Button></div>
    </section>
  );
}

/** How far a check or a load is. */
function OnTheWay({ way }: { way: Way }) {
  const t = useWords(words);
  const part = way.batches > 1 ? `${t.batch(way.batch, way.batches)}: ` : '';
  const label = part + (way.sent < 1 ? t.sending(Math.round(way.sent * 100)) : t.reading(way.seconds));
  return (
    <div className="load-way">
      <progress max={way.batches} {...(way.batches > 1 || way.sent < 1 ? { value: way.batch - 1 + way.sent * 0.5 } : {})} aria-label={label} />
      <p className="small" role="status">{label}</p>
    </div>
  );
}
