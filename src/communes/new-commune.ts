import { z } from 'zod';
import { cleanLine } from '../rules/typed-text.js';
import type { CommuneCatalogue } from './catalogue.js';
import { type CatalogueFault, sameName } from './catalogue-faults.js';
import { communeKinds, readCatalogue, villageKinds } from './catalogue-file.js';
import { slugOf, unusedKey } from './catalogue-keys.js';
import { namesIn } from './village-list.js';

/** As it was typed: whatever is too long for its field is told beside it, and kept. */
const [line, list] = [z.string().max(20_000), z.string().max(200_000)];

/** What is typed of a new commune: a few words, and lists of names, one a line. */
export const newCommuneForm = z.object({
  name: line,
  kind: z.enum(communeKinds).default('xã'),
  villageKind: z.enum(villageKinds).default('thôn'),
  province: line,
  centre: line,
  departments: list,
  verticals: list,
  fields: list,
  villages: list,
});
export type TypedCommune = z.output<typeof newCommuneForm>;

/** Fields of the form that can be at fault; `taken` is the name of a commune that is here already. */
export interface NewCommuneFault {
  readonly field: keyof TypedCommune;
  readonly why: 'empty' | 'taken' | 'noUnit' | 'unknownUnit' | 'list';
  /** The line it speaks of. */
  readonly value: string;
}

/**
 * A commune from lists of real names. Keys are made from the names; who leads what, counters, contacts and signers are
 * added on its own pages.
 * @param taken keys of communes that are here, and of pages
 * @returns every field that cannot be used
 */
export function readNewCommune(
  typed: TypedCommune,
  taken: ReadonlySet<string>,
): { readonly catalogue: CommuneCatalogue } | { readonly faults: readonly NewCommuneFault[] } {
  const name = cleanLine(typed.name);
  const { kind, villageKind } = typed;
  const [verticals, fieldLines] = [ofKind(typed.verticals, kind), ofKind(typed.fields, kind)];
  const keys = new Set<string>();
  const keyed = (one: string): { readonly key: string; readonly name: string } => {
    const key = unusedKey(slugOf(one), keys);
    keys.add(key);
    return { key, name: one };
  };
  const units = [
    ...namesIn(typed.centre).map((one) => ({ ...keyed(one), kind: 'centre' as const })),
    ...namesIn(typed.departments).map((one) => ({ ...keyed(one), kind: 'department' as const })),
    ...namesIn(verticals).map((one) => ({ ...keyed(one), kind: 'vertical' as const })),
  ];
  const served = namesIn(fieldLines.replaceAll('\t', ' | ')).map((line) => ({ line, parts: line.split(/\s*\|\s*/) }));
  const unitOf = (unit: string) => units.find((one) => sameName(one.name) === sameName(unit));
  const faults: NewCommuneFault[] = [
    ...(['name', 'province', 'centre'] as const)
      .filter((field) => cleanLine(typed[field]) === '')
      .map((field) => ({ field, why: 'empty' as const, value: '' })),
    ...served.flatMap(({ line, parts: [, unit = ''] }): NewCommuneFault[] => {
      if (unit === '') return [{ field: 'fields', why: 'noUnit', value: line }];
      return unitOf(unit) ? [] : [{ field: 'fields', why: 'unknownUnit', value: unit }];
    }),
  ];
  if (taken.has(slugOf(name))) faults.push({ field: 'name', why: 'taken', value: name });
  if (faults.length > 0) return { faults };
  keys.clear();
  const fields = served.map(({ parts: [field = '', unit = ''] }) => ({
    ...keyed(field),
    unit: unitOf(unit)?.key ?? '',
  }));
  keys.clear();
  const villages = namesIn(typed.villages).map((one) => ({ ...keyed(one), example: false }));
  const about = { key: slugOf(name), name, kind, villageKind, province: cleanLine(typed.province) };
  const read = readCatalogue({ ...about, units, fields, counters: [], villages, leads: {} });
  return 'faults' in read ? { faults: read.faults.map(faultyField) } : read;
}

/**
 * The usual list names the police of a xã: in a commune of another kind it is that of its kind.
 * @example ofKind('Cư trú | Công an xã', 'phường') // 'Cư trú | Công an phường'
 */
function ofKind(text: string, kind: TypedCommune['kind']): string {
  return text.replace(/Công an xã(?=\s*$)/gmu, `Công an ${kind}`);
}

/** What the file of the new commune would have wrong, at the field that it came from. */
function faultyField({ row, place }: CatalogueFault): NewCommuneFault {
  const field =
    row.list === 'fields' || row.list === 'villages' ? row.list : row.list === 'units' ? 'departments' : null;
  const about = place[0] === 'province' ? 'province' : 'name';
  return { field: field ?? about, why: 'list', value: (row.name ?? '').slice(0, 80) };
}

/** What most communes have, to be typed over. */
export const USUAL_COMMUNE: TypedCommune = {
  ...{ name: '', kind: 'xã', villageKind: 'thôn', province: '', villages: '' },
  centre: 'Trung tâm Phục vụ hành chính công',
  departments: 'Văn phòng HĐND và UBND\nPhòng Kinh tế\nPhòng Văn hóa - Xã hội',
  verticals: 'Công an xã\nThuế\nVăn phòng Đăng ký đất đai\nBảo hiểm xã hội\nBan Chỉ huy Quân sự',
  fields: [
    ...['Hộ tịch', 'Chứng thực', 'Tư pháp'].map((field) => `${field} | Văn phòng HĐND và UBND`),
    ...['Đăng ký kinh doanh', 'Xây dựng', 'Nông nghiệp'].map((field) => `${field} | Phòng Kinh tế`),
    ...['Văn hóa', 'Y tế', 'Giáo dục', 'Bảo trợ xã hội, người có công'].map(
      (field) => `${field} | Phòng Văn hóa - Xã hội`,
    ),
    ...['Cư trú | Công an xã', 'Thuế | Thuế', 'Đất đai | Văn phòng Đăng ký đất đai', 'Bảo hiểm | Bảo hiểm xã hội'],
  ].join('\n'),
};
