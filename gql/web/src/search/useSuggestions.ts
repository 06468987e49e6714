import { useEffect, useState } from 'react';
import { SuggestDocument } from '../api/generated/graphql';
import { type Answer, useAnswer } from '../api/useAnswer';
import { usePlaces } from '../api/usePlaces';
import { useLanguage } from '../i18n';
import { type Choice, choicesOf } from './choices';
import { splitPlace } from './place';

/** How long a typist must pause before the server is asked, in milliseconds. */
const pause = 150;

/** The suggestions for what is typed, once typing pauses. */
export function useSuggestions(typed: string): Omit<Answer<unknown>, 'data'> & { choices: Choice[]; asked: string } {
  const [language] = useLanguage();
  const words = useSettled(typed.trim());
  const places = usePlaces(words !== '').data ?? []; // 杭州 云计算: a place may be typed beside a technology
  const { place, rest } = splitPlace(words, places);
  const whole = useAnswer(SuggestDocument, words === '' ? null : { words });
  const within = useAnswer(SuggestDocument, place ? { words: rest } : null);
  const here = place && within.data ? choicesOf({ ...within.data, measures: { edges: [] }, plans: { edges: [] }, agencies: { edges: [] }, jurisdictions: { edges: [] } }, language, place) : [];
  const choices = words !== '' && whole.data ? [...here, ...choicesOf(whole.data, language)] : [];
  const { failure, loading, retry } = whole;
  return { ...(failure && { failure }), loading: loading || within.loading, retry, choices, asked: words };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
