// The chart against `leyline install`: the same objects from the same values, whatever they are.
import { globSync, readFileSync } from 'node:fs'
import t from 'tap'
import { parse } from 'yaml'
import { crds } from '../../deploy/kubernetes/crds.ts'
import { manifests } from '../../deploy/kubernetes/manifests.ts'
import { defaultValues, documentedValues, type Values } from '../../deploy/kubernetes/values.ts'
import { uninstallHook } from '../../deploy/helm/hook.ts'
import { chart, chartValues, isHook, renderChart, sorted } from '../helpers/helm.ts'

/** Every value another than its default, and such that quoting matters. */
const others: Values = {
  image: 'registry.example:5000/a/b@sha256:0123',
  imagePullPolicy: 'Always',
  imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
  trustDomain: 'true',
  logLevel: 'debug',
  criSocket: '/run/k3s/containerd/containerd.sock',
  kubeletCgroup: '/a.slice/kubelet@1.service',
  agent: {
    resources: { requests: { cpu: 1 }, limits: { memory: '1Gi' } },
    nodeSelector: { 'a/b': 'true', c: '1' },
    tolerations: [{ key: 'k', operator: 'Equal', value: '"quoted"', effect: 'NoSchedule' }],
    priorityClassName: '',
  },
  control: {
    resources: {},
    nodeSelector: { d: 'on' },
    tolerations: [{ operator: 'Exists', tolerationSeconds: 3 }],
    priorityClassName: 'high: yes # no',
  },
}

await t.test('values.yaml holds the defaults, and a value for everything', async (t) => {
  t.same(chartValues(), defaultValues)
  for (const { path } of documentedValues()) {
    const [name = '', inner] = path
    const pick = (values: object): unknown => {
      const value = (values as Record<string, unknown>)[name]
      return inner === undefined ? value : (value as Record<string, unknown>)[inner]
    }
    t.not(JSON.stringify(pick(others)), JSON.stringify(pick(defaultValues)), path.join('.'))
  }
})

for (const [which, values] of [
  ['the defaults', defaultValues],
  ['every value changed', others],
] as const) {
  for (const namespace of ['leyline-system', '123']) {
    await t.test(`chart and install agree: ${which}, in namespace ${namespace}`, async (t) => {
      const rendered = renderChart(values, namespace)
      const installed = manifests({ ...values, namespace })
      const own = rendered.filter((object) => !isHook(object))
      t.same(sorted(own), sorted(installed.filter(({ kind }) => kind !== 'Namespace')))
      const hook = uninstallHook({ ...values, namespace })
      t.same(sorted(rendered.filter(isHook)), sorted(hook))
      for (const { metadata } of rendered)
        t.equal(metadata.labels?.['app.kubernetes.io/managed-by'], 'Helm')
    })
  }
}

await t.test('our kinds are in crds/ and in deploy/crds, the same', async (t) => {
  for (const directory of [`${chart}/crds`, 'deploy/crds']) {
    const found = globSync(`${directory}/*.yaml`).map(
      (file) => parse(readFileSync(file, 'utf8')) as unknown,
    )
    t.same(found, crds())
  }
})

await t.test('the chart is of the version of the product', async (t) => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const metadata = parse(readFileSync(`${chart}/Chart.yaml`, 'utf8')) as object
  t.match(metadata, { apiVersion: 'v2', version, appVersion: version, kubeVersion: '>=1.30.0-0' })
})

await t.test(
  'the hook takes the agents off, with no more permissions than that takes',
  async (t) => {
    const objects = uninstallHook({ ...defaultValues, namespace: 'mesh' })
    t.same(
      objects.map(({ kind }) => kind),
      ['ServiceAccount', 'Role', 'RoleBinding', 'Job'],
    )
    t.match(
      objects.find(({ kind }) => kind === 'Role'),
      {
        rules: [
          { resources: ['daemonsets'], resourceNames: ['leyline-agent'], verbs: ['delete'] },
          { resources: ['pods'], verbs: ['list'] },
        ],
      },
    )
    const job = objects.find(({ kind }) => kind === 'Job')
    t.match(JSON.stringify(job), '"cli/main.ts","uninstall","--only-agents","--namespace","mesh"')
    const labels = job?.metadata.labels
    for (const { spec } of manifests({ ...defaultValues, namespace: 'mesh' })) {
      const { selector } = (spec ?? {}) as { selector?: { matchLabels?: Record<string, string> } }
      const wanted = Object.entries(selector?.matchLabels ?? {})
      if (wanted.length === 0) continue
      t.notOk(
        wanted.every(([key, value]) => labels?.[key] === value),
        'nobody else selects its pod',
      )
    }
  },
)
