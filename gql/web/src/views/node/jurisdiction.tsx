import { Link, useParams } from 'wouter';
import { addressOf, graphAddress, nodeAddress } from '../../addresses';
import { Failure } from '../../api/failure';
import { JurisdictionPageDocument } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { NodeChip } from '../../parts/Chip';
import { Page } from '../../parts/Page';
import { Answered, Failed } from '../../parts/states';
import { words } from './words';
import './node.css';

/** A jurisdiction: its plans and the agencies that lead there. */
export default function JurisdictionView() {
  const t = useWords(words);
  const term = useWords(terms);
  const [language] = useLanguage();
  const id = decodeURIComponent(useParams().id ?? '');
  const answer = useAnswer(JurisdictionPageDocument, { id, name: id });
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
            <ul className="list">{node.plans.map((plan) => <li key={plan.id}><Link href={nodeAddress('Plan', plan.id)}>{plan.title}</Link> <span className="small soft">{plan.documentNumber} {plan.issuedOn}</span></li>)}</ul>
          </section>
          <section className="card" aria-labelledby="leads">
            <h2 id="leads">{t.leads} <span className="small soft">{agencies.totalCount}</span></h2>
            <ul className="list">{agencies.nodes.map((agency) => <li key={agency.id}><Link href={nodeAddress('Agency', agency.id)}>{agency.name}</Link> <span className="small soft">{t.shown(agency.measures.totalCount)}</span></li>)}</ul>
          </section>
        </Page>
      )}
    </Answered>
  );
}
