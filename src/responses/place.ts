import type { CommuneCatalogue } from '../communes/catalogue.js';
import type { Place } from '../questionnaires/place.js';

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
