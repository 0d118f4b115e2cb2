// Where a kubelet is looked for, over a directory that stands for the cgroup v2 mount: the real one, with
// programs attached, is in test/bpf/probe.test.ts.
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { Cgroup } from '../../agent/bpf/capture.ts'
import { outermost } from '../../agent/bpf/links.ts'
import { Kubelet, kubeletCgroups } from '../../agent/broker/kubelet.ts'
import { createLog } from '../../mesh/process/log.ts'
import { eventually } from '../helpers/local.ts'

function follow(t: Test, setting: string, directories: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), 'leyline-kubelet-'))
  t.teardown(() => rmSync(root, { recursive: true }))
  const make = (path: string): void => void mkdirSync(join(root, path), { recursive: true })
  for (const path of directories) make(path)
  const lines: string[] = []
  const destination = { write: (line: string) => void lines.push(line) }
  const log = createLog({ name: 'test', destination })
  const told: Cgroup[][] = []
  let failing = false
  const capture = {
    setKubelets: (cgroups: readonly Cgroup[]) => {
      if (failing) throw new Error('on fire')
      told.push([...cgroups])
    },
  }
  const kubelet = Kubelet.open({ setting, root, capture, log })
  t.teardown(() => kubelet[Symbol.dispose]())
  const fail = (on: boolean): void => void (failing = on)
  const warnings = (): string[] => lines.filter((line) => line.includes('"level":"warn"'))
  return { root, make, told, kubelet, fail, warnings }
}

await t.test('auto takes all that are there, by the id they have now', async (t) => {
  const here = ['/system.slice/k3s.service', '/system.slice/kubelet.service', '/k3s']
  const { kubelet, told, root, warnings } = follow(t, 'auto', [
    ...here,
    '/system.slice/cron.service',
  ])
  t.same([...kubelet.status().cgroups].sort(), here.sort())
  t.equal(kubelet.status().problem, undefined)
  for (const { path, id } of told[0] ?? []) t.equal(statSync(path, { bigint: true }).ino, id)
  t.ok(told[0]?.every(({ path }) => path.startsWith(root)))
  t.same(warnings(), [])
})

await t.test('containerd’s cgroup is a kubelet’s on k0s alone', async (t) => {
  const containerd = '/system.slice/containerd.service'
  const kubeadm = follow(t, 'auto', [containerd, '/system.slice/kubelet.service'])
  t.same(kubeadm.kubelet.status().cgroups, ['/system.slice/kubelet.service'])
  const k0s = follow(t, 'auto', [
    containerd,
    '/system.slice/k0sworker.service',
    '/system.slice/k0scontroller.service',
  ])
  t.equal(k0s.kubelet.status().cgroups.filter((path) => path === containerd).length, 1)
})

await t.test('every place has its users, and is an absolute path', async (t) => {
  for (const { path, of, beside = '/' } of kubeletCgroups) {
    t.match(path, /^\/.*[^/]$/)
    t.match(beside, /^\//)
    t.not(of, '')
  }
})

await t.test('where there is none, one warning says so, until there is one', async (t) => {
  const { kubelet, make, told, warnings } = follow(t, 'auto', ['/system.slice'])
  t.match(kubelet.status(), { cgroups: [], problem: /bpf\.kubeletCgroup/ })
  make('/system.slice/unrelated.service')
  await new Promise((resolve) => setTimeout(resolve, 100))
  t.equal(warnings().length, 1)
  t.same(told, [[]], 'nothing to tell twice')
  make('/system.slice/kubelet.service')
  await eventually(() => (kubelet.status().problem === undefined ? true : undefined))
  t.same(kubelet.status().cgroups, ['/system.slice/kubelet.service'])
  t.equal(warnings().length, 1)
})

await t.test(
  'a path that is configured is the only one; none is none, without a word',
  async (t) => {
    const there = ['/system.slice/kubelet.service', '/mine']
    t.same(follow(t, '/mine', there).kubelet.status(), { cgroups: ['/mine'] })
    t.same(follow(t, '/', there).kubelet.status(), { cgroups: ['/'] })
    t.match(follow(t, '/else', there).kubelet.status(), {
      cgroups: [],
      problem: /\/else is not there/,
    })
    const none = follow(t, 'none', there)
    t.same(none.kubelet.status(), { cgroups: [] })
    t.same(none.told, [[]], 'what a former agent attached goes')
    t.same(none.warnings(), [])
  },
)

await t.test('a cgroup that cannot be used is tried again', async (t) => {
  const { kubelet, make, root, told, fail, warnings } = follow(t, '/mine', ['/mine'])
  fail(true)
  rmdirSync(join(root, '/mine'))
  make('/other')
  make('/mine')
  await eventually(() => (kubelet.status().problem === undefined ? undefined : true))
  t.match(kubelet.status(), { cgroups: [], problem: /on fire/ })
  fail(false)
  await eventually(() => (kubelet.status().problem === undefined ? true : undefined))
  t.same(kubelet.status(), { cgroups: ['/mine'] })
  t.ok(warnings().length >= 1)
  t.ok(told.length >= 2)
})

await t.test('programs are attached at the outermost cgroups, each once', async (t) => {
  t.same(outermost(['/c/pods', '/c/agent']), ['/c/pods', '/c/agent'])
  t.same(outermost(['/c/pods', '/c', '/c/kubelet']), ['/c'])
  t.same(outermost(['/c/pods', '/c/pods', '/c/podsworth']), ['/c/pods', '/c/podsworth'])
  t.same(outermost(['/', '/c']), ['/'])
})
