import { z } from 'zod';

export const mailForm = z.object({
  commune: z.string().max(100),
  addresses: z.string().max(20_000).default(''),
  read: z.string().max(20_000).default(''),
});

/** What is wrong with the addresses that were typed, as a key and its value. */
export interface MailFault {
  readonly message: string;
  readonly typed: string;
}

/** @returns each address once, as people list them: by line, comma, semicolon or space */
export function readAddresses(text: string): readonly string[] | MailFault {
  const typed = [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ''))];
  const wrong = typed.find((one) => one.length > LONGEST || !ADDRESS.test(one));
  if (wrong !== undefined) return { message: 'duties.mail.faults.address', typed: wrong };
  return typed.length > MOST ? { message: 'duties.mail.faults.many', typed: String(MOST) } : typed;
}

const ADDRESS = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i;
const LONGEST = 254;
const MOST = 20;
