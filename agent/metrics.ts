// The agent's metrics beside istio_tcp_*: pods, certificates, control, and what the kernel counted.
import { Counter, Gauge, type Registry } from 'prom-client'
import type { XdsClient } from '../mesh/xds/client.ts'
import type { Capture } from './bpf/capture.ts'
import type { Kubelet } from './broker/kubelet.ts'
import type { Enrolments } from './enrolment.ts'

export function registerMetrics(
  registry: Registry,
  parts: {
    capture: Capture
    kubelet: Kubelet
    enrolments: Enrolments
    xds: XdsClient
    version: string
  },
): void {
  const { capture, kubelet, enrolments, xds, version } = parts
  new Gauge({
    name: 'istio_build',
    help: 'version of this program',
    labelNames: ['component', 'tag'],
    registers: [registry],
  }).set({ component: 'leyline-agent', tag: version }, 1)
  new Gauge({
    name: 'leyline_pods',
    help: 'pods of this node by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.reset()
      for (const state of ['idle', 'enrolled', 'failed']) this.set({ state }, 0)
      for (const { state } of enrolments.list()) this.inc({ state })
    },
  })
  new Gauge({
    name: 'leyline_control_connected',
    help: '1 while the stream to control is open',
    registers: [registry],
    collect() {
      this.set(xds.connected ? 1 : 0)
    },
  })
  new Gauge({
    name: 'leyline_kubelet_cgroups',
    help: 'cgroups of a kubelet found on this node; at 0 probes are steered to the agent',
    registers: [registry],
    collect() {
      this.set(kubelet.status().cgroups.length)
    },
  })
  new Counter({
    name: 'leyline_capture_events_total',
    help: 'events counted by the BPF programs',
    labelNames: ['event'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [event, value] of Object.entries(capture.counters())) this.inc({ event }, value)
    },
  })
}
