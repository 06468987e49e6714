import { Link } from 'wouter';
import { useWords } from '../i18n';
import { terms } from '../i18n/terms';

interface Props {
  shown: number;
  total: number;
  /** Where all of them are; none where no table has them. */
  address?: string;
  /** What the link says where it leads to more than the list. */
  label?: string;
}

/** Says that a list shows only some of its items, and where all of them are; nothing where it shows all. */
export function Rest({ shown, total, address, label }: Props) {
  const t = useWords(terms);
  if (shown >= total) return null;
  return <p className="small soft">{t.listed(shown, total)}{address && <> · <Link href={address}>{label ?? t.inTable}</Link></>}</p>;
}
