import { FieldJurisdictionsDocument, type FieldJurisdictionsQuery } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import { nameIn, useLanguage, useWords } from '../../i18n';
import { terms } from '../../i18n/terms';

export type Place = FieldJurisdictionsQuery['jurisdictions'][number];

/** Every jurisdiction, from the nation down; undefined until they are there. */
export function usePlaces(): Place[] | undefined {
  return useAnswer(FieldJurisdictionsDocument, {}).data?.jurisdictions;
}

/** A select of a jurisdiction by its Chinese name, which reads well in an address; '' is all of them. */
export function JurisdictionField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const t = useWords(terms);
  const [language] = useLanguage();
  const places = usePlaces() ?? [];
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
