import { z } from 'zod';
import { readDay } from '../rules/days.js';
import { cleanLine } from '../rules/typed-text.js';
import { auditGroups, isAuditGroup } from './audit-words.js';

/** What the log is asked for; what cannot be read asks for nothing. */
export const auditFilter = z.object({
  person: z.string().catch('').transform(cleanLine),
  group: z.string().catch(''),
  object: z.string().catch('').transform(cleanLine),
  commune: z.string().catch(''),
  from: z.string().catch('').transform(readDay),
  to: z.string().catch('').transform(readDay),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type AuditFilter = z.output<typeof auditFilter>;

/** The actions of the group that is asked for; none for all. */
export function actionsOf({ group }: AuditFilter): readonly string[] {
  return isAuditGroup(group) ? auditGroups[group] : [];
}

/** The address of the same question, elsewhere. */
export function addressOf(path: string, filter: AuditFilter, page?: number): string {
  const { person, group, object, commune, from, to } = filter;
  const asked = Object.entries({ person, group, object, commune, from, to, page }).filter(([, value]) => value);
  const query = new URLSearchParams(asked.map(([key, value]): [string, string] => [key, String(value)]));
  return asked.length > 0 ? `${path}?${query}` : path;
}
