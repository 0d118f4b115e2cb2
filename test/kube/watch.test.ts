// An informer against an API server that does everything a server does on a bad day: it recovers from each,
// serves what it knew meanwhile, never a part of a list, and never asks in a circle.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { ApiLimits, ApiServer } from '../../kube/client.ts'
import { apiServerOf } from '../../kube/kubeconfig.ts'
import { listAll } from '../../kube/list.ts'
import { Informer } from '../../kube/watch.ts'
import { createLog } from '../../mesh/process/log.ts'
import { type ApiObject, FakeApiServer, refuse, type Request } from '../helpers/apiserver.ts'

t.setTimeout(120_000)
process.on('unhandledRejection', (error) => {
  t.fail(`unhandled rejection: ${String(error)}`)
})

const pods = '/api/v1/pods'
const pod = (name: string, nodeName = 'n', more: object = {}): ApiObject => ({
  metadata: { name, namespace: 'shop', ...more },
  spec: { nodeName },
})
const lists = (request: Request): boolean => request.path === pods && !request.watch
const watches = (request: Request): boolean => request.path === pods && request.watch

interface Followed {
  readonly server: FakeApiServer
  readonly api: ApiServer
  readonly informer: Informer
  readonly names: () => string[]
  /** Every set of names that was ever served, in order, each once in a row. */
  readonly served: string[]
  readonly until: (what: string, look: () => boolean) => Promise<void>
}

async function follow(
  t: Test,
  objects: ApiObject[],
  options: {
    limits?: Partial<ApiLimits>
    prepare?: (server: FakeApiServer) => void
    tokenFile?: string
    fieldSelector?: string
  } = {},
): Promise<Followed> {
  const server = await FakeApiServer.start(t)
  server.serve(pods, ...objects)
  options.prepare?.(server)
  const api = server.client(t, options.limits, options.tokenFile)
  const served: string[] = []
  let wake = (): void => {}
  const names = (): string[] =>
    [...informer.objects.keys()].map((key) => key.replace('shop/', '')).sort()
  const informer = new Informer({
    api,
    path: pods,
    ...(options.fieldSelector === undefined ? {} : { fieldSelector: options.fieldSelector }),
    onChange: () => {
      const now = names().join(' ')
      if (served.at(-1) !== now) served.push(now)
      wake()
    },
    log: createLog({ name: 'test', level: 'silent' }),
  })
  t.teardown(() => informer[Symbol.dispose]())
  const until = async (what: string, look: () => boolean): Promise<void> => {
    const deadline = Date.now() + 25_000
    while (!look()) {
      if (Date.now() > deadline) {
        t.fail(`waited in vain: ${what}; problem ${informer.problem}, ${names().join(' ')}`)
        return
      }
      await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(20)])
    }
    t.pass(what)
  }
  return { server, api, informer, names, served, until }
}
const settled = ({ server, informer, until }: Followed): Promise<void> =>
  until('listed and watched', () => informer.listed && server.watchers(pods) === 1)

await t.test('what is there is listed, what changes is seen', async (t) => {
  const it = await follow(t, [pod('a'), pod('b')])
  await settled(it)
  t.same(it.names(), ['a', 'b'])
  it.server.put(pods, pod('c'))
  it.server.put(pods, pod('a', 'other'))
  it.server.delete(pods, 'b', 'shop')
  await it.until('the changes', () => it.names().join(' ') === 'a c')
  t.match(it.informer.objects.get('shop/a'), { spec: { nodeName: 'other' } })
  t.equal(it.server.asked(lists).length, 1)
  t.equal(it.informer.problem, undefined)
})

await t.test('a field selector holds for lists and watches', async (t) => {
  const it = await follow(t, [pod('a'), pod('b', 'other')], { fieldSelector: 'spec.nodeName=n' })
  await settled(it)
  it.server.put(pods, pod('c', 'other'))
  it.server.put(pods, pod('d'))
  await it.until('only its own', () => it.names().join(' ') === 'a d')
})

await t.test('a list of many pages is served whole, and only whole', async (t) => {
  const many = Array.from({ length: 1_234 }, (_, i) => pod(`p${i}`))
  const it = await follow(t, many)
  await settled(it)
  t.equal(it.informer.objects.size, 1_234)
  t.equal(it.server.asked(lists).length, 3)
  t.equal(it.served.length, 1, 'nothing was served in between')
})

