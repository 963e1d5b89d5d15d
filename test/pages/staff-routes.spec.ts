import { routesOf } from '../harness/routes.js';
import { startServer, type TestServer } from '../harness/server.js';

/** Controllers, or single handlers, that anybody may call. Whatever is not here must say `@Staff`. */
const forEverybody = [
  'CodeController',
  'FormController',
  'ResponsesController',
  'KioskController',
  'WorkersController',
  'DevicesApiController',
  'QrController',
  'WallController',
  'ReceiptController',
  'TrackingController',
  'PublicFeedbackController',
  'VillagePageController',
  'HouseholdController',
  'SendFeedbackController',
  'ResultFilesController',
  'ResultsController',
  'HealthController',
  'MetricsController',
  'SetupController',
  'LanguageController',
  'LoginController.show',
  'LoginController.signIn',
  'LoginController.confirm',
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('every route says that it is for staff, or is known to be for everybody', () => {
  const unguarded = routesOf(server).filter(({ isForStaff, controller }) => {
    return !isForStaff && !forEverybody.includes(controller);
  });
  expect(unguarded.map(({ name }) => name).filter((name) => !forEverybody.includes(name))).toEqual([]);
});
