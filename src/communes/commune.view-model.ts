import { compareNames } from '../formatting/names.js';
import type { Day } from '../rules/days.js';
import { type CommuneCatalogue, communeHeading, type Unit, unitName } from './catalogue.js';
import { contactKinds } from './catalogue-file.js';

/** Who serves whom in one commune on a day, with names in place of keys. */
export interface CommuneView {
  readonly key: string;
  readonly day: Day;
  readonly isToday: boolean;
  /** Days from which on it was, is or will be another, newest first; none where it never changed. */
  readonly changes: readonly { readonly day: Day; readonly shown: boolean }[];
  readonly heading: string;
  readonly province: string;
  readonly villageKind: string;
  readonly source: string | null;
  readonly units: readonly UnitRow[];
  readonly counters: readonly { readonly name: string; readonly unit: string; readonly fields: string }[];
  readonly villages: readonly { readonly name: string; readonly example: boolean }[];
  readonly hasExamples: boolean;
  readonly contacts: readonly { readonly label: string; readonly value: string }[];
  readonly signers: readonly { readonly name: string; readonly title: string; readonly roleLabel: string }[];
}

export interface CommunePage {
  readonly catalogue: CommuneCatalogue;
  readonly day: Day;
  readonly today: Day;
  /** All days from which on it is another, the first before all days. */
  readonly days: readonly Day[];
}

interface UnitRow {
  readonly name: string;
  readonly kindLabel: string;
  /** Names of its fields of procedures. */
  readonly fields: string;
  /** Codes of the items it leads in the survey on the administration. */
  readonly leads: string;
}

export function toCommuneView({ catalogue, day, today, days }: CommunePage): CommuneView {
  const { contacts = {}, signers = [] } = catalogue;
  const shown = days.findLast((from) => from <= day);
  const fieldName = new Map(catalogue.fields.map(({ key, name }) => [key, name]));
  return {
    key: catalogue.key,
    ...{ day, isToday: day === today },
    changes: days
      .slice(1)
      .toReversed()
      .map((from) => ({ day: from, shown: from === shown })),
    heading: communeHeading(catalogue),
    province: catalogue.province,
    villageKind: catalogue.villageKind,
    source: catalogue.source ?? null,
    units: catalogue.units.map((unit) => toUnitRow(unit, catalogue)),
    counters: catalogue.counters.map(({ name, unit, fields }) => ({
      name,
      unit: unitName(catalogue, unit),
      fields: fields.map((field) => fieldName.get(field) ?? field).join(', '),
    })),
    villages: [...catalogue.villages].sort((a, b) => compareNames(a.name, b.name)),
    hasExamples: catalogue.villages.some(({ example }) => example),
    contacts: contactKinds.flatMap((kind) => {
      const value = contacts[kind];
      return value === undefined ? [] : [{ label: `communes.contact.${kind}`, value }];
    }),
    signers: signers.map(({ name, title, role }) => ({ name, title, roleLabel: `communes.signerRole.${role}` })),
  };
}

function toUnitRow(unit: Unit, { fields, leads }: CommuneCatalogue): UnitRow {
  const led = Object.entries(leads).filter(([, leader]) => leader === unit.key);
  return {
    name: unit.name,
    kindLabel: `communes.unitKind.${unit.kind}`,
    fields: fields
      .filter((field) => field.unit === unit.key)
      .map(({ name }) => name)
      .join(', '),
    leads: led
      .map(([item]) => item)
      .sort()
      .join(', '),
  };
}