await t.test('pages that expire halfway: the list is asked for in one piece', async (t) => {
  const many = Array.from({ length: 700 }, (_, i) => pod(`p${i}`))
  const it = await follow(t, many, {
    prepare: (server) =>
      server.fail(lists, async (request, response) => {
        await server.serveRequest(request, response)
        server.expirePages()
      }),
  })
  await settled(it)
  t.equal(it.informer.objects.size, 700)
  t.same(
    it.server.asked(lists).map(({ query }) => query.get('limit')),
    ['500', '500', null],
  )
  t.equal(it.served.length, 1)
})

await t.test(
  'a page that fails: nothing is served of the others, and it is asked again',
  async (t) => {
    const many = Array.from({ length: 700 }, (_, i) => pod(`p${i}`))
    const it = await follow(t, many, {
      prepare: (server) => server.fail((r) => lists(r) && r.query.has('continue'), refuse(500), 2),
    })
    await it.until('the problem is named', () => /refused with 500/.test(it.informer.problem ?? ''))
    t.equal(it.informer.listed, false)
    t.equal(it.informer.objects.size, 0)
    await settled(it)
    t.equal(it.informer.objects.size, 700)
    t.equal(it.informer.problem, undefined)
  },
)

await t.test('what is no list is not taken for an empty cluster', async (t) => {
  const answers = ['{}', '[]', 'null', '"x"', '<html>', '{"items":[]}', '{"metadata":{},"items":3}']
  await Promise.all(
    answers.map(async (body) => {
      const it = await follow(t, [pod('a')])
      await settled(it)
      it.server.fail(lists, (_, response) => response.end(body), 2)
      it.server.cutWatches(pods)
      await it.until(`named: ${body}`, () => /no (list|JSON)/.test(it.informer.problem ?? ''))
      t.same(it.names(), ['a'])
      await settled(it)
      t.same(it.served, ['a'], 'and it was there all the time')
    }),
  )
})

await t.test('an empty list that Go writes as null is empty', async (t) => {
  const it = await follow(t, [], {
    prepare: (server) =>
      server.fail(lists, (_, response) =>
        response.end('{"metadata":{"resourceVersion":"1000"},"items":null}'),
      ),
  })
  await settled(it)
  t.same(it.names(), [])
  t.equal(it.informer.problem, undefined)
})

await t.test('a slow server is waited for; one that says nothing is asked again', async (t) => {
  const slow = await follow(t, [pod('a')], {
    limits: { requestSilenceMs: 2_000 },
    prepare: (server) =>
      server.fail(lists, async (request, response) => {
        await sleep(700)
        await server.serveRequest(request, response)
      }),
  })
  await settled(slow)
  t.equal(slow.server.asked(lists).length, 1)
  const silent = await follow(t, [pod('a')], {
    limits: { requestSilenceMs: 300 },
    prepare: (server) => server.fail(lists, () => {}),
  })
  await silent.until('named', () => /no word from/.test(silent.informer.problem ?? ''))
  await settled(silent)
})

await t.test('a server that is away is asked again, while what it said serves', async (t) => {
  const it = await follow(t, [pod('a'), pod('b')])
  await settled(it)
  await it.server.stop()
  await it.until('named', () =>
    /ECONNREFUSED|hang up|aborted|ECONNRESET/.test(it.informer.problem ?? ''),
  )
  t.same(it.names(), ['a', 'b'])
  t.equal(it.informer.listed, true)
  // It comes back from a backup: one pod is gone, and its versions are lower than those known here.
  it.server.deleteSilently(pods, 'b', 'shop')
  it.server.renumber(5)
  await sleep(500)
  await it.server.start()
  await settled(it)
  t.same(it.names(), ['a'])
  t.equal(it.informer.problem, undefined)
  it.server.put(pods, pod('c'))
  await it.until('and is followed', () => it.names().join(' ') === 'a c')
  t.same(it.served, ['a b', 'a', 'a c'])
})

await t.test('versions of the future are refused by the server: listed anew', async (t) => {
  const it = await follow(t, [pod('a')])
  await settled(it)
  it.server.renumber(5)
  it.server.endWatches(pods)
  await it.until('listed again', () => it.server.asked(lists).length === 2)
  await settled(it)
  it.server.put(pods, pod('b'))
  await it.until('followed', () => it.names().join(' ') === 'a b')
})

