import type { CommuneCatalogue } from '../communes/catalogue.js';
import { filled } from '../questionnaires/place.js';
import type { Questionnaire, Text } from '../questionnaires/questionnaire.js';

/** The title of a questionnaire as one commune prints it, e.g. "Khảo sát … chính quyền xã Hồng Châu". */
export function titleAt(questionnaire: Questionnaire, commune: CommuneCatalogue): Text {
  return filled(questionnaire.title, {
    commune: { vi: commune.name, en: commune.name },
    kind: { vi: commune.kind, en: commune.kind === 'phường' ? 'ward' : 'commune' },
    'village-kind': { vi: commune.villageKind, en: commune.villageKind === 'thôn' ? 'village' : 'residential group' },
  });
}
