// What Kubernetes does with pods, in a namespace that is in the mesh: every kind of workload, of probe and
// of way in, and a namespace that comes and goes under its traffic.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import {
  accessLines,
  apply,
  freshNamespace,
  inPod,
  kubectl,
  Load,
  leyline,
  outside,
  type PodObject,
  pods,
  until,
} from '../helpers/cluster.ts'

t.setTimeout(900_000)
const space = 'life'
const label = 'leyline.dev/dataplane-mode'
const busybox = 'localhost/busybox:1'
/** Has Node and its gRPC in it. */
const nodeImage = 'localhost/leyline:dev'
const identityOf = (account: string): string => `spiffe://cluster.local/ns/${space}/sa/${account}`

const server = `
apiVersion: v1
kind: ServiceAccount
metadata: {name: web, namespace: ${space}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: ${space}}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: web
      terminationGracePeriodSeconds: 5
      topologySpreadConstraints:
      - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: web}}, matchLabelKeys: [pod-template-hash]}
      containers:
      - name: web
        image: ${busybox}
        command: [sh, -c, "mkdir -p /tmp/w; echo hello > /tmp/w/index.html; trap 'exit 0' TERM; httpd -f -p 8080 -h /tmp/w & wait"]
        ports: [{name: http, containerPort: 8080}]
        lifecycle: {preStop: {exec: {command: [sleep, '3']}}}
        readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${space}}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Service
metadata: {name: web-node, namespace: ${space}}
spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: http, nodePort: 30080}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client, namespace: ${space}}
spec:
  nodeName: node1
  terminationGracePeriodSeconds: 1
  containers: [{name: client, image: ${busybox}, command: [sleep, '100000']}]
`

const wget = (url: string): string[] => ['timeout', '3', 'wget', '-qO-', url]
const isEnrolled = ({ metadata }: PodObject): boolean =>
  metadata.annotations?.['leyline.dev/enrolment'] === 'enrolled'
const ready = (name: string): Promise<string> =>
  kubectl('-n', space, 'rollout', 'status', name, '--timeout=90s')
/** Every access line of both nodes that says so. */
async function lines(fits: (line: Record<string, string>) => boolean) {
  return [...(await accessLines('node1')), ...(await accessLines('node2'))].filter(fits)
}

t.teardown(async () => {
  await kubectl('delete', 'validatingwebhookconfiguration', 'life', '--ignore-not-found')
  await kubectl('delete', 'namespace', space, '--ignore-not-found', '--wait=false')
  await leyline('uninstall')
})

const installed = await leyline('install', '--timeout', '90')
if (installed.code !== 0) throw new Error(installed.err)
await freshNamespace(space, { [label]: 'ambient' })
await apply(server)
await ready('deploy/web')
await kubectl('-n', space, 'wait', '--for=condition=Ready', 'pod/client', '--timeout=60s')
await until('enrolment', async () =>
  (await pods(space)).filter(isEnrolled).length === 3 ? true : undefined,
)

