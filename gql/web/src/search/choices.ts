import { nodeAddress, type NodeType } from '../addresses';
import type { FoundFragment, SuggestQuery } from '../api/generated/graphql';
import { type Language, nameIn } from '../i18n';
import type { Place } from './place';

/** A line of the suggestions. */
export interface Choice {
  /** Tells it from every other line. */
  key: string;
  id: string;
  type: NodeType;
  name: string;
  /** What tells it from others of the same name: the jurisdiction, the plan, the words around. */
  beside: string;
  address: string;
}

/** The suggestions in the order shown, all of one kind together, the kind with the best fit first. */
export function choicesOf(found: SuggestQuery, language: Language, place?: Place): Choice[] {
  const groups = [found.technologies, found.agencies, found.jurisdictions, found.plans, found.measures].map((group) => group.edges);
  const best = (group: FoundFragment[]) => group[0]?.score ?? 0;
  return groups.sort((a, b) => best(b) - best(a)).flatMap((group) => group.map((edge) => choiceOf(edge, language, place)));
}

/** A found node as a line of a list. Within a place, a technology's page opens on that place. */
export function choiceOf({ node, snippet }: FoundFragment, language: Language, place?: Place): Choice {
  const address = nodeAddress(node.__typename, node.id);
  const choice = { key: node.id, id: node.id, type: node.__typename, address, beside: '' };
  switch (node.__typename) {
    case 'Agency':
      return { ...choice, name: node.name, beside: [node.shortName, node.jurisdiction && nameIn(language, node.jurisdiction)].filter((part) => part && part !== node.name).join(' · ') };
    case 'Technology':
      return technologyChoice({ ...choice, name: nameIn(language, node) }, node, language, place);
    case 'Measure':
      return { ...choice, name: node.title, beside: snippet.includes(node.title) ? node.plan.title : snippet };
    case 'Plan':
      return { ...choice, name: node.title, beside: node.documentNumber ?? '' };
    case 'Jurisdiction':
      return { ...choice, name: nameIn(language, { name: node.name, englishName: node.inEnglish }) };
    case 'Target':
      return { ...choice, name: node.metric, beside: node.plan.title };
  }
}

function technologyChoice(choice: Choice, node: { name: string; englishName: string }, language: Language, place?: Place): Choice {
  if (!place) return { ...choice, beside: language === 'en' ? node.name : node.englishName };
  return { ...choice, key: `${choice.key}@${place.id}`, beside: nameIn(language, place), address: `${choice.address}?in=${encodeURIComponent(place.id)}` };
}
