import { compareNames } from '../formatting/names.js';
import { type CommuneCatalogue, communeHeading, type Unit, unitName } from './catalogue.js';

/** Who serves whom in one commune, with names in place of keys. */
export interface CommuneView {
  readonly key: string;
  readonly heading: string;
  readonly province: string;
  readonly villageKind: string;
  readonly source: string | null;
  readonly units: readonly UnitRow[];
  readonly counters: readonly { readonly name: string; readonly unit: string; readonly fields: string }[];
  readonly villages: readonly { readonly name: string; readonly example: boolean }[];
  readonly hasExamples: boolean;
}

interface UnitRow {
  readonly name: string;
  readonly kindLabel: string;
  /** Names of its fields of procedures. */
  readonly fields: string;
  /** Codes of the items it leads in the survey on the administration. */
  readonly leads: string;
}

export function toCommuneView(catalogue: CommuneCatalogue): CommuneView {
  const fieldName = new Map(catalogue.fields.map(({ key, name }) => [key, name]));
  return {
    key: catalogue.key,
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
