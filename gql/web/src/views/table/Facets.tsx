import { type KeyboardEvent, useEffect, useState } from 'react';
import { TableChosenDocument, type TableFacetFragment, TableMeasureFacetsDocument, TableTargetFacetsDocument } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { useLanguage, useWords, type Language } from '../../i18n';
import { terms } from '../../i18n/terms';
import { Button } from '../../parts/Button';
import { NameField } from '../fields/NameField';
import { TextField } from '../fields/TextField';
import { cleared, conditionsOf, measureFilterOf, rolesOf, type Set, type Settings, tableOf, targetFilterOf } from './settings';
import { words } from './words';

/** How many nodes a facet lists. */
const top = 12;

type Counted = Record<string, TableFacetFragment[]>;
interface Props { settings: Settings; set: Set }

/** Which facets a table has, in their order, with the setting that each is for. */
const facets: { name: keyof typeof names; setting: keyof Settings }[] = [
  { name: 'unowned', setting: 'unowned' }, { name: 'roles', setting: 'roles' }, { name: 'agencies', setting: 'agency' }, { name: 'technologies', setting: 'technology' },
  { name: 'jurisdictions', setting: 'jurisdiction' }, { name: 'plans', setting: 'plan' }, { name: 'years', setting: 'year' }, { name: 'dueYears', setting: 'from' },
  { name: 'hasTargets', setting: 'targets' }, { name: 'scopes', setting: 'scope' }, { name: 'units', setting: 'unit' },
];
const names = { unowned: 1, roles: 1, agencies: 1, technologies: 1, jurisdictions: 1, plans: 1, years: 1, dueYears: 1, hasTargets: 1, scopes: 1, units: 1 };

/** What could be chosen, and how many rows each choice would leave. */
export function Facets({ settings, set }: Props) {
  const t = useWords(words);
  const { counted, busy } = useCounted(settings);
  const some = conditionsOf(settings).length > 0;
  return (
    <form className="facets stack" role="search" aria-label={t.facets} aria-busy={busy} onSubmit={(event) => event.preventDefault()}>
      <TextField label={t.text} value={settings.text} onChange={(text) => set({ text })} />
      {some && <Button onClick={() => set(cleared)}>{t.clear}</Button>}
      {facets.map(({ name, setting }) => counted?.[name] && (
        <Facet key={name} name={name} setting={setting} values={counted[name]} settings={settings} set={set} />
      ))}
    </form>
  );
}

/** The counts for the settings; while new ones are on their way, those before. */
function useCounted(settings: Settings): { counted: Counted | undefined; busy: boolean } {
  const ofTargets = tableOf(settings) === 'targets';
  const measures = useAnswer(TableMeasureFacetsDocument, ofTargets ? null : { filter: measureFilterOf(settings), top });
  const targets = useAnswer(TableTargetFacetsDocument, ofTargets ? { filter: targetFilterOf(settings), top } : null);
  const found = ofTargets ? targets.data?.targetFacets : measures.data?.measureFacets;
  return { counted: found as unknown as Counted | undefined, busy: measures.loading || targets.loading };
}

function Facet({ name, setting, values, settings, set }: Props & { name: keyof typeof names; setting: keyof Settings; values: TableFacetFragment[] }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const label = useLabel(name);
  const chosen = name === 'dueYears' ? (settings.from === settings.to ? settings.from : '') : settings[setting];
  const choose = (value: string) => {
    const next = value === chosen ? '' : value;
    set(name === 'dueYears' ? { from: next, to: next } : { [setting]: next });
  };
  const apart = chosen !== '' && !values.some((v) => isChosen(v, chosen)) && (isId(chosen) || !typed.includes(name));
  const term = useWords(terms);
  const node = useNameOf(apart ? chosen : '');
  const called = name === 'roles' ? rolesOf(settings).map((role) => term[role]).join(' / ') : node;
  return (
    <fieldset className="facet">
      <legend>{t[name]}</legend>
      <Typed name={name} settings={settings} set={set} />
      <ul>
        {apart && <li><Choice pressed onClick={() => choose(chosen)} label={called} /></li>}
        {values.map((v) => <li key={v.value}><Choice pressed={isChosen(v, chosen)} onClick={() => choose(isChosen(v, chosen) ? chosen : settingOf(v))} label={label(v, language)} count={v.count} /></li>)}
      </ul>
      {values.length === top && <p className="small soft">{name === 'agencies' || name === 'technologies' ? t.more(top) : t.moreOnly(top)}</p>}
    </fieldset>
  );
}

