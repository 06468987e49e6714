import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { useLocation } from 'wouter';
import { searchAddress } from '../addresses';
import { dictionary, useWords } from '../i18n';
import type { Choice } from './choices';
import { Suggestions } from './Suggestions';
import { useSuggestions } from './useSuggestions';
import './search.css';

const words = dictionary({
  zh: { label: '搜索技术、单位、措施、计划', hint: '例如：杭州 云计算、市经信委、5G', go: '搜索' },
  en: { label: 'Search technologies, agencies, measures, plans', hint: 'cloud computing in Hangzhou, 市经信委, 5G', go: 'Search' },
});

interface Props {
  large?: boolean;
  initial?: string;
  /** Where a chosen node leads, by its id; to its page where not given. */
  to?: (id: string) => string;
}

/**
 * One box for everything: a combobox as ARIA's practices describe it. Arrows choose a suggestion, Enter opens it, or the
 * whole list where none is chosen; Escape closes the suggestions and then empties the box.
 */
export function SearchBox({ large = false, initial = '', to }: Props) {
  const t = useWords(words);
  const id = useId();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState(initial);
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const found = useSuggestions(open ? typed : '');
  const { choices } = found;

  const addressOf = (choice: Choice) => to?.(choice.id) ?? choice.address;
  const go = (address: string) => (setOpen(false), setChosen(-1), navigate(address));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const choice = choices[chosen];
    if (choice) go(addressOf(choice));
    else if (typed.trim() !== '') go(searchAddress(typed.trim()));
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setChosen(step === 1 ? Math.min(chosen + 1, choices.length - 1) : Math.max(chosen - 1, -1));
    } else if (event.key === 'Escape') {
      if (open) setOpen(false);
      else setTyped('');
      setChosen(-1);
    }
  };
  const shown = open && typed.trim() !== '';
  return (
    <form role="search" aria-label={large ? t.label : t.go} className={`search ${large ? 'search-large' : ''}`} onSubmit={submit} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <input
        type="text"
        role="combobox"
        aria-label={t.label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && choices[chosen] ? `${id}-${chosen}` : undefined}
        placeholder={t.hint}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={200}
        value={typed}
        onChange={(event) => (setTyped(event.target.value), setOpen(true), setChosen(-1))}
        onKeyDown={press}
      />
      <button type="submit" className="button button-primary">{t.go}</button>
      <Suggestions id={id} shown={shown} found={found} chosen={chosen} onChoose={(choice) => go(addressOf(choice))} words={typed.trim()} />
    </form>
  );
}
