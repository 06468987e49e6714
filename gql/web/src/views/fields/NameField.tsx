import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { FieldSuggestionsDocument } from '../../api/generated/graphql';
import { useAnswer } from '../../api/useAnswer';
import type { Kind } from '../../domain';

interface Props {
  label: string;
  kind: Extract<Kind, 'AGENCY' | 'TECHNOLOGY'>;
  value: string;
  /** Takes a name as chosen or typed: the server understands any name of a node. */
  onChange: (name: string) => void;
}

interface Option { value: string; label: string }

/** A box for the name of an agency or a technology, with the browser's own list of suggestions while typing. */
export function NameField({ label, kind, value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const options = useOptions(typed, kind);
  const commit = (name: string) => name.trim() !== value && onChange(name.trim());
  const change = (name: string) => {
    setTyped(name);
    if (name === '' || options.some((option) => option.value === name)) commit(name);
  };
  const enter = (event: KeyboardEvent) => event.key === 'Enter' && commit(typed);
  return (
    <label className="field">
      {label}
      <input type="search" list={id} value={typed} autoComplete="off" spellCheck={false} onChange={(event) => change(event.target.value)} onKeyDown={enter} onBlur={() => commit(typed)} />
      <datalist id={id}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </datalist>
    </label>
  );
}

function useOptions(typed: string, kind: Kind): Option[] {
  const query = useDelayed(typed.trim(), 150);
  const answer = useAnswer(FieldSuggestionsDocument, query === '' ? null : { query, kinds: [kind] });
  return (answer.data?.search.nodes ?? []).flatMap(optionOf);
}

function optionOf(node: { id: string; name?: string; shortName?: string; englishName?: string }): Option[] {
  return node.name ? [{ value: node.name, label: node.englishName ?? node.shortName ?? '' }] : [];
}

/** The value as it was once it had stayed the same for so many milliseconds. */
function useDelayed<T>(value: T, delay: number): T {
  const [kept, setKept] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setKept(value), delay);
    return () => clearTimeout(timer);
  }, [value, delay]);
  return kept;
}
