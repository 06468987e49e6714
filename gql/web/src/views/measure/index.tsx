import { useParams } from 'wouter';
import { graphAddress, sourceAddress } from '../../addresses';
import { MeasureCardDocument } from '../../api/generated/graphql';
import { Failure } from '../../api/failure';
import { useAnswer } from '../../api/useAnswer';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { NodeChip } from '../../parts/Chip';
import { CopyButton } from '../../parts/CopyButton';
import { Page } from '../../parts/Page';
import { Answered, Failed } from '../../parts/states';
import { Link } from 'wouter';
import { Facts } from './Facts';
import { MarkedText } from './MarkedText';
import { clausesElsewhere, marksOf, type Measure, quotation } from './marksOf';
import { MeasureDownloads } from './MeasureDownloads';
import { words } from './words';
import './measure.css';

/** The measure card: the text with what it says marked in it, and a link to everything it names. */
export default function MeasureView() {
  const { id = '' } = useParams();
  const answer = useAnswer(MeasureCardDocument, { id: decodeURIComponent(id) });
  return <Answered answer={answer}>{({ measure }) => (measure ? <Card measure={measure} /> : <Failed failure={new Failure('missing')} />)}</Answered>;
}

function Card({ measure }: { measure: Measure }) {
  const t = useWords(words);
  const term = useWords(terms);
  const start = measure.evidence[0]?.start ?? 0;
  return (
    <Page
      title={measure.title}
      actions={
        <>
          <Link className="button" href={sourceAddress(measure.plan.id, measure.evidence[0])}>{term.openSource}</Link>
          <Link className="button" href={graphAddress(measure.id)}>{term.openGraph}</Link>
          <CopyButton text={quotation(measure, window.location.href)} label={t.copyQuote} />
          <MeasureDownloads measure={measure} />
        </>
      }
    >
      <Above measure={measure} />
      <div className="measure">
        <section className="card stack" aria-label={t.text}>
          <MarkedText text={measure.text} start={start} marks={marksOf(measure)} />
          {clausesElsewhere(measure).map((place) => (
            <p key={place.quote} className="measure-elsewhere">{t.group('')}<mark className="mark-clause"><Link href={sourceAddress(measure.plan.id, place)} title={term.inSource}>{place.quote}</Link></mark></p>
          ))}
        </section>
        <Facts measure={measure} />
      </div>
    </Page>
  );
}

/** The way down to the measure: its place, its plan, the headings above it. */
function Above({ measure }: { measure: Measure }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const { plan } = measure;
  return (
    <div className="stack measure-above">
      <div className="row">
        <NodeChip type="Jurisdiction" node={{ ...plan.jurisdiction, name: nameIn(language, plan.jurisdiction) }} />
        <NodeChip type="Plan" node={{ id: plan.id, name: plan.title }} />
        <span className="small soft">{[plan.documentNumber, plan.issuedOn].filter(Boolean).join(' · ')}</span>
      </div>
      {measure.headings.length > 0 && (
        <ol className="measure-headings small soft" aria-label={t.previous}>
          {measure.headings.map((heading, i) => <li key={i}>{heading.number}{heading.title}</li>)}
        </ol>
      )}
    </div>
  );
}
