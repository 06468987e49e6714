import { roles } from '../../domain';
import { useWords } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { JurisdictionField } from '../fields/JurisdictionField';
import { NameField } from '../fields/NameField';
import { textOf } from '../../state/settings';
import { axes, axisOf, countsAgencies, rolesOf, type Settings, sizes, topOf } from './settings';
import { words } from './words';

interface Props { settings: Settings; set: (changes: Partial<Settings>) => void }

/** What is counted, and among which measures. */
export function Filters({ settings, set }: Props) {
  const t = useWords(words);
  return (
    <form className="filters" role="search" aria-label={t.title} onSubmit={(event) => event.preventDefault()}>
      <Axes settings={settings} set={set} />
      <JurisdictionField value={settings.jurisdiction} onChange={(jurisdiction) => set({ jurisdiction })} />
      <NameField label={t.technology} kind="TECHNOLOGY" value={settings.technology} onChange={(technology) => set({ technology })} />
      <Agency settings={settings} set={set} />
      <label className="field">
        {t.top}
        <select value={topOf(settings.top)} onChange={(event) => set({ top: event.target.value })}>
          {sizes.map((size) => <option key={size} value={size}>{t.topOption(size)}</option>)}
        </select>
      </label>
    </form>
  );
}

function Axes({ settings, set }: Props) {
  const t = useWords(words);
  const kinds = useWords(terms);
  const rows = axisOf(settings.rows, 'AGENCY');
  const columns = axisOf(settings.columns, 'TECHNOLOGY');
  const closed = { row: '', column: '' };
  const options = axes.map((axis) => <option key={axis} value={axis}>{kinds[axis]}</option>);
  return (
    <>
      <label className="field">{t.rows}<select value={rows} onChange={(event) => set({ rows: event.target.value, ...closed })}>{options}</select></label>
      <label className="field">{t.columns}<select value={columns} onChange={(event) => set({ columns: event.target.value, ...closed })}>{options}</select></label>
      <Button aria-label={t.swap} title={t.swap} onClick={() => set({ rows: columns, columns: rows, ...closed })}>⇄</Button>
      {countsAgencies(settings) && <Roles label={t.roles} value={settings.roles} onChange={(roles) => set({ roles })} />}
    </>
  );
}

function Agency({ settings, set }: Props) {
  const t = useWords(words);
  return (
    <>
      <NameField label={t.agency} kind="AGENCY" value={settings.agency} onChange={(agency) => set({ agency })} />
      {settings.agency !== '' && <Roles label={t.agencyRoles} value={settings.agencyRoles} onChange={(agencyRoles) => set({ agencyRoles })} />}
    </>
  );
}

function Roles({ label, value, onChange }: { label: string; value: string; onChange: (roles: string) => void }) {
  const t = useWords(words);
  const names = useWords(terms);
  return (
    <label className="field">
      {label}
      <select value={textOf(rolesOf(value))} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t.anyRole}</option>
        <option value="LEAD,RESPONSIBLE">{names.LEAD} / {names.RESPONSIBLE}</option>
        {roles.map((role) => <option key={role} value={role}>{names[role]}</option>)}
      </select>
    </label>
  );
}
