/** What is asked of the instance is read only for whoever may ask. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { INSTANCE_READS } from './instance-reads';
import { panelRoute } from './panel-route';

let panel: TestPanel;
const asking = vi.hoisted(() => ({ currentActor: vi.fn(), panelDependencies: vi.fn() }));

/** Next's session and the runtime, which no test has. */
vi.mock('./current-actor', () => ({ currentActor: asking.currentActor }));
vi.mock('./panel-dependencies', () => ({ panelDependencies: asking.panelDependencies }));

beforeEach(async () => {
  panel = await createTestPanel();
  asking.panelDependencies.mockReturnValue(panel.dependencies);
});

afterEach(() => panel.close());

const routes = [
  panelRoute(INSTANCE_READS.accounts),
  panelRoute(INSTANCE_READS.carrier),
  panelRoute(INSTANCE_READS.health),
];

/** Each asked for what it does not take. */
const answers = () =>
  Promise.all(
    routes.map(async (route) => {
      const request = new Request('http://chappe.example/api/panel/instance/any?nonsense=7');
      const response = await route(request, { params: Promise.resolve({}) });
      const { error }: { error: string } = await response.json();
      return [response.status, error];
    }),
  );

test('whoever may not read of the instance hears the same whatever they ask, an instance owner what is wrong', async () => {
  asking.currentActor.mockResolvedValue(panel.actors.owner);
  expect(await answers()).toEqual(routes.map(() => [404, 'not_found']));
  asking.currentActor.mockResolvedValue(await addInstanceOwner(panel));
  expect(await answers()).toEqual(routes.map(() => [400, 'invalid_parameter']));
});
