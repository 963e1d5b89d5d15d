import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Campaign } from '../campaigns/campaign.entity.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { languageIn } from '../figures/address.js';
import { type OpenSurvey, toHomePage } from './home-page.view-model.js';
import { LockedResultsService } from './locked-results.service.js';
import { sendPublicPage } from './public-pages.js';
import { PublicResultsService } from './public-results.service.js';

/** The first page of the server for everybody who is not signed in: open surveys and published results. */
@Injectable()
export class HomePageService {
  constructor(
    private readonly communes: CommunesService,
    private readonly lockedResults: LockedResultsService,
    private readonly results: PublicResultsService,
    private readonly clock: Clock,
  ) {}

  /** Staff have another page at the same address, so what is kept of it holds for requests without their cookie. */
  async send(query: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const language = languageIn(query);
    const today = this.clock.today();
    const [all, campaigns, showing] = await Promise.all([
      this.communes.all(),
      this.lockedResults.campaignsOf(null),
      this.results.communesThatShow(),
    ]);
    const open = campaigns.filter((campaign) => campaign.stateOn(today) === 'open');
    const now = await Promise.all(
      all.map(async ({ id }) => ({
        commune: await this.communes.catalogueOn(id, today),
        open: await this.openIn(id, open),
        hasResults: showing.has(id),
      })),
    );
    const vary = 'Accept-Encoding, Cookie';
    await sendPublicPage(request, reply, 'public-results/home', toHomePage(now, language), { vary });
  }

  private openIn(commune: string, open: readonly Campaign[]): Promise<readonly OpenSurvey[]> {
    const here = open.filter(({ communeId }) => communeId === commune);
    return Promise.all(
      here.map(async (campaign) => {
        const { name, endsOn } = campaign;
        const [places, code] = await Promise.all([
          this.lockedResults.placesOf(campaign),
          this.lockedResults.linkOf(campaign),
        ]);
        return { name, endsOn, places, code };
      }),
    );
  }
}