/** A place and a technology read well in an address by their names; what may have one name in several places stands by its id. */
function settingOf(v: TableFacetFragment): string {
  const node = v.node as { name?: string; jurisdiction?: unknown } | null;
  return node?.name && !('jurisdiction' in node) ? node.name : v.value;
}

function isChosen(v: TableFacetFragment, chosen: string): boolean {
  const node = v.node as { name?: string; englishName?: string | null; english?: string | null } | null;
  return chosen !== '' && [v.value, v.label, node?.name, node?.englishName, node?.english].includes(chosen);
}

/** The facets with a box that shows what is chosen. */
const typed: string[] = ['agencies', 'technologies', 'dueYears'];

const isId = (value: string) => /^[a-z]+-[a-z2-7]{16}$/.test(value);

/** What a chosen value is called that none of those listed is. */
function useNameOf(value: string): string {
  const node = useAnswer(TableChosenDocument, isId(value) ? { ids: [value] } : null).data?.nodes[0];
  return (node && ('title' in node ? node.title : 'name' in node ? node.name : undefined)) ?? value;
}

/** What a value is called in the reader's language. */
function useLabel(name: keyof typeof names): (v: TableFacetFragment, language: Language) => string {
  const t = useWords(words);
  const term = useWords(terms);
  return (v, language) => {
    if (name === 'roles') return term[v.value as 'LEAD'];
    if (name === 'scopes') return t[v.value as 'OWN'];
    if (name === 'hasTargets' || name === 'unowned') return t[`${name}_${v.value as 'true'}`];
    const node = v.node as { name?: string; englishName?: string | null; english?: string | null; jurisdiction?: unknown } | null;
    const english = language === 'en' ? (node?.englishName ?? node?.english) : undefined;
    return english || (node && 'jurisdiction' in node && node.name) || v.label;
  };
}

function Choice({ pressed, label, count, onClick }: { pressed: boolean; label: string; count?: number; onClick: () => void }) {
  const [language] = useLanguage();
  return (
    <button type="button" className="choice" aria-pressed={pressed} onClick={onClick}>
      <span>{label}</span>{count !== undefined && <span className="choice-count">{count.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB')}</span>}
    </button>
  );
}

/** The boxes of those facets that take what is typed. */
function Typed({ name, settings, set }: Props & { name: keyof typeof names }) {
  const t = useWords(words);
  switch (name) {
    case 'agencies':
      return <NameField label={t.agencyName} kind="AGENCY" value={isId(settings.agency) ? '' : settings.agency} onChange={(agency) => set({ agency })} />;
    case 'technologies':
      return (
        <>
          <NameField label={t.technologyName} kind="TECHNOLOGY" value={isId(settings.technology) ? '' : settings.technology} onChange={(technology) => set({ technology })} />
          <label className="check"><input type="checkbox" checked={settings.narrower !== 'no'} onChange={(event) => set({ narrower: event.target.checked ? '' : 'no' })} /> {t.narrower}</label>
        </>
      );
    case 'dueYears':
      return <div className="pair"><DateField label={t.from} value={settings.from} onChange={(from) => set({ from })} /><DateField label={t.to} value={settings.to} onChange={(to) => set({ to })} /></div>;
    default:
      return null;
  }
}

const dateForm = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A box for a year, a month or a day; what is none of these is not taken, and the box says so. */
function DateField({ label, value, onChange }: { label: string; value: string; onChange: (date: string) => void }) {
  const t = useWords(words);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const bad = typed !== '' && !dateForm.test(typed);
  const commit = () => !bad && typed !== value && onChange(typed);
  const enter = (event: KeyboardEvent) => event.key === 'Enter' && commit();
  return (
    <label className="field">
      {label}
      <input inputMode="numeric" placeholder="2017" title={t.dateHint} value={typed} aria-invalid={bad} onChange={(event) => setTyped(event.target.value.trim())} onBlur={commit} onKeyDown={enter} />
      {bad && typed.length > 3 && <span className="small" role="status">{t.badDate}</span>}
    </label>
  );
}
