import type { CommuneCatalogue } from '../communes/catalogue.js';

/** What a questionnaire takes from a commune: its names for the texts, its fields and villages for the choices. */
export function placeOf(catalogue: CommuneCatalogue) {
  const { name, kind, villageKind, fields, villages } = catalogue;
  return { fields, villages, placeholders: { commune: name, kind, 'village-kind': villageKind } };
}
