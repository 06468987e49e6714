import { Link, useParams } from 'wouter';
import { graphAddress } from '../../addresses';
import { Failure } from '../../api/failure';
import { AgencyPageDocument, type AgencyPageQuery } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { type Role, roles } from '../../domain';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { NodeChip } from '../../parts/Chip';
import { Page } from '../../parts/Page';
import { Answered, Failed } from '../../parts/states';
import { Tabs } from '../../parts/Tabs';
import { useSettings } from '../../state/settings';
import { tableAddress } from '../table/settings';
import { AgencyDownloads } from './downloads';
import { MeasureList, most } from './MeasureList';
import { Named } from './Named';
import { words } from './words';
import './node.css';

const defaults = { role: '', first: '20' };

/** An agency: what it leads, supports and answers for, with which technologies and with whom. */
export default function AgencyView() {
  const { id = '' } = useParams();
  const [settings, set] = useSettings(defaults);
  const chosen = roles.filter((role) => role === settings.role);
  const first = Math.min(Number.parseInt(settings.first, 10) || 20, most);
  const answer = useAnswer(AgencyPageDocument, { id: decodeURIComponent(id), roles: chosen.length ? chosen : null, first });
  return (
    <Answered answer={answer}>
      {({ agency }) => agency
        ? <Body agency={agency} role={chosen[0] ?? ''} onRole={(role) => set({ role, first: '20' })} onMore={(n) => set({ first: String(n) }, { replace: true })} />
        : <Failed failure={new Failure('missing')} />}
    </Answered>
  );
}

interface Props { agency: NonNullable<AgencyPageQuery['agency']>; role: Role | ''; onRole: (role: string) => void; onMore: (count: number) => void }

function Body({ agency, role, onRole, onMore }: Props) {
  const t = useWords(words);
  const term = useWords(terms);
  const tabs = [{ key: '', label: term.all }, ...roles.map((r) => ({ key: r, label: term[r] }))];
  const all = tableAddress({ agency: agency.id, roles: role });
  const counts = new Map([...agency.technologies.edges, ...agency.collaborators.edges].map((edge) => [edge.node.id, edge.measureCount]));
  const count = (node: { id: string }) => <span className="small">{counts.get(node.id)}</span>;
  return (
    <Page title={agency.name} actions={<><Link className="button" href={graphAddress(agency.id)}>{term.openGraph}</Link><AgencyDownloads agency={agency} all={all} /></>}>
      <div className="row">
        <span className="chip chip-AGENCY">{t[agency.kind]}</span>
        {agency.jurisdiction && <NodeChip type="Jurisdiction" node={agency.jurisdiction} />}
        <span className="soft">{[...new Set([agency.shortName, ...agency.aliases])].filter((name) => name !== agency.name).join(' · ')}</span>
      </div>
      <Named title={t.technologies} type="Technology" nodes={agency.technologies.edges.map((edge) => edge.node)} after={count} total={agency.technologies.totalCount} all={tableAddress({ agency: agency.id })} />
      <Named title={t.collaborators} type="Agency" nodes={agency.collaborators.edges.map((edge) => edge.node)} after={count} total={agency.collaborators.totalCount} all={tableAddress({ agency: agency.id, columns: 'leads,supports' })} />
      <section className="card stack" aria-labelledby="measures">
        <h2 id="measures">{t.measuresTitle} <span className="small soft">{agency.measures.totalCount}</span></h2>
        <Tabs label={t.role} tabs={tabs} selected={role} onSelect={onRole}>
          <MeasureList measures={agency.measures} here={agency.id} onMore={onMore} all={all} />
        </Tabs>
      </section>
    </Page>
  );
}
