import { Link } from 'wouter';
import { nodeAddress } from '../addresses';
import { HomeDocument, type HomeQuery } from '../api/generated/graphql';
import { useAnswer } from '../api/useAnswer';
import { dictionary, nameIn, useLanguage, useWords } from '../i18n';
import { NodeChip } from '../parts/Chip';
import { useTitle } from '../parts/Page';
import { Answered } from '../parts/states';
import { Rest } from '../parts/Rest';
import { SearchBox } from '../search/SearchBox';
import './home.css';

const words = dictionary({
  zh: {
    title: '谁用什么技术做什么，到何时为止',
    lead: '从政府计划里读出来的措施、单位、技术和目标。每个答案都指得出原文的那一句。',
    technologies: '措施最多的技术', agencies: '牵头的单位', plans: '计划', none: '库里还没有计划。请先载入一些。', load: '载入计划', index: '在目录里看全部',
    counts: (r: HomeQuery['revision']) => `${r.plans} 份计划 · ${r.measures} 项措施 · ${r.agencies} 个单位 · ${r.targets} 个目标`,
  },
  en: {
    title: 'Who does what with which technology, by when',
    lead: 'Measures, agencies, technologies and targets, read from government plans. Every answer points to the words that say so.',
    technologies: 'Technologies with most measures', agencies: 'Agencies that lead', plans: 'Plans', none: 'There are no plans yet. Load some first.', load: 'Load plans', index: 'All of them in the index',
    counts: (r: HomeQuery['revision']) => `${r.plans} plans · ${r.measures} measures · ${r.agencies} agencies · ${r.targets} targets`,
  },
});

/** The first page: the box, and a few places to begin. */
export function Home() {
  const t = useWords(words);
  useTitle('');
  return (
    <div className="home">
      <div className="home-head">
        <h1>{t.title}</h1>
        <p className="soft">{t.lead}</p>
        <SearchBox large />
      </div>
      <Answered answer={useAnswer(HomeDocument, {})}>{(data) => <Beginnings data={data} />}</Answered>
    </div>
  );
}

function Beginnings({ data }: { data: HomeQuery }) {
  const t = useWords(words);
  const [language] = useLanguage();
  if (data.revision.plans === 0) return <div className="state"><p>{t.none}</p><Link className="button button-primary" href="/load">{t.load}</Link></div>;
  return (
    <div className="stack">
      <p className="soft small home-counts">{t.counts(data.revision)}</p>
      <section className="card stack" aria-labelledby="home-technologies">
        <h2 id="home-technologies">{t.technologies}</h2>
        <div className="row">{data.technologies.nodes.map((node) => <NodeChip key={node.id} type="Technology" node={node} />)}</div>
        <Rest shown={data.technologies.nodes.length} total={data.technologies.totalCount} address="/index?of=technologies" label={t.index} />
      </section>
      <div className="home-pair">
        <section className="card" aria-labelledby="home-agencies">
          <h2 id="home-agencies">{t.agencies}</h2>
          <ul className="list">
            {data.agencies.nodes.map((agency) => (
              <li key={agency.id}><Link href={nodeAddress('Agency', agency.id)}>{agency.name}</Link>{agency.jurisdiction && <span className="soft small"> {nameIn(language, agency.jurisdiction)}</span>}</li>
            ))}
          </ul>
          <Rest shown={data.agencies.nodes.length} total={data.agencies.totalCount} address="/index?of=agencies" label={t.index} />
        </section>
        <section className="card" aria-labelledby="home-plans">
          <h2 id="home-plans">{t.plans}</h2>
          <ul className="list">
            {data.plans.nodes.map((plan) => (
              <li key={plan.id}><Link href={nodeAddress('Plan', plan.id)}>{plan.title}</Link> <span className="soft small">{nameIn(language, plan.jurisdiction)} {plan.issuedOn}</span></li>
            ))}
          </ul>
          <Rest shown={data.plans.nodes.length} total={data.plans.totalCount} address="/index" label={t.index} />
        </section>
      </div>
    </div>
  );
}
