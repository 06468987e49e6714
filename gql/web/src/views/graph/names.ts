import type { Language } from '../../i18n';
import type { GraphNode } from './model';

/** What a node is called in the reader's language. */
export function nameOfNode({ label, node }: GraphNode, language: Language): string {
  switch (node.__typename) {
    case 'Technology':
      return language === 'en' ? node.englishName : label;
    case 'Jurisdiction':
      return (language === 'en' && node.inEnglish) || label;
    default:
      return label;
  }
}
