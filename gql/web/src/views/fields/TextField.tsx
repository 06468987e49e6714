import { useEffect, useState } from 'react';

interface Props { label: string; value: string; onChange: (text: string) => void }

/** A box for words to look for; they count once Enter is pressed or the box is left. */
export function TextField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const commit = () => typed.trim() !== value && onChange(typed.trim());
  return (
    <label className="field">
      {label}
      <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && commit()} onBlur={commit} />
    </label>
  );
}
