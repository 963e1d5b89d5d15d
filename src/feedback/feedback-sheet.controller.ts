import { Controller, Get, Param, Render } from '@nestjs/common';
import { assertCommune, CurrentStaff, Staff } from '../access/staff.js';
import { type AddressWarning, addressWarning } from '../collection-points/address-warning.js';
import { type QrPath, qrPath } from '../collection-points/qr-path.js';
import { communeTitle } from '../communes/catalogue.js';
import { CommunesService } from '../communes/communes.service.js';
import { Clock } from '../config/clock.js';
import { Settings } from '../config/settings.js';

interface FeedbackSheet {
  readonly commune: string;
  readonly qr: QrPath;
  /** The address without its protocol, as a person types it. */
  readonly address: string;
  readonly addressWarning: AddressWarning | null;
  readonly back: string;
}

/** A sheet for the wall: the QR code of the page on which anybody writes to the commune. */
@Controller('feedback/:commune/sheet')
@Staff('manage-points')
export class FeedbackSheetController {
  constructor(
    private readonly communes: CommunesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Render('feedback/sheet')
  async show(@Param('commune') id: string, @CurrentStaff() staff: Staff): Promise<FeedbackSheet> {
    assertCommune(staff, id);
    const catalogue = await this.communes.catalogueOn(id, this.clock.today());
    const address = `${this.settings.baseUrl}/feedback/${catalogue.key}`;
    return {
      ...{ commune: communeTitle(catalogue), qr: qrPath(address), address: address.replace(/^https?:\/\//, '') },
      ...{ addressWarning: addressWarning(this.settings.baseUrl), back: `/feedback?commune=${catalogue.key}` },
    };
  }
}
