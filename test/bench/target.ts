import type { LoadOrder } from './load.js';
import { here, type Server } from './node-process.js';
import type { Product } from './product.js';
import { responseBodies } from './response-bodies.js';

/** A server and what is sent to it. */
export interface Target {
  readonly server: Server;
  readonly order: Pick<LoadOrder, 'port' | 'method' | 'path' | 'headers' | 'bodies'>;
}

/** The product with a point that takes responses. */
export interface OpenPoint extends Target {
  readonly code: string;
  /** The questionnaire asked there, in SurveyJS's JSON. */
  readonly definition: unknown;
}

/** The product with an open campaign, ready to take responses. */
export async function startProduct(product: Product, preload?: string): Promise<OpenPoint> {
  const code = await product.openCampaign();
  const server = await product.start(preload === undefined ? undefined : here(preload));
  const path = `/api/v1/points/${code}`;
  const asked = await fetch(`http://127.0.0.1:${server.port}${path}/questionnaire`);
  const { definition } = (await asked.json()) as { definition: unknown };
  const bodies = responseBodies(definition);
  const order = { port: server.port, method: 'POST', path: `${path}/responses`, headers: [], bodies } as const;
  return { server, code, definition, order };
}
