import type { LoadOrder } from './load.js';
import { here, type Server } from './node-process.js';
import type { Product } from './product.js';
import { responseBodies } from './response-bodies.js';

/** A server and what is sent to it. */
export interface Target {
  readonly server: Server;
  readonly order: Pick<LoadOrder, 'port' | 'method' | 'path' | 'points' | 'headers' | 'bodies'>;
}

/** The product with points that take responses. */
export interface OpenPoint extends Target {
  /** Of one of the points. */
  readonly code: string;
  /** The questionnaire asked there, in SurveyJS's JSON. */
  readonly definition: unknown;
}

/** The product with an open campaign, ready to take responses. */
export async function startProduct(product: Product, preload?: string): Promise<OpenPoint> {
  const points = await product.openCampaign();
  const [code = ''] = points;
  const server = await product.start(preload === undefined ? undefined : here(preload));
  const asked = await fetch(`http://127.0.0.1:${server.port}/api/v1/points/${code}/questionnaire`);
  const { definition } = (await asked.json()) as { definition: unknown };
  const bodies = responseBodies(definition);
  const path = '/api/v1/points/{{point}}/responses';
  const order = { port: server.port, method: 'POST', path, points, headers: [], bodies } as const;
  return { server, code, definition, order };
}
