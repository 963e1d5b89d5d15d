import { Problem } from '../problem.js';

/**
 * What is locked; null for what is not locked yet, or is no period of the campaign, which leaves a place on a sheet empty.
 * @throws whatever else the asking does
 */
export async function ifTold<Told>(asked: Promise<Told>): Promise<Told | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Problem && ['not-yet-published', 'period-not-available'].includes(error.code)) return null;
    throw error;
  }
}
