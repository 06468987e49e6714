import { type ReactNode } from 'react';
import { Link, useParams } from 'wouter';
import { graphAddress, nodeAddress, sourceAddress, webAddress } from '../../addresses';
import { Failure } from '../../api/failure';
import { PlanPageDocument, type PlanPageQuery } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Page } from '../../parts/Page';
import { Answered, Failed } from '../../parts/states';
import { useSettings } from '../../state/settings';
import { tableAddress } from '../table/settings';
import { PlanDownloads } from './downloads';
import { MeasureList, most } from './MeasureList';
import { PlanKeeper } from './PlanKeeper';
import { words } from './words';
import './node.css';

type Plan = NonNullable<PlanPageQuery['plan']>;
const defaults = { text: '', first: '20' };

/** A plan: what it is and its measures in the order in which they stand. */
export default function PlanView() {
  const { id = '' } = useParams();
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  const first = Math.min(Number.parseInt(settings.first, 10) || 20, most);
  const answer = useAnswer(PlanPageDocument, { id: decodeURIComponent(id), first, text: settings.text || null });
  return (
    <Answered answer={answer}>
      {({ plan }) => plan ? (
        <Body plan={plan} all={tableAddress({ plan: plan.id, text: settings.text })}>
          <label className="field">{t.find}<input type="search" value={settings.text} onChange={(event) => set({ text: event.target.value, first: '20' }, { replace: true })} /></label>
          <MeasureList measures={plan.measures} here={plan.id} onMore={(n) => set({ first: String(n) }, { replace: true })} all={tableAddress({ plan: plan.id, text: settings.text })} />
        </Body>
      ) : <Failed failure={new Failure('missing')} />}
    </Answered>
  );
}

function Body({ plan, all, children }: { plan: Plan; all: string; children: ReactNode }) {
  const t = useWords(words);
  const term = useWords(terms);
  return (
    <Page
      title={plan.title}
      actions={
        <>
          <Link className="button" href={sourceAddress(plan.id)}>{term.openSource}</Link>
          <Link className="button" href={graphAddress(plan.id)}>{term.openGraph}</Link>
          {plan.targets.totalCount > 0 && <Link className="button" href={tableAddress({ of: 'targets', plan: plan.id })}>{t.planTargets(plan.targets.totalCount)}</Link>}
          <PlanDownloads plan={plan} all={all} />
        </>
      }
    >
      <PlanKeeper plan={plan} />
      <Particulars plan={plan} />
      <section className="card stack" aria-labelledby="measures">
        <h2 id="measures">{t.measuresTitle} <span className="small soft">{plan.measures.totalCount}</span></h2>
        {children}
      </section>
    </Page>
  );
}

function Particulars({ plan }: { plan: Plan }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const { coverage, jurisdiction, issuer, periodStart, periodEnd } = plan;
  const facts: [string, ReactNode][] = [
    [t.jurisdiction, <Link href={nodeAddress('Jurisdiction', jurisdiction.id)}>{nameIn(language, jurisdiction)}</Link>],
    [t.issuer, issuer && <Link href={nodeAddress('Agency', issuer.id)}>{issuer.name}</Link>],
    [t.number, plan.documentNumber],
    [t.issued, plan.issuedOn],
    [t.period, periodStart && periodEnd && `${periodStart}–${periodEnd}`],
    [t.files, plan.sources.map((s) => <div key={s.file}><Link href={sourceAddress(plan.id, undefined, { file: s.file })}><code>{s.file}</code></Link> {t.characters(s.characters)}{!s.complete && ` · ${t.excerpt}`}</div>)],
    [t.read, <Link href={sourceAddress(plan.id, undefined, { side: 'unread' })}>{t.readOf(coverage.attached, coverage.markers)}</Link>],
    [t.original, plan.address && (webAddress(plan.address) ? <a href={webAddress(plan.address)} rel="noreferrer">{plan.address}</a> : plan.address)],
  ];
  return (
    <dl className="card particulars">
      {facts.filter(([, value]) => Boolean(value)).map(([name, value]) => <div key={name}><dt className="small soft">{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
