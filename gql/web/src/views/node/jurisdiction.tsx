import { useMemo } from 'react';
import { Link, useParams } from 'wouter';
import { addressOf, graphAddress, nodeAddress } from '../../addresses';
import { Failure } from '../../api/failure';
import { JurisdictionPageDocument, JurisdictionPlansDocument, type JurisdictionPlansQuery, type JurisdictionPlansQueryVariables } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { type Paged, usePages } from '../../api/usePages';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { NodeChip } from '../../parts/Chip';
import { Page } from '../../parts/Page';
import { Answered, Failed, Loading } from '../../parts/states';
import { Rest } from '../../parts/Rest';
import { tableAddress } from '../table/settings';
import { words } from './words';
import './node.css';

/** A jurisdiction: its plans and the agencies that lead there. */
export default function JurisdictionView() {
  const t = useWords(words);
  const term = useWords(terms);
  const [language] = useLanguage();
  const id = decodeURIComponent(useParams().id ?? '');
  const answer = useAnswer(JurisdictionPageDocument, { id, name: id });
  if (answer.failure?.reason === 'unknown') return <Failed failure={new Failure('missing')} />;
  return (
    <Answered answer={answer}>
      {({ node, agencies }) => node?.__typename !== 'Jurisdiction' ? <Failed failure={new Failure('missing')} /> : (
        <Page
          title={nameIn(language, node)}
          actions={
            <>
              <Link className="button" href={graphAddress(node.id)}>{term.openGraph}</Link>
              <Link className="button" href={addressOf('/matrix', { jurisdiction: node.id })}>{t.seeMatrix}</Link>
              <Link className="button" href={addressOf('/timeline', { jurisdiction: node.id })}>{t.seeTargets}</Link>
            </>
          }
        >
          {node.parent && <div className="row">{t.parent} <NodeChip type="Jurisdiction" node={node.parent} /></div>}
          <section className="card" aria-labelledby="plans">
            <h2 id="plans">{t.plans}</h2>
            <Plans of={node.id} />
          </section>
          <section className="card" aria-labelledby="leads">
            <h2 id="leads">{t.leads} <span className="small soft">{agencies.totalCount}</span></h2>
            <ul className="list">{agencies.nodes.map((agency) => <li key={agency.id}><Link href={nodeAddress('Agency', agency.id)}>{agency.name}</Link> <span className="small soft">{t.shown(agency.measures.totalCount)}</span></li>)}</ul>
            <Rest shown={agencies.nodes.length} total={agencies.totalCount} address={tableAddress({ jurisdiction: node.name, roles: 'LEAD' })} label={term.filterInTable} />
          </section>
        </Page>
      )}
    </Answered>
  );
}

type Plan = NonNullable<Extract<JurisdictionPlansQuery['node'], { plans: unknown }>>['plans']['nodes'][number];

/** The jurisdiction's own plans, a hundred at a time. */
function Plans({ of }: { of: string }) {
  const term = useWords(terms);
  const t = useWords(words);
  const list = useMemo(() => plansOf(of), [of]);
  const { nodes, total, more, loading, failure, next } = usePages(list);
  if (!nodes) return failure ? <Failed failure={failure} retry={next} /> : <Loading />;
  return (
    <>
      <ul className="list">{nodes.map((plan) => <li key={plan.id}><Link href={nodeAddress('Plan', plan.id)}>{plan.title}</Link> <span className="small soft">{plan.documentNumber} {plan.issuedOn}</span></li>)}</ul>
      {failure && <Failed failure={failure} retry={next} />}
      {more && !failure && <p className="row"><Button disabled={loading} onClick={next}>{term.more}</Button><span className="soft small">{t.moreOf(nodes.length, total)}</span></p>}
    </>
  );
}

function plansOf(id: string): Paged<JurisdictionPlansQuery, JurisdictionPlansQueryVariables, Plan> {
  return {
    query: JurisdictionPlansDocument,
    variables: (after) => ({ id, first: 100, after }),
    page: ({ node }) => {
      if (!node || !('plans' in node)) return { nodes: [], total: 0, next: null }; // it has just gone; the page says so when asked again
      const { nodes, totalCount, pageInfo } = node.plans;
      return { nodes, total: totalCount, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    },
  };
}
