/** A jurisdiction, as far as choosing sides needs it. */
export interface Place { id: string; name: string; englishName: string | null; parent: { id: string } | null; plans: { totalCount: number } }

/** The most sides at once: more do not fit beside each other. */
export const mostSides = 4;

/** The jurisdictions that the setting names, by id or any name that we know; without a setting those with plans. */
export function sidesOf<P extends Place>(setting: string[], places: P[]): P[] {
  if (setting.length === 0) return places.filter((place) => place.plans.totalCount > 0).slice(0, mostSides);
  const named = setting.flatMap((name) => places.filter((place) => [place.id, place.name, place.englishName].includes(name)).slice(0, 1));
  return [...new Set(named)].slice(0, mostSides);
}

/** The ids of a jurisdiction and of all within it. */
export function within(id: string, places: Place[]): Set<string> {
  const inside = new Set([id]);
  for (let before = 0; before < inside.size; ) {
    before = inside.size;
    for (const place of places) if (place.parent && inside.has(place.parent.id)) inside.add(place.id);
  }
  return inside;
}