await t.test('a namespace that is labelled and unlabelled loses no request', async (t) => {
  const load = await Load.start(space, 'client', 'http://web/')
  for (let i = 0; i < 4; i++) {
    await kubectl('label', 'namespace', space, `${label}-`)
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await kubectl('label', 'namespace', space, `${label}=ambient`)
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
  const { ok, failed } = await load.stop()
  t.ok(ok > 80, `${ok} requests`)
  t.same(failed, [])
})

await t.test('a Deployment goes from 1 to 20 and back to 1 under load', async (t) => {
  await kubectl('-n', space, 'scale', 'deploy/web', '--replicas=1')
  await ready('deploy/web')
  const load = await Load.start(space, 'client', 'http://web/')
  await kubectl('-n', space, 'scale', 'deploy/web', '--replicas=20')
  await ready('deploy/web')
  await until('20 enrolled', async () =>
    (await pods(space, 'app=web')).filter(isEnrolled).length === 20 ? true : undefined,
  )
  await kubectl('-n', space, 'scale', 'deploy/web', '--replicas=1')
  await until('19 gone', async () =>
    (await pods(space, 'app=web')).length === 1 ? true : undefined,
  )
  const { ok, failed } = await load.stop()
  t.ok(ok > 60, `${ok} requests`)
  t.same(failed, [])
})

await t.test(
  'a Job and an init container are in the mesh from their first connection',
  async (t) => {
    await apply(`
apiVersion: v1
kind: ServiceAccount
metadata: {name: batch, namespace: ${space}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: once, namespace: ${space}}
spec:
  completions: 8
  parallelism: 4
  backoffLimit: 0
  template:
    spec:
      serviceAccountName: batch
      restartPolicy: Never
      initContainers: [{name: first, image: ${busybox}, command: [wget, -qO-, 'http://web/?init']}]
      containers: [{name: then, image: ${busybox}, command: [wget, -qO-, 'http://web/?main']}]
`)
    await kubectl('-n', space, 'wait', '--for=condition=Complete', 'job/once', '--timeout=90s')
    const seen = await until('16 access lines', async () => {
      const found = await lines(
        (l) =>
          l.direction === 'inbound' &&
          l.reason === 'closed' &&
          l['src.identity'] === identityOf('batch'),
      )
      return found.length >= 16 ? found : undefined
    })
    t.equal(seen.length, 16, 'two connections of eight pods, each under the Job’s own identity')
    const failures = await kubectl(
      '-n',
      space,
      'get',
      'events',
      '--field-selector=reason=EnrolmentFailed',
      '-o',
      'name',
    )
    t.equal(failures, '', 'a pod that has run to its end is no failure')
  },
)

await t.test(
  'a StatefulSet behind a headless Service is reached by name, in the mesh',
  async (t) => {
    await apply(`
apiVersion: v1
kind: ServiceAccount
metadata: {name: db, namespace: ${space}}
---
apiVersion: v1
kind: Service
metadata: {name: db, namespace: ${space}}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 8080}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: ${space}}
spec:
  serviceName: db
  replicas: 2
  podManagementPolicy: Parallel
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec:
      serviceAccountName: db
      terminationGracePeriodSeconds: 1
      containers:
      - name: db
        image: ${busybox}
        command: [sh, -c, "mkdir -p /tmp/w; hostname > /tmp/w/index.html; httpd -f -p 8080 -h /tmp/w"]
        readinessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
`)
    await ready('statefulset/db')
    const host = (i: number): string => `db-${i}.db.${space}.svc.cluster.local`
    for (const i of [0, 1]) {
      const answer = await inPod(space, 'client', ...wget(`http://${host(i)}:8080/`))
      t.equal(answer.out.trim(), `db-${i}`, answer.err)
    }
    const found = await lines(
      (l) => l.direction === 'inbound' && l['dst.identity'] === identityOf('db'),
    )
    t.ok(found.length >= 2)
    t.ok(found.every((l) => l['src.identity'] === identityOf('default')))
  },
)

await t.test(
  'http, tcp, grpc and exec probes keep passing; a policy does not stop them',
  async (t) => {
    // Whoever connects must prove to be somebody: a kubelet cannot.
    await apply(`
apiVersion: leyline.dev/v1alpha1
kind: AuthorizationPolicy
metadata: {name: probed, namespace: ${space}}
spec:
  selector: {matchLabels: {app: probed}}
  action: ALLOW
  rules: [{from: [{source: {principals: [cluster.local/ns/${space}/sa/nobody]}}]}]
`)
    const health = `
const grpc = require('/opt/leyline/node_modules/@grpc/grpc-js')
const raw = (x) => x
const check = { path: '/grpc.health.v1.Health/Check', requestStream: false, responseStream: false,
  requestSerialize: raw, requestDeserialize: raw, responseSerialize: raw, responseDeserialize: raw }
const server = new grpc.Server()
server.addService({ check }, { check: (_call, done) => done(null, Buffer.from([8, 1])) })
server.bindAsync('0.0.0.0:9000', grpc.ServerCredentials.createInsecure(), () => {})
require('node:http').createServer((_q, r) => r.end('fine')).listen(8080)
process.on('SIGTERM', () => process.exit(0))`
    await apply(`
apiVersion: v1
kind: Pod
metadata: {name: probed, namespace: ${space}, labels: {app: probed}}
spec:
  nodeName: node2
  terminationGracePeriodSeconds: 1
  containers:
  - name: probed
    image: ${nodeImage}
    command: [/usr/bin/node, -e, ${JSON.stringify(health)}]
    startupProbe: {exec: {command: [/usr/bin/node, -e, ""]}, periodSeconds: 2, timeoutSeconds: 10}
    readinessProbe: {grpc: {port: 9000}, periodSeconds: 1, failureThreshold: 2}
    livenessProbe: {httpGet: {port: 8080}, periodSeconds: 1, failureThreshold: 2}
  - name: second
    image: ${busybox}
    command: [httpd, -f, -p, '7000', -h, /tmp]
    livenessProbe: {tcpSocket: {port: 7000}, periodSeconds: 1, failureThreshold: 2}
`)
    const state = async () => {
      const [pod] = await pods(space, 'app=probed')
      const containers = pod?.status.containerStatuses ?? []
      return {
        enrolled: pod !== undefined && isEnrolled(pod),
        ready: containers.length === 2 && containers.every((c) => c.ready),
        restarts: containers.reduce((n, c) => n + c.restartCount, 0),
      }
    }
    await kubectl('-n', space, 'wait', '--for=condition=Ready', 'pod/probed', '--timeout=60s')
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    t.same(await state(), { enrolled: true, ready: true, restarts: 0 })
    const [probed] = await pods(space, 'app=probed')
    const denied = await inPod(space, 'client', ...wget(`http://${probed?.status.podIP}:8080/`))
    t.not(denied.code, 0, 'the policy holds for others')
  },
)

await t.test('a node port leads into the mesh, from outside and from a node', async (t) => {
  for (const address of ['10.200.0.11', '10.200.0.12']) {
    const { out, err } = await outside('curl', '-sS', '-m', '5', `http://${address}:30080/`)
    t.equal(out.trim(), 'hello', err)
    const fromPod = await inPod(space, 'client', ...wget(`http://${address}:30080/`))
    t.equal(fromPod.out.trim(), 'hello', fromPod.err)
  }
})

await t.test('the API server calls a webhook that is a pod of the mesh', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'leyline-webhook-'))
  t.teardown(() => rmSync(directory, { recursive: true }))
  const name = `webhook.${space}.svc`
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
  const subject = [
    '-nodes',
    '-days',
    '1',
    '-subj',
    `/CN=${name}`,
    '-addext',
    `subjectAltName=DNS:${name}`,
  ]
  execFileSync('openssl', [...request, ...subject, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  })
  const hook = `
const options = { key: ${JSON.stringify(readFileSync(key, 'utf8'))}, cert: ${JSON.stringify(readFileSync(certificate, 'utf8'))} }
require('node:https').createServer(options, (request, response) => {
  let text = ''
  request.on('data', (chunk) => (text += chunk)).on('end', () => {
    const { uid } = JSON.parse(text).request
    const status = { message: 'the pod says no' }
    response.end(JSON.stringify({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: { uid, allowed: false, status } }))
  })
}).listen(8443)`
  await apply(`
apiVersion: v1
kind: Pod
metadata: {name: webhook, namespace: ${space}, labels: {app: webhook}}
spec:
  terminationGracePeriodSeconds: 1
  containers:
  - {name: webhook, image: ${nodeImage}, command: [/usr/bin/node, -e, ${JSON.stringify(hook)}], readinessProbe: {tcpSocket: {port: 8443}, periodSeconds: 1}}
---
apiVersion: v1
kind: Service
metadata: {name: webhook, namespace: ${space}}
spec: {selector: {app: webhook}, ports: [{port: 443, targetPort: 8443}]}
`)
  await kubectl('-n', space, 'wait', '--for=condition=Ready', 'pod/webhook', '--timeout=60s')
  await apply(
    JSON.stringify({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'life' },
      webhooks: [
        {
          name: 'life.leyline.dev',
          admissionReviewVersions: ['v1'],
          sideEffects: 'None',
          timeoutSeconds: 5,
          failurePolicy: 'Ignore',
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': space } },
          rules: [
            {
              apiGroups: [''],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['secrets'],
            },
          ],
          clientConfig: {
            service: { name: 'webhook', namespace: space },
            caBundle: readFileSync(certificate).toString('base64'),
          },
        },
      ],
    }),
  )
  // The API server learns of a webhook within moments; until then it lets everything through.
  const refused = await until('the webhook’s word', () =>
    kubectl('-n', space, 'create', 'secret', 'generic', `s${Date.now()}`).then(
      () => undefined,
      (error: Error) => error.message,
    ),
  )
  t.match(refused, 'the pod says no')
  await kubectl('delete', 'validatingwebhookconfiguration', 'life')
})

