import type { CommuneCatalogue } from '../communes/catalogue.js';
import { forPlace, type Place } from '../questionnaires/place.js';
import type { Questionnaire } from '../questionnaires/questionnaire.js';

/** What a questionnaire takes from a commune: its names for the texts, its fields and villages for the choices. */
export function placeOf({ name, kind, villageKind, fields, villages }: CommuneCatalogue): Place {
  return {
    fields,
    villages,
    placeholders: {
      commune: { vi: name, en: name },
      kind: { vi: kind, en: kind === 'phường' ? 'ward' : 'commune' },
      'village-kind': { vi: villageKind, en: villageKind === 'thôn' ? 'village' : 'residential group' },
    },
  };
}

/** A questionnaire as a commune asks it; made once for each catalogue, since every response and every page asks for it. */
export function placedAt(catalogue: CommuneCatalogue, questionnaire: Questionnaire): Questionnaire {
  const known = placed.get(catalogue) ?? new Map<string, Questionnaire>();
  const found = known.get(questionnaire.version) ?? forPlace(questionnaire, placeOf(catalogue));
  placed.set(catalogue, known.set(questionnaire.version, found));
  return found;
}

const placed = new WeakMap<CommuneCatalogue, Map<string, Questionnaire>>();
