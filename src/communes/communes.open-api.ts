import { communeKinds, signerRoles, unitKinds, villageKinds } from './catalogue-file.js';

const text = { type: 'string' };
const row = (properties: object, required: readonly string[]) => ({
  type: 'array',
  items: {
    type: 'object',
    required: ['key', 'name', ...required],
    properties: { key: text, name: text, ...properties },
  },
});

/** The shape of a commune's data file, for the contract at /api/docs; `data/README.md` says what each part means. */
export const catalogueSchema = {
  type: 'object',
  required: ['key', 'name', 'kind', 'villageKind', 'province', 'units', 'fields', 'counters', 'villages', 'leads'],
  properties: {
    key: { type: 'string', example: 'hong-chau', description: 'never changes' },
    name: text,
    kind: { type: 'string', enum: [...communeKinds] },
    villageKind: { type: 'string', enum: [...villageKinds] },
    province: text,
    units: row({ kind: { type: 'string', enum: [...unitKinds] } }, ['kind']),
    fields: row({ unit: { type: 'string', description: 'key of the unit that resolves its files' } }, ['unit']),
    counters: row({ unit: text, fields: { type: 'array', items: text } }, ['unit']),
    villages: row({ example: { type: 'boolean', description: 'true while the name is made up' } }, []),
    leads: { type: 'object', additionalProperties: text, description: 'unit that leads each item, by question code' },
    leadSources: { type: 'object', additionalProperties: text },
    contacts: {
      type: 'object',
      properties: { address: text, phone: text, email: text, website: text, zalo: text },
    },
    signers: row({ title: text, role: { type: 'string', enum: [...signerRoles] } }, ['title', 'role']),
    source: text,
  },
};

/** A problem document that names each fault. */
export const catalogueFaultsSchema = {
  type: 'object',
  properties: {
    ...{ type: text, title: text, status: { type: 'integer', example: 422 } },
    code: { type: 'string', example: 'input-invalid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          place: { type: 'string', example: 'fields.0.unit' },
          code: { type: 'string', example: 'unknown-unit' },
          value: { type: 'string', description: 'the key in question, or what was expected' },
          message: { type: 'string', description: 'in the language asked for' },
        },
      },
    },
  },
};
