import { Link } from 'wouter';
import { addressOf } from '../../addresses';
import { useWords } from '../../i18n';
import type { Settings } from './settings';
import type { Year } from './useYears';
import { words } from './words';

/** A bar for each year, as high as there are targets due; each narrows the view to its year, and back. */
export function YearBars({ years, settings }: { years: Year[]; settings: Settings }) {
  const t = useWords(words);
  const most = Math.max(...years.map((year) => year.count), 1);
  return (
    <nav className="years" aria-label={t.years}>
      <ol>
        {years.map(({ year, count }) => (
          <li key={year}>
            <Link
              href={addressOf('/timeline', { ...settings, due: settings.due === year ? '' : year })}
              aria-current={settings.due.slice(0, 4) === year ? 'true' : undefined}
            >
              <span className="visually-hidden">{t.year(year, count)}</span>
              <span className="year-count" aria-hidden="true">{count || ''}</span>
              <span className="year-bar" aria-hidden="true" style={{ height: `${(count / most) * 5}rem` }} />
              <span className="year-name" aria-hidden="true">{year}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
