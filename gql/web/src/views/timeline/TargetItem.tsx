import { Link } from 'wouter';
import { nodeAddress, sourceAddress } from '../../addresses';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { amountOf } from './amount';
import type { Target } from './lists';
import { words } from './words';

/** A target: how much of what, who sets it, and the words that say so. */
export function TargetItem({ target }: { target: Target }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const { jurisdiction } = target.plan;
  return (
    <li className="target">
      <p className="target-amount" title={t[target.comparator]}>{amountOf(language, target)}</p>
      <div>
        <h3><Link href={nodeAddress('Target', target.id)}>{target.metric}</Link></h3>
        <p className="small soft">
          <Link href={nodeAddress('Jurisdiction', jurisdiction.id)}>{nameIn(language, jurisdiction)}</Link>
          {' · '}
          {target.measure
            ? <Link href={nodeAddress('Measure', target.measure.id)}>{target.measure.number} {target.measure.title}</Link>
            : <>{t.whole} <Link href={nodeAddress('Plan', target.plan.id)}>{target.plan.title}</Link></>}
        </p>
        {target.evidence[0] && <blockquote className="small"><Link href={sourceAddress(target.plan.id, target.evidence[0])} title={terms[language].inSource}>{target.evidence[0].quote}</Link></blockquote>}
      </div>
    </li>
  );
}
