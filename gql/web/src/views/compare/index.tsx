// Compare: two or more jurisdictions side by side.
//
//   settings.ts places.ts     what the address holds, and the sides it names
//   technologies.ts           what all sides have, some, and each alone
//   owners.ts                 who leads the measures of a technology, by side
//   useAll.ts                 one question for each side
//   TechnologyTable SideBySide   what is seen
//   exports.ts                the downloads
import { useWords, nameIn, useLanguage } from '../../i18n';
import { usePlaces } from '../../api/usePlaces';
import { Button } from '../../parts/Button';
import { Page } from '../../parts/Page';
import { Answered, Empty } from '../../parts/states';
import { Tabs } from '../../parts/Tabs';
import { listOf, textOf, useSettings } from '../../state/settings';
import { NameField } from '../fields/NameField';
import { defaults, type Settings, tabOf, tabs } from './settings';
import { SideBySide } from './SideBySide';
import { mostSides, type Place, sidesOf } from './places';
import { Technologies } from './TechnologyTable';
import { words } from './words';
import '../fields/fields.css';
import './compare.css';

/** What the setting says where no side is chosen; an empty one means those with plans. */
const nobody = 'none';

type Set = (changes: Partial<Settings>) => void;

export default function Compare() {
  const t = useWords(words);
  const [settings, set] = useSettings(defaults);
  return (
    <Page title={t.title}>
      <p className="soft">{t.lead}</p>
      <Answered answer={usePlaces()}>{(places) => <Chosen places={places} settings={settings} set={set} />}</Answered>
    </Page>
  );
}

function Chosen({ places, settings, set }: { places: Place[]; settings: Settings; set: Set }) {
  const t = useWords(words);
  const asked = listOf(settings.sides);
  const sides = sidesOf(asked, places);
  const unknown = asked.filter((name) => name !== nobody && sidesOf([name], places).length === 0);
  return (
    <div className="stack">
      <Choice places={places} sides={sides} set={set} />
      <div className="filters">
        <NameField label={t.technology} kind="TECHNOLOGY" value={settings.technology} onChange={(technology) => set({ technology })} />
      </div>
      {unknown.length > 0 && <p role="status">{t.unknown(unknown.join(', '))}</p>}
      {sides.length < 2
        ? <Empty><p>{t.few}</p><Button onClick={() => set({ sides: '' })}>{t.start}</Button></Empty>
        : <Compared sides={sides} places={places} settings={settings} set={set} />}
    </div>
  );
}

function Choice({ places, sides, set }: { places: Place[]; sides: Place[]; set: Set }) {
  const t = useWords(words);
  const [language] = useLanguage();
  const full = sides.length >= mostSides;
  const toggle = (place: Place) => {
    const next = sides.includes(place) ? sides.filter((side) => side !== place) : [...sides, place];
    set({ sides: textOf(next.map((side) => side.name)) || nobody });
  };
  return (
    <div className="row" role="group" aria-label={t.sides}>
      {places.map((place) => (
        <Button key={place.id} aria-pressed={sides.includes(place)} disabled={full && !sides.includes(place)} onClick={() => toggle(place)}>
          {nameIn(language, place)}
        </Button>
      ))}
      {full && <span className="small soft">{t.most(mostSides)}</span>}
    </div>
  );
}

function Compared({ sides, places, settings, set }: { sides: Place[]; places: Place[]; settings: Settings; set: Set }) {
  const t = useWords(words);
  const tab = tabOf(settings.tab);
  return (
    <Tabs label={t.tabs} tabs={tabs.map((key) => ({ key, label: t[key] }))} selected={tab} onSelect={(key) => set({ tab: key })}>
      {tab === 'technologies'
        ? <Technologies sides={sides} places={places} technology={settings.technology} />
        : <SideBySide sides={sides} technology={settings.technology} show={tab} />}
    </Tabs>
  );
}
