import type { Kind } from '../domain';
import { dictionary, useWords } from '../i18n';
import { failures } from '../i18n/failures';
import { terms } from '../i18n/terms';
import type { Choice } from './choices';
import type { useSuggestions } from './useSuggestions';

const words = dictionary({
  zh: { list: '建议', none: (q: string) => `没有找到“${q}”。换个说法，或写得短一些。`, waiting: '正在查找…', some: (n: number) => `${n} 条建议` },
  en: { list: 'Suggestions', none: (q: string) => `Nothing fits “${q}”. Try other or fewer words.`, waiting: 'Searching…', some: (n: number) => `${n} suggestions` },
});

interface Props {
  id: string;
  shown: boolean;
  words: string;
  found: ReturnType<typeof useSuggestions>;
  chosen: number;
  onChoose: (choice: Choice) => void;
}

/** The list below the box, and a line for those who hear the page. */
export function Suggestions({ id, shown, found, chosen, onChoose, words: typed }: Props) {
  const t = useWords(words);
  const why = useWords(failures);
  const { choices, failure, loading, asked } = found;
  const settled = !loading && asked === typed;
  const said = failure ? why[failure.reason] : choices.length > 0 ? t.some(choices.length) : settled ? t.none(typed) : t.waiting;
  return (
    <>
      <ul role="listbox" id={`${id}-list`} aria-label={t.list} className="suggestions" hidden={!shown || choices.length === 0}>
        {choices.map((choice, i) => (
          <Line key={choice.key} id={`${id}-${i}`} choice={choice} first={choices[i - 1]?.type !== choice.type} chosen={i === chosen} onChoose={onChoose} />
        ))}
      </ul>
      {shown && choices.length === 0 && <p className="suggestions suggestions-none">{said}</p>}
      <span role="status" className="visually-hidden">{shown ? said : ''}</span>
    </>
  );
}

function Line({ id, choice, first, chosen, onChoose }: { id: string; choice: Choice; first: boolean; chosen: boolean; onChoose: (choice: Choice) => void }) {
  const t = useWords(terms);
  const kind = choice.type.toUpperCase() as Kind;
  return (
    // Pressing must not take the focus from the box, or the list would close before the click.
    <li id={id} role="option" aria-selected={chosen} className={first ? 'suggestion suggestion-first' : 'suggestion'} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(choice)}>
      <span className={`chip chip-${kind}`}>{t[kind]}</span>
      <span className="suggestion-name">{choice.name}</span>
      <span className="suggestion-beside">{choice.beside}</span>
    </li>
  );
}
