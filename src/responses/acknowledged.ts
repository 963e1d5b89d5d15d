import { Problem, problem } from '../problem.js';

/**
 * Acknowledged means committed: a commit that fails is told as "not now", never as success.
 * @throws Problem `cannot-store-now` with the cause
 */
export async function acknowledged<T>(commit: Promise<T>): Promise<T> {
  try {
    return await commit;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw Object.assign(problem.cannotStoreNow(), { cause: error });
  }
}
