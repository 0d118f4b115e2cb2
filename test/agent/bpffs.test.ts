// Where pins may lie: an agent of a container must not make itself a bpffs that goes with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { mountBpffs } from '../../agent/bpf/probe.ts'

await t.test('a node without a bpffs is told how to mount one', async (t) => {
  const wanted = { code: 'bpf', message: /no bpffs is mounted at .*mount -t bpf bpf/ }
  t.throws(() => mountBpffs('/sys/kernel/leyline'), wanted, 'sysfs lets nobody make a directory')
  const directory = mkdtempSync(join(tmpdir(), 'leyline-bpffs-'))
  t.teardown(() => rmSync(directory, { recursive: true }))
  t.throws(() => mountBpffs(join(directory, 'pins'), false), wanted)
})
