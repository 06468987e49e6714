// The reader: a plan's source as it stands, with everything that was read marked in it, and what was not.
//
//   stretch.ts    places in a source, as the address holds them
//   useLines.ts   lines that are asked for as they come into view, with their marks
//   outline.ts    the measures of a plan as the outline of one of its files
//   Text Side Find   what is seen
import { useMemo } from 'react';
import { Link, useParams } from 'wouter';
import { nodeAddress, sourceAddress } from '../../addresses';
import { ask } from '../../api/client';
import { Failure } from '../../api/failure';
import { SourceBesideDocument, type SourceHeadFragment, SourcePageDocument, type SourcePageQuery, SourceTextDocument } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { useEveryPage } from '../../api/usePages';
import { Downloads } from '../../download/Downloads';
import { useWords } from '../../i18n';
import { Page } from '../../parts/Page';
import { Answered, Failed, Loading } from '../../parts/states';
import { Tabs } from '../../parts/Tabs';
import { useSettings } from '../../state/settings';
import { Find } from './Find';
import { type Measure, measureAt, measuresOf, outlineOf, placeIn } from './outline';
import { Outline, Unread, unreadOf } from './Side';
import { type Stretch, stretchOf } from './stretch';
import { kinds, nameOf, Text } from './Text';
import { words } from './words';
import '../measure/measure.css';
import './source.css';

const defaults = { file: '', at: '', beside: '', side: '' };
type Settings = typeof defaults;
type Plan = NonNullable<SourcePageQuery['plan']>;

/** A plan's source, whole, at the place that the address names. */
export default function SourceView() {
  const { id = '' } = useParams();
  const plan = decodeURIComponent(id);
  const [settings, set] = useSettings(defaults);
  const here = stretchOf(settings.at);
  const answer = useAnswer(SourcePageDocument, { plan, file: settings.file || null, at: here?.start ?? 0 });
  return (
    <Answered answer={answer}>
      {({ plan }) => (plan?.source ? <Reader key={plan.source.file} plan={plan} source={plan.source} here={here} settings={settings} set={set} /> : <Failed failure={new Failure('missing')} />)}
    </Answered>
  );
}

interface Props { plan: Plan; source: SourceHeadFragment; here: Stretch | undefined; settings: Settings; set: (changes: Partial<Settings>) => void }

function Reader({ plan, source, here, settings, set }: Props) {
  const t = useWords(words);
  const list = useMemo(() => measuresOf(plan.id), [plan.id]);
  const measures = useEveryPage(list);
  const entries = useMemo(() => outlineOf(measures.data ?? [], source.file), [measures.data, source.file]);
  const unread = unreadOf(plan);
  const hrefOf = (at: string) => sourceAddress(plan.id, undefined, { ...settings, file: source.file, at });
  const tabs = [{ key: '', label: t.outline }, { key: 'unread', label: t.unread(unread.length) }];
  return (
    <Page title={t.title(plan.title)} actions={<Actions plan={plan} source={source} entries={entries} />}>
      {plan.coverage.withheld.length > 0 && <p role="alert">{t.withheld} <span lang="en">{plan.coverage.withheld.join('; ')}</span></p>}
      <Choices plan={plan} source={source} settings={settings} set={set} />
      <p className="row small soft">{t.key} {kinds.map((kind) => <mark key={kind} className={`mark-${nameOf[kind]}`}>{t[nameOf[kind]]}</mark>)} <span>{t.outside}</span></p>
      <div className="row source-bar">
        <Find plan={plan.id} file={source.file} here={here} onFound={(at) => set({ at })} />
        {here && <Here here={here} line={source.line} measure={measureAt(measures.data ?? [], source.file, here)} />}
      </div>
      <div className={`source-view ${settings.beside ? 'source-pair' : ''}`}>
        <details className="source-frame" open={window.innerWidth > 820}>
          <summary>{t.side}</summary>
          <Tabs label={t.side} tabs={tabs} selected={settings.side === 'unread' ? 'unread' : ''} onSelect={(side) => set({ side })}>
            {settings.side === 'unread' ? <Unread plan={plan} list={unread} /> : measures.loading ? <Loading /> : measures.failure ? <Failed failure={measures.failure} retry={measures.retry} /> : <Outline entries={entries} here={here} hrefOf={hrefOf} />}
          </Tabs>
        </details>
        <Pane plan={plan.id} source={source} here={here && { ...here, line: source.line }} />
        {settings.beside && <Beside plan={plan.id} file={settings.beside} from={source.file} here={here} measures={measures.data ?? []} />}
      </div>
    </Page>
  );
}