await t.test('a version that is forgotten, as an answer to the watch: listed anew', async (t) => {
  const it = await follow(t, [pod('a')])
  await settled(it)
  it.server.putSilently(pods, pod('b'))
  it.server.put(pods, pod('c'))
  await it.until('c', () => it.names().join(' ') === 'a c')
  it.server.putSilently(pods, pod('d'))
  it.server.compact(pods)
  it.server.endWatches(pods)
  await it.until('b and d are found by the list', () => it.names().join(' ') === 'a b c d')
  t.equal(it.informer.problem, undefined, 'which is no problem')
  await settled(it)
})

await t.test(
  'a version that is forgotten, as an event: listed anew, though the stream stays open',
  async (t) => {
    const it = await follow(t, [pod('a')])
    await settled(it)
    it.server.putSilently(pods, pod('b'))
    const gone = { kind: 'Status', code: 410, reason: 'Expired', message: 'too old' }
    it.server.write(pods, `${JSON.stringify({ type: 'ERROR', object: gone })}\n`)
    await it.until('b', () => it.names().join(' ') === 'a b')
    await settled(it)
  },
)

await t.test('other errors as an event are named, and got over', async (t) => {
  const it = await follow(t, [pod('a')])
  await settled(it)
  it.server.fail(lists, refuse(503, 'etcd has no leader'), 1)
  it.server.write(pods, '{"type":"ERROR","object":{"code":500,"message":"etcd: too slow"}}\n')
  await it.until('named', () => it.informer.problem === 'etcd: too slow')
  await it.until('then', () => it.informer.problem === 'etcd has no leader')
  t.same(it.names(), ['a'])
  await settled(it)
  t.equal(it.informer.problem, undefined)
})

const broken = {
  'cut off in the middle of an event': (server: FakeApiServer) => {
    server.write(pods, '{"type":"ADDED","object":{"metadata":{"name":"x","name')
    setTimeout(() => server.cutWatches(pods), 30)
  },
  'ended in the middle of an event': (server: FakeApiServer) => {
    server.write(pods, '{"type":"ADDED","object":{"metadata":{"name":"x","name')
    server.endWatches(pods)
  },
  'with a line that is no JSON': (server: FakeApiServer) => server.write(pods, 'upstream error\n'),
  'with a line that is no event': (server: FakeApiServer) => server.write(pods, '{"kind":"Pod"}\n'),
  'with an event without an object': (server: FakeApiServer) =>
    server.write(pods, '{"type":"ADDED","object":null}\n'),
  'with an object without a name': (server: FakeApiServer) =>
    server.write(pods, '{"type":"ADDED","object":{"metadata":{}}}\n'),
}
for (const [how, breaks] of Object.entries(broken)) {
  await t.test(`a watch ${how} is begun anew`, async (t) => {
    const it = await follow(t, [pod('a')])
    await settled(it)
    it.server.putSilently(pods, pod('b'))
    breaks(it.server)
    await it.until('what was missed is found', () => it.names().join(' ') === 'a b')
    await settled(it)
    it.server.put(pods, pod('c'))
    await it.until('and it is followed', () => it.names().join(' ') === 'a b c')
    t.same(it.served, ['a', 'a b', 'a b c'])
  })
}

await t.test('events in pieces, several at once, with letters of several bytes', async (t) => {
  const it = await follow(t, [])
  await settled(it)
  const event = (name: string): string =>
    JSON.stringify({ type: 'ADDED', object: pod(name, 'knöten-€', { resourceVersion: '2000' }) })
  const bytes = Buffer.from(`${event('a')}\n\n${event('b')}\r\n${event('c')}\n`)
  for (const byte of bytes) {
    it.server.write(pods, Buffer.of(byte) as unknown as string)
    if (byte === 10) await sleep(5)
  }
  await it.until('all', () => it.names().join(' ') === 'a b c')
  t.match(it.informer.objects.get('shop/b'), { spec: { nodeName: 'knöten-€' } })
  t.equal(it.server.asked(lists).length, 1)
})

await t.test(
  'a watch that stays open and says nothing is dead, until a bookmark proves otherwise',
  async (t) => {
    const it = await follow(t, [pod('a')], { limits: { watchSilenceMs: 600 } })
    await settled(it)
    const beat = setInterval(() => it.server.bookmark(pods), 150)
    await sleep(1_500)
    t.equal(it.server.asked(watches).length, 1, 'bookmarks keep it alive')
    clearInterval(beat)
    it.server.putSilently(pods, pod('b'))
    await it.until('what it kept to itself is found', () => it.names().join(' ') === 'a b')
  },
)

