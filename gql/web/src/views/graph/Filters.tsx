import { type Kind, kinds, type Role, roles } from '../../domain';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { words } from './words';

interface Props {
  kinds: Kind[];
  roles: Role[];
  jurisdiction: string;
  depth: number;
  places: { id: string; name: string; englishName?: string | null }[];
  onChange: (change: { kinds?: string[]; roles?: string[]; in?: string; depth?: string }) => void;
}

/** What is shown: a legend of the colours and a filter in one. None pressed is all. */
export function Filters({ kinds: shownKinds, roles: shownRoles, jurisdiction, depth, places, onChange }: Props) {
  const t = useWords(words);
  const term = useWords(terms);
  const [language] = useLanguage();
  return (
    <div className="graph-filters">
      <div className="row" role="group" aria-label={t.role}>
        {roles.map((role) => <Toggle key={role} look={`edge-${role}`} text={term[role]} on={shownRoles.includes(role)} onToggle={() => onChange({ roles: toggled(shownRoles, role) })} />)}
        <span className="small soft legend-other">{t.other}</span>
      </div>
      <div className="row" role="group" aria-label={t.kind}>
        {kinds.map((kind) => <Toggle key={kind} look={`dot-${kind}`} text={term[kind]} on={shownKinds.includes(kind)} onToggle={() => onChange({ kinds: toggled(shownKinds, kind) })} />)}
      </div>
      <div className="row">
        <select aria-label={t.where} className="button" value={jurisdiction} onChange={(event) => onChange({ in: event.target.value })}>
          <option value="">{t.anywhere}</option>
          {places.map((place) => <option key={place.id} value={place.id}>{nameIn(language, place)}</option>)}
        </select>
        <select aria-label={t.depth} className="button" value={depth} onChange={(event) => onChange({ depth: event.target.value })}>
          {[1, 2, 3].map((n) => <option key={n} value={n}>{t.steps(n)}</option>)}
        </select>
      </div>
    </div>
  );
}

function Toggle({ look, text, on, onToggle }: { look: string; text: string; on: boolean; onToggle: () => void }) {
  return <button type="button" className="button toggle" aria-pressed={on} onClick={onToggle}><span className={`key ${look}`} aria-hidden="true" />{text}</button>;
}

function toggled<T extends string>(list: T[], item: T): T[] {
  return list.includes(item) ? list.filter((other) => other !== item) : [...list, item];
}
