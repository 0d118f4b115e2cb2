// What a waypoint tells control of its traffic is what control's own reader takes, with its numbers.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { http as at, readEdge } from '../../control/telemetry/reading.ts'
import { serviceKey } from '../../mesh/model.ts'
import { http1App, Shop } from '../helpers/shop.ts'
import { waitFor } from '../helpers/wait.ts'
import { authorityOf, served, WaypointUnderTest } from '../helpers/waypoint.ts'

t.setTimeout(60_000)
const run = promisify(execFile)

await t.test('requests are told to control, edge by edge', async (t) => {
  const shop = await Shop.open(t)
  const api = shop.service('api')
  const port = await http1App(t, (request, response) => {
    response.writeHead(request.url === '/wrong' ? 404 : 200).end('hello')
  })
  await shop.pod('api-1', port, [api])
  shop.control.waypoint({ services: [served(api, { protocol: 'http' })] })
  const waypoint = await WaypointUnderTest.start(t, shop.control)
  const front = await waypoint.bridge(authorityOf(api))
  for (const path of ['/', '/', '/wrong'])
    await run('curl', ['-s', `http://127.0.0.1:${front}${path}`])

  const reading = await waitFor(() => {
    const readings = (shop.control.told?.edges ?? []).flatMap((edge) => {
      const read = readEdge(edge, 'shop/waypoint')
      if ('problem' in read) t.fail(read.problem)
      return 'ok' in read ? [read.ok] : []
    })
    const counted = (list: (typeof readings)[number]): number =>
      [...list.requests.values()].reduce((sum, { counts }) => sum + (counts[at.count] ?? 0), 0)
    return readings.find((each) => counted(each) === 3)
  }, 15_000)
  t.match(reading, {
    reporter: 'waypoint',
    service: serviceKey(api),
    mutual: true,
    destination: { workload: 'api' },
  })
  const [kind] = reading.requests.values()
  t.match(kind, { kind: { protocol: 'http' } })
  t.equal(kind?.counts[at.clientErrors], 1)
  t.equal(kind?.counts[at.serverErrors], 0)
})