await t.test(
  'a watch that ends in order goes on from the last version, also of a bookmark',
  async (t) => {
    const it = await follow(t, [pod('a')])
    await settled(it)
    it.server.put('/api/v1/pods', pod('b'))
    await it.until('b', () => it.names().join(' ') === 'a b')
    it.server.renumber(3_000)
    it.server.bookmark(pods)
    await sleep(100)
    it.server.endWatches(pods)
    await it.until('watched again', () => it.server.asked(watches).length === 2)
    t.equal(it.server.asked(lists).length, 1, 'without another list')
    t.equal(it.server.asked(watches).at(-1)?.query.get('resourceVersion'), '3000')
    t.equal(it.informer.problem, undefined)
  },
)

/** How many requests a server meets in `ms` that does the same to each. */
async function load(it: Followed, ms: number): Promise<number> {
  const before = it.server.requests.length
  await sleep(ms)
  return it.server.requests.length - before
}

await t.test('nothing that goes wrong again and again is asked in a circle', async (t) => {
  const always: [string, (server: FakeApiServer) => void][] = [
    ['watches end at once', (s) => s.fail(watches, (_, r) => void r.end(), Infinity)],
    ['watches are gone at once', (s) => s.fail(watches, refuse(410), Infinity)],
    ['watches fail', (s) => s.fail(watches, refuse(500), Infinity)],
    ['watches are cut', (s) => s.fail(watches, (_, r) => void r.destroy(), Infinity)],
    ['lists are refused', (s) => s.fail(lists, refuse(403), Infinity)],
    ['lists are gone', (s) => s.fail(lists, refuse(410), Infinity)],
    ['events are nonsense', (s) => s.fail(watches, (_, r) => void r.end('{}\n'), Infinity)],
    [
      'one event, then the end',
      (s) =>
        s.fail(
          watches,
          (_, r) => {
            const event = { type: 'MODIFIED', object: pod('a', 'n', { resourceVersion: '1001' }) }
            r.end(`${JSON.stringify(event)}\n`)
          },
          Infinity,
        ),
    ],
  ]
  const counts = await Promise.all(
    always.map(async ([what, prepare]) => {
      const it = await follow(t, [pod('a')], { prepare })
      await it.until(what, () => it.server.requests.length > 0)
      return { what, asked: await load(it, 4_000), it }
    }),
  )
  // Waits of 200, 400, 800, 1,600 ms, up to a quarter less; a list and a watch each time.
  for (const { what, asked } of counts) t.ok(asked <= 14, `${what}: ${asked} requests in 4 s`)
  const [first] = counts
  first?.it.server.heal()
  await settled(first?.it as Followed)
  first?.it.server.put(pods, pod('b'))
  await first?.it.until('and in the end it recovers', () => first.it.names().join(' ') === 'a b')
})

await t.test('a server that asks to be left alone is', async (t) => {
  const it = await follow(t, [pod('a')], {
    prepare: (server) =>
      server.fail(lists, refuse(429, 'too many requests', { 'retry-after': '2' })),
  })
  await it.until('named', () => it.informer.problem === 'too many requests')
  await settled(it)
  const [first, second] = it.server.asked(lists)
  const waited = (second?.at ?? 0) - (first?.at ?? 0)
  t.ok(waited >= 1_950, `${waited} ms`)
})

await t.test('a token that was replaced is read again at once', async (t) => {
  const file = join(t.testdir({ token: 'old' }), 'token')
  const it = await follow(t, [pod('a')], {
    tokenFile: file,
    prepare: (server) => (server.token = 'old'),
  })
  await settled(it)
  writeFileSync(file, 'new')
  it.server.token = 'new'
  it.server.endWatches(pods)
  await it.until('watched again', () => it.server.asked(watches).length >= 2)
  await settled(it)
  it.server.put(pods, pod('b'))
  await it.until('followed', () => it.names().join(' ') === 'a b')
  t.equal(it.server.asked(lists).length, 1, 'nobody noticed')
  t.equal(it.server.asked(watches).at(-1)?.authorization, 'Bearer new')
})

