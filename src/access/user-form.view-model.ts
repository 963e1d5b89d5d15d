import type { CommuneUnits } from './commune-names.queries.js';
import type { User } from './credentials.entity.js';
import { fieldOf, type UserFault, type UserField, userFields } from './person.js';
import { mayServeAllCommunes, roles, type Staff } from './staff.js';
import { type TypedUser, USUAL_ROLE } from './user-form.js';
import type { Choice } from './users.view-model.js';

/** The form of a person, with what was typed and what is wrong with it. */
export interface UserFormView {
  readonly typed: TypedUser;
  readonly faults: readonly FaultLine[];
  /** The sentence of each field that has a fault. */
  readonly faultOf: Partial<Record<UserField, string>>;
  readonly roles: readonly (Choice & { readonly explained: string })[];
  readonly communes: readonly Choice[];
  readonly allCommunes: boolean;
  readonly units: readonly { readonly label: string; readonly choices: readonly Choice[] }[];
}

interface FaultLine {
  readonly field: UserField;
  /** Key of the sentence. */
  readonly message: string;
}

export function toUserFormView({
  typed,
  faults,
  reader,
  communes,
}: {
  readonly typed: TypedUser;
  readonly faults: readonly UserFault[];
  readonly reader: Staff;
  /** Those the reader looks after. */
  readonly communes: readonly CommuneUnits[];
}): UserFormView {
  const lines = faults
    .map((fault) => ({ field: fieldOf(fault), message: `access.userFaults.${fault}` }))
    .sort((one, other) => userFields.indexOf(one.field) - userFields.indexOf(other.field));
  return {
    typed,
    faults: lines,
    faultOf: Object.fromEntries(lines.map(({ field, message }) => [field, message])),
    roles: roles
      .filter((role) => reader.communeId === null || !mayServeAllCommunes(role) || role === 'administrator')
      .map((role) => ({
        ...{ value: role, label: `access.roles.${role}`, explained: `access.rolesExplained.${role}` },
        chosen: role === (typed.role ?? USUAL_ROLE),
      })),
    communes: communes.map(({ id, name }) => ({ value: id, label: name, chosen: id === typed.commune })),
    allCommunes: reader.communeId === null,
    units: communes
      .filter(({ units }) => units.length > 0)
      .map(({ id, name, units }) => ({
        label: name,
        choices: units.map((unit) => ({
          ...{ value: `${id}/${unit.key}`, label: unit.name, chosen: typed.unit === `${id}/${unit.key}` },
        })),
      })),
  };
}

/** The page of one person. */
export interface UserView extends UserFormView {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly roleLabel: string;
  readonly disabled: boolean;
  readonly isReader: boolean;
  readonly passwordMustChange: boolean;
  readonly hasSecondStep: boolean;
  readonly seen: string;
  /** Key of the sentence that says what was just done. */
  readonly done: string | null;
}

export function toUserView(
  user: User,
  reader: Staff,
  told: { readonly form: UserFormView } & Pick<UserView, 'hasSecondStep' | 'seen' | 'done'>,
): UserView {
  const { id, name, fullName, role, disabled, mustChoosePassword: passwordMustChange } = user;
  const { form, ...others } = told;
  const person = { id, name, fullName, roleLabel: `access.roles.${role}`, isReader: id === reader.id };
  return { ...form, ...person, disabled, passwordMustChange, ...others };
}

/** Somebody about whom a page asks. */
export interface AskedView {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
}

/** The same before a person is disabled, with the programs that stop then. */
export interface DisablingView extends AskedView {
  /** Names of tokens that the person made and the reader looks after. */
  readonly tokens: readonly string[];
}

export function toAskedView({ id, name, fullName }: User): AskedView {
  return { id, name, fullName };
}

/** A password to hand over, shown this once. */
export function toHandOverView({ user, password }: { readonly user: User; readonly password: string }) {
  return { ...toAskedView(user), password };
}
