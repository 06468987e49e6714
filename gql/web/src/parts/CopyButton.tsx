import { useEffect, useState } from 'react';
import { useWords } from '../i18n';
import { terms } from '../i18n/terms';
import { Button } from './Button';

/** Copies a text and says so for two seconds. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useWords(terms);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 2000) : undefined;
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <Button onClick={() => void copy(text).then(setCopied)}>{copied ? t.copied : label}</Button>
      <span role="status" className="visually-hidden">{copied ? t.copied : ''}</span>
    </>
  );
}

/** Browsers keep the clipboard from pages that came over plain HTTP from another machine; there a selection is copied. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  return done;
}
