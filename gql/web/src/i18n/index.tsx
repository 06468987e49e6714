import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

// The interface speaks Chinese and English. What the plans say is never translated. A dictionary lives beside the view
// that speaks it; its two languages have the same keys, or the compiler says which one is missing. A sentence with a
// number or a name in it is a function.
//
//     const words = dictionary({
//       zh: { title: '对比', found: (n: number) => `${n} 项` },
//       en: { title: 'Compare', found: (n: number) => `${n} found` },
//     });
//     const t = useWords(words);   // t.title, t.found(3)
//
// This is 40 lines instead of a library, for the first page carries it and the compiler checks it.

export type Language = 'zh' | 'en';
type Sentence = string | ((...values: never[]) => string);
type Shape<W> = { [K in keyof W]: W[K] extends string ? string : W[K] };
export type Dictionary<W> = Record<Language, W>;

/** Binds two languages together and checks that they say the same things. */
export function dictionary<W extends Record<string, Sentence>>(words: { zh: W; en: Shape<W> }): Dictionary<Shape<W>> {
  return words as Dictionary<Shape<W>>;
}

const place = 'plangraph.language';
const Context = createContext<[Language, (language: Language) => void]>(['en', () => {}]);

/** The language that the reader chose here before, or else the first of the browser's that we speak. */
function preferred(): Language {
  const kept = remembered();
  if (kept === 'zh' || kept === 'en') return kept;
  const known = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en');
  return known === 'zh' ? 'zh' : 'en';
}

/** Local storage throws where the reader forbids it. */
function remembered(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function remember(language: Language) {
  try {
    localStorage.setItem(place, language);
  } catch {
    // The choice then holds until the page is closed.
  }
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(preferred);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const value = useMemo<[Language, (chosen: Language) => void]>(
    () => [language, (chosen) => (remember(chosen), setLanguage(chosen))],
    [language],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The language of the interface, and a function that changes it in place. */
export function useLanguage(): [Language, (language: Language) => void] {
  return useContext(Context);
}

/** The words of a dictionary in the reader's language. */
export function useWords<W>(words: Dictionary<W>): W {
  return words[useLanguage()[0]];
}

/** A node's name in the reader's language, where it has one in English. */
export function nameIn(language: Language, node: { name: string; englishName?: string | null | undefined }): string {
  return (language === 'en' && node.englishName) || node.name;
}