await t.test('a token that is refused is a problem until there is another', async (t) => {
  const file = join(t.testdir({ token: 'old' }), 'token')
  const it = await follow(t, [pod('a')], { tokenFile: file })
  await settled(it)
  it.server.token = 'new'
  it.server.cutWatches(pods)
  await it.until('named', () => it.informer.problem === 'Unauthorized')
  t.same(it.names(), ['a'])
  writeFileSync(file, 'new')
  await settled(it)
  t.equal(it.informer.problem, undefined)
})

await t.test(
  'a kind that may not be read, or is not there, comes as soon as it does',
  async (t) => {
    const refused = await follow(t, [pod('a')], {
      prepare: (server) => server.fail(lists, refuse(403, 'pods is forbidden: no RBAC'), 2),
    })
    await refused.until('refused', () => refused.informer.refused)
    t.match(refused.informer.problem, 'pods is forbidden')
    t.equal(refused.informer.absent, false)
    await settled(refused)
    t.equal(refused.informer.refused, false)

    const absent = await follow(t, [pod('a')], {
      prepare: (server) => server.fail(lists, refuse(404)),
    })
    let changes = 0
    await absent.until('absent', () => absent.informer.absent)
    changes = absent.served.length
    t.equal(absent.informer.problem, undefined)
    await settled(absent)
    t.equal(absent.informer.absent, false)
    t.ok(changes <= 1)
  },
)

await t.test(
  'an API that is closed, or an informer that ends, during a request: silence',
  async (t) => {
    const hang = (server: FakeApiServer): void =>
      server.fail(
        () => true,
        () => {},
        Infinity,
      )
    const half = (server: FakeApiServer): void =>
      server.fail(lists, (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
        response.write('{"metadata":')
      })
    const cases = [hang, half, () => {}].flatMap((prepare) => [
      { prepare, end: (it: Followed) => it.api.close() },
      { prepare, end: (it: Followed) => it.informer[Symbol.dispose]() },
    ])
    await Promise.all(
      cases.map(async ({ prepare, end }) => {
        const it = await follow(t, [pod('a')], { prepare })
        await it.until('asked', () => it.server.requests.length > 0)
        await sleep(50)
        end(it)
        it.server.heal()
        // What had been sent before arrives within this.
        await sleep(200)
        const before = it.server.requests.length
        await sleep(800)
        t.equal(it.server.requests.length, before, 'asks nothing more')
        t.equal(it.informer.problem, undefined, 'which is no problem of anybody’s')
      }),
    )
  },
)

await t.test('requests of a closed API are refused, those under way end', async (t) => {
  const server = await FakeApiServer.start(t)
  server.serve(pods, pod('a'))
  server.fail(
    () => true,
    () => {},
  )
  const api = server.client(t)
  const under = t.rejects(api.request('GET', pods), /closed/)
  while (server.requests.length === 0) await sleep(5)
  api.close()
  await under
  await t.rejects(api.request('GET', pods), /closed/)
  await t.rejects(
    api.watch(pods, () => {}, new AbortController().signal),
    /closed/,
  )
  await t.rejects(listAll(api, pods), /closed/)
})

await t.test(
  'a request is given up with its signal, a refusal carries the server’s words',
  async (t) => {
    const server = await FakeApiServer.start(t)
    server.serve(pods, pod('a'))
    const api = server.client(t)
    server.fail(
      () => true,
      () => {},
    )
    await t.rejects(api.request('GET', pods, { signal: AbortSignal.timeout(50) }), /abort/i)
    server.fail(() => true, refuse(409, 'conflict', { 'retry-after': '7' }))
    await t.rejects(api.request('GET', pods), {
      status: 409,
      message: 'conflict',
      retryAfterMs: 7_000,
    })
    server.fail(
      () => true,
      (_, response) => response.writeHead(502).end('<html>'),
    )
    await t.rejects(api.request('GET', pods), { status: 502, message: /answers 502/ })
    server.fail(() => true, refuse(403, 'pods is forbidden'))
    const never = new AbortController().signal
    await t.rejects(
      api.watch(`${pods}?watch=1`, () => {}, never),
      { message: 'pods is forbidden' },
    )
  },
)

await t.test('a server behind a path of a gateway is asked below that path', async (t) => {
  const server = await FakeApiServer.start(t)
  server.serve(`/k8s/clusters/c1${pods}`, pod('a'))
  const file = server.kubeconfig()
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(`:${server.port}`, `:${server.port}/k8s/clusters/c1/`))
  using api = apiServerOf({ kubeconfig: file })
  t.equal((await listAll(api, pods)).items.length, 1)
})