function Actions({ plan, source, entries }: { plan: Plan; source: SourceHeadFragment; entries: ReturnType<typeof outlineOf> }) {
  const t = useWords(words);
  const table = () => ({ columns: [t.outline, 'depth', 'line', 'start', 'end'], rows: entries.map((e) => [e.text, e.depth, e.line, e.start, e.end]) });
  const data = async () => ({ plan: { id: plan.id, title: plan.title }, ...(await ask(SourceTextDocument, { plan: plan.id, file: source.file })).plan?.source });
  return (
    <>
      <Link className="button" href={nodeAddress('Plan', plan.id)}>{t.plan}</Link>
      <Downloads title={`${plan.title} ${source.file}`} of={{ table, data }} />
    </>
  );
}

/** Which file is read, and which one beside it. */
function Choices({ plan, source, settings, set }: Omit<Props, 'here'>) {
  const t = useWords(words);
  const name = ({ file, complete }: { file: string; complete: boolean }) => (complete ? file : `${file} (${t.excerpt})`);
  return (
    <div className="row">
      {plan.sources.length > 1 && (
        <>
          <label className="field">{t.file}
            <select value={source.file} onChange={(event) => set({ file: event.target.value, at: '', beside: '' })}>{plan.sources.map((s) => <option key={s.file} value={s.file}>{name(s)}</option>)}</select>
          </label>
          <label className="field">{t.beside}
            <select value={settings.beside} onChange={(event) => set({ beside: event.target.value })}>
              <option value="">{t.besideNone}</option>
              {plan.sources.filter((s) => s.file !== source.file).map((s) => <option key={s.file} value={s.file}>{name(s)}</option>)}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

/** The place on view, with the way back to its measure. */
function Here({ here, line, measure }: { here: Stretch; line: number; measure: Measure | undefined }) {
  const t = useWords(words);
  return (
    <p className="small" role="status">
      {t.here(line, here.start, here.end)}
      {measure && <> · {t.ofMeasure} <Link href={nodeAddress('Measure', measure.id)}>{measure.number} {measure.title}</Link></>}
    </p>
  );
}

function Pane({ plan, source, here }: { plan: string; source: SourceHeadFragment; here: (Stretch & { line: number }) | undefined }) {
  const t = useWords(words);
  return (
    <section className="source-pane" aria-label={source.file}>
      <p className="small soft"><code>{source.file}</code> · {t.size(source.lines.totalCount, source.characters)} · {source.encoding}{!source.complete && ` · ${t.excerpt}`}</p>
      <Text plan={plan} file={source.file} characters={source.characters} lines={source.lines.totalCount} here={here} />
    </section>
  );
}

/** Another source of the plan, at the same measure. */
function Beside({ plan, file, from, here, measures }: { plan: string; file: string; from: string; here: Stretch | undefined; measures: Measure[] }) {
  const measure = here && measureAt(measures, from, here);
  const there = measure && placeIn(file, measure);
  const answer = useAnswer(SourceBesideDocument, { plan, file, at: there?.start ?? 0 });
  return (
    <Answered answer={answer}>
      {({ plan: found }) => (found?.source ? <Pane plan={plan} source={found.source} here={there} /> : <Failed failure={new Failure('missing')} />)}
    </Answered>
  );
}
