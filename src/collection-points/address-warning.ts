import { addressFault } from '../config/base-url.js';

/** Said above whatever is printed or sent, while its address leads citizens nowhere. */
export interface AddressWarning {
  /** Key of a sentence. */
  readonly reason: string;
  readonly address: string;
}

/** @returns null where citizens can be given the address */
export function addressWarning(baseUrl: string): AddressWarning | null {
  const fault = addressFault(baseUrl);
  return fault && { reason: `points.addressWarning.${fault}`, address: baseUrl };
}
