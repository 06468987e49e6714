import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { sourceAddress } from '../../addresses';
import type { SourcePageQuery } from '../../api/generated/graphql';
import { useWords } from '../../i18n';
import { Empty } from '../../parts/states';
import type { Entry } from './outline';
import { overlap, settingOf, type Stretch } from './stretch';
import { words } from './words';

/** How tall an entry of the outline is, in pixels; source.css says the same. */
const entryHeight = 32;

interface Props { entries: Entry[]; here: Stretch | undefined; hrefOf: (at: string) => string }

/** The outline of a file. The entry of the place on view is marked, and in view itself. */
export function Outline({ entries, here, hrefOf }: Props) {
  const t = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({ count: entries.length, getScrollElement: () => frame.current, estimateSize: () => entryHeight, overscan: 10 });
  const current = here ? entries.findIndex((entry) => entry.measure && overlap(entry, here)) : -1;
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
  }, [current, virtual]);
  if (entries.length === 0) return <Empty>{t.noOutline}</Empty>;
  return (
    <div className="source-side" ref={frame} tabIndex={0} role="region" aria-label={t.outline}>
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index]!;
          return (
            <Link
              key={entry.key}
              className={`source-entry ${entry.measure ? '' : 'source-heading'}`}
              href={hrefOf(settingOf(entry))}
              title={`${entry.text} · ${t.line(entry.line)}`}
              aria-current={index === current ? 'location' : undefined}
              style={{ transform: `translateY(${start}px)`, paddingInlineStart: `${0.5 + Math.min(entry.depth, 6) * 0.75}rem` }}
            >
              {entry.text}
            </Link>
          );
        })}
      </div>
    </div>
  );
}

type Plan = NonNullable<SourcePageQuery['plan']>;
type NotRead = Plan['coverage']['rejected'][number];

/** What was not read, in the order of the text, each with its reason and its line; each leads to its place. */
export function Unread({ plan, list }: { plan: Plan; list: NotRead[] }) {
  const t = useWords(words);
  return (
    <div className="source-side stack" tabIndex={0} role="region" aria-label={t.unread(list.length)}>
      <p className="small soft">{t.ledger(plan.coverage.attached, plan.coverage.markers)} {plan.sources.length > 1 && t.onlyFirst}</p>
      {list.length === 0 && <p>{t.allRead}</p>}
      <ul className="list">
        {list.map(({ reason, evidence }, i) => (
          <li key={i} className="small">
            <p><Link href={sourceAddress(plan.id, evidence, { side: 'unread' })}>{t.line(evidence.line)}</Link> <span lang="en">{reason}</span></p>
            <blockquote lang="zh" className="source-quote">{evidence.quote}</blockquote>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What was not read of a plan, in the order of the text. */
export function unreadOf({ coverage: { rejected, anomalies } }: Plan): NotRead[] {
  return [...rejected, ...anomalies].sort((a, b) => a.evidence.start - b.evidence.start);
}
