import type { AuditEntry } from './audit.entity.js';
import type { AuditNames } from './audit-page.service.js';
import { may, type Right, type Role } from './staff.js';

/** What an entry is about, as people call it, and the page that shows it. */
export interface AuditObject {
  readonly name: string;
  /** Key of its name where that is the product's own. */
  readonly nameLabel: string | null;
  readonly href: string | null;
}

/** Where the pages of a kind of object are; the first whose beginning fits is taken. */
const places: readonly { readonly begins: RegExp; readonly right: Right; readonly href: Href }[] = [
  {
    begins: /^(?:campaign|visits|results|responses-imported|import|flag|exclusion)/,
    right: 'see-participation',
    href: (id) => `/campaigns/${id}`,
  },
  { begins: /^(?:point|codes)-/, right: 'manage-points', href: (id, commune) => `/points/${commune}/${id}` },
  { begins: /^device-/, right: 'manage-points', href: (id, commune) => `/devices/${commune}/${id}` },
  { begins: /^meeting-/, right: 'keep-meetings', href: (id) => `/meetings/${id}` },
  { begins: /^paper-/, right: 'key-paper', href: (id) => `/paper/batches/${id}` },
  { begins: /^feedback-list/, right: 'see-feedback', href: (_, commune) => `/feedback?commune=${commune}` },
  { begins: /^(?:feedback|case)-/, right: 'read-comments', href: (id, commune) => `/feedback/${commune}/${id}` },
  {
    begins: /^village-/,
    right: 'read-comments',
    href: (id, commune) => `/feedback/${commune}/villages/${id}`,
  },
  { begins: /^opinion-/, right: 'see-feedback', href: (id, commune) => `/opinions/${commune}/${id}` },
  { begins: /^duty-mail/, right: 'see-participation', href: (_, commune) => `/duties?commune=${commune}` },
  { begins: /^duty-/, right: 'see-participation', href: (id, commune) => `/duties/${commune}/${id}` },
  {
    begins: /^own-day-/,
    right: 'see-participation',
    href: (day, commune) => `/working-days?commune=${commune}&year=${day.slice(0, 4)}`,
  },
  { begins: /^questionnaire-(?!deleted)/, right: 'see-participation', href: (id) => `/questionnaires/${id}` },
  { begins: /^document-(?!frame)/, right: 'see-figures', href: (_, commune) => `/documents?commune=${commune}` },
  { begins: /^comment-/, right: 'handle-cases', href: (id, commune) => `/comments/${commune}/${id}` },
  { begins: /^commune-/, right: 'manage-communes', href: (id) => `/communes/${id}` },
];
type Href = (id: string, commune: string) => string;

export function objectOf(entry: AuditEntry, { users, things, communes }: AuditNames, reader: Role): AuditObject {
  const { action, object, communeId, details } = entry;
  const person = /^(?:user|password|second-step|signed|sign-in|recovery)/.test(action);
  const user = person && users.find(({ name }) => name === object);
  if (user)
    return {
      name: user.fullName || user.name,
      nameLabel: null,
      href: may(reader, 'manage-users') ? `/users/${user.id}` : null,
    };
  const place = places.find(({ begins }) => begins.test(action));
  const said = [
    things.get(object),
    communes.find(({ id }) => id === object)?.name,
    details.name,
    pointIn(details, things),
  ];
  const name = said.find((one) => typeof one === 'string');
  const href = place && may(reader, place.right) ? place.href(object, communeId ?? '') : null;
  // What somebody wrote has no name.
  if (action.startsWith('comment-')) return { name: object, nameLabel: 'comments.one', href };
  // The usual duties are called by keys; those of a commune have a name in the details, or are keyed by chance.
  const isUsualDuty = action.startsWith('duty-') && /^[a-z]+$/i.test(object) && typeof name !== 'string';
  // A letter is called by its number, which stands in the details.
  if (/^letter-(?!words)/.test(action)) return { name: object, nameLabel: 'letters.title', href };
  // What somebody said has no name that everybody may read.
  if (/^(?:feedback|case)-/.test(action)) return { name: object, nameLabel: 'feedbackRegister.title', href };
  const nameLabel = isUsualDuty ? `duties.usual.${object}.name` : null;
  return { name: typeof name === 'string' ? name : object, nameLabel, href };
}

/** A tablet or a meeting is known by the point where it stands. */
function pointIn({ point }: AuditEntry['details'], things: AuditNames['things']): unknown {
  return typeof point === 'string' ? (things.get(point) ?? point) : undefined;
}
