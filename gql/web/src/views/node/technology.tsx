import { Link, useParams } from 'wouter';
import { graphAddress, nodeAddress, sourceAddress } from '../../addresses';
import { Failure } from '../../api/failure';
import { TechnologyPageDocument, type TechnologyPageQuery } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { usePlaces } from '../../api/usePlaces';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Answered, Empty, Failed } from '../../parts/states';
import { useSettings } from '../../state/settings';
import { TechnologyDownloads } from './downloads';
import { Rest } from '../../parts/Rest';
import { tableAddress } from '../table/settings';
import { Named } from './Named';
import { words } from './words';
import './node.css';

type Technology = NonNullable<TechnologyPageQuery['technology']>;
type Owner = Technology['owners']['edges'][number];

const defaults = { in: '', first: '20' };

/** A technology and who owns it, everywhere or in one jurisdiction, each with the words that say so. */
export default function TechnologyView() {
  const { id = '' } = useParams();
  const [settings, set] = useSettings(defaults);
  const first = Math.min(Number.parseInt(settings.first, 10) || 20, 100);
  const answer = useAnswer(TechnologyPageDocument, { id: decodeURIComponent(id), in: settings.in || null, first });
  return (
    <Answered answer={answer}>
      {({ technology }) => technology
        ? <Body technology={technology} place={settings.in} onPlace={(place) => set({ in: place, first: '20' })} onMore={() => set({ first: String(Math.min(first + 40, 100)) }, { replace: true })} />
        : <Failed failure={new Failure('missing')} />}
    </Answered>
  );
}

interface Props { technology: Technology; place: string; onPlace: (id: string) => void; onMore: () => void }

function Body({ technology, place, onPlace, onMore }: Props) {
  const t = useWords(words);
  const term = useWords(terms);
  const [language] = useLanguage();
  const places = usePlaces().data ?? [];
  const { owners } = technology;
  const owning = { technology: technology.name, jurisdiction: place, roles: 'LEAD,RESPONSIBLE' };
  const all = tableAddress(owning);
  const other = language === 'en' ? technology.name : technology.englishName;
  return (
    <Page title={nameIn(language, technology)} actions={<><Link className="button" href={graphAddress(technology.id)}>{term.openGraph}</Link><TechnologyDownloads technology={technology} all={all} /></>}>
      <div className="row"><span className="chip chip-TECHNOLOGY">{term.TECHNOLOGY}</span><span className="soft">{[other, ...technology.aliases].join(' · ')}</span></div>
      <div className="row" role="group" aria-label={t.where}>
        <Button aria-pressed={place === ''} onClick={() => onPlace('')}>{t.everywhere}</Button>
        {places.filter((j) => j.plans.totalCount > 0 || j.id === place).map((j) => (
          <Button key={j.id} aria-pressed={place === j.id} onClick={() => onPlace(j.id)}>{nameIn(language, j)}</Button>
        ))}
      </div>
      <section className="card stack" aria-labelledby="owners">
        <h2 id="owners">{t.owners} <span className="soft small">{owners.totalCount} · {t.shown(technology.measures.totalCount)}</span></h2>
        {owners.totalCount === 0 ? <Empty>{t.ownersNone}</Empty> : <ol className="list">{owners.edges.map((owner) => <OwnerLine key={owner.node.id} owner={owner} all={tableAddress({ ...owning, agency: owner.node.id })} />)}</ol>}
        {owners.edges.length < owners.totalCount && owners.edges.length < 100 && <Button onClick={onMore}>{term.more}</Button>}
        <Rest shown={owners.edges.length} total={owners.totalCount} address={all} />
      </section>
      <Named title={t.broader} type="Technology" nodes={technology.broader} />
      <Named title={t.narrower} type="Technology" nodes={technology.narrower} />
    </Page>
  );
}

function OwnerLine({ owner: { node, measureCount, measures }, all }: { owner: Owner; all: string }) {
  const t = useWords(words);
  const [language] = useLanguage();
  return (
    <li className="owner">
      <div className="row">
        <Link className="owner-name" href={nodeAddress('Agency', node.id)}>{node.name}</Link>
        <span className="small soft">{[node.jurisdiction && nameIn(language, node.jurisdiction), t.shown(measureCount)].filter(Boolean).join(' · ')}</span>
      </div>
      <ul className="owner-measures">
        {measures.nodes.map((measure) => {
          const own = measure.responsibilities.find((r) => r.agency.id === node.id);
          return (
            <li key={measure.id}>
              <Link href={nodeAddress('Measure', measure.id)}>{measure.title}</Link>
              {own?.evidence[0] && <Link className={`owner-clause role-${own.role}`} href={sourceAddress(measure.plan.id, own.evidence[0])} title={terms[language].inSource}>{own.evidence[0].quote}</Link>}
            </li>
          );
        })}
        {measureCount > measures.nodes.length && <li><Link className="small" href={all}>{t.seeMore(measureCount - measures.nodes.length)}</Link></li>}
      </ul>
    </li>
  );
}
