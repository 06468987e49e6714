import { usePlaces } from '../../api/usePlaces';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';

/** A select of a jurisdiction by its Chinese name, which reads well in an address; '' is all of them. */
export function JurisdictionField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const t = useWords(terms);
  const [language] = useLanguage();
  const places = usePlaces().data ?? [];
  const chosen = places.find((p) => [p.id, p.name, p.englishName].includes(value));
  return (
    <label className="field">
      {t.JURISDICTION}
      <select value={chosen?.name ?? value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t.all}</option>
        {value !== '' && !chosen && <option value={value}>{value}</option>}
        {places.map((place) => <option key={place.id} value={place.name}>{nameIn(language, place)}</option>)}
      </select>
    </label>
  );
}