await t.test('cluster DNS is no part of the mesh, and works for those who are', async (t) => {
  const [dns] = await pods('kube-system', 'k8s-app=kube-dns')
  t.equal(dns?.metadata.annotations?.['leyline.dev/enrolment'], undefined)
  const found = await inPod(
    space,
    'client',
    'timeout',
    '5',
    'nslookup',
    `web.${space}.svc.cluster.local`,
  )
  t.equal(found.code, 0, found.err)
})

await t.test('with neither agents nor control, other pods start and resolve names', async (t) => {
  await freshNamespace('elsewhere')
  t.teardown(() => kubectl('delete', 'namespace', 'elsewhere', '--wait=false'))
  const system = ['-n', 'leyline-system']
  await kubectl(...system, 'scale', 'deploy/leyline-control', '--replicas=0')
  const nowhere = JSON.stringify({
    spec: { template: { spec: { nodeSelector: { nowhere: 'yes' } } } },
  })
  await kubectl(...system, 'patch', 'daemonset', 'leyline-agent', '--type=merge', '-p', nowhere)
  await until('no agent', async () =>
    (await pods('leyline-system')).length === 0 ? true : undefined,
  )
  for (const node of ['node1', 'node2']) {
    await apply(`
apiVersion: v1
kind: Pod
metadata: {name: on-${node}, namespace: elsewhere}
spec:
  nodeName: ${node}
  terminationGracePeriodSeconds: 1
  containers: [{name: c, image: ${busybox}, command: [sleep, '1000']}]
`)
    const began = Date.now()
    await kubectl(
      '-n',
      'elsewhere',
      'wait',
      '--for=condition=Ready',
      `pod/on-${node}`,
      '--timeout=30s',
    )
    t.comment(`ready after ${Date.now() - began} ms`)
    const found = await inPod(
      'elsewhere',
      `on-${node}`,
      'timeout',
      '5',
      'nslookup',
      'kubernetes.default.svc.cluster.local',
    )
    t.equal(found.code, 0, found.err)
  }
  const closed = await inPod(space, 'client', ...wget('http://web/'))
  t.not(closed.code, 0, 'what was in the mesh is closed, not plain')
  t.equal((await leyline('install', '--timeout', '90')).code, 0, 'installing again heals it')
  await until('traffic', async () =>
    (await inPod(space, 'client', ...wget('http://web/'))).code === 0 ? true : undefined,
  )
})
