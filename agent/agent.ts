// The composition root of the agent: builds broker, policy and worker in reading order, wires them,
// and takes them down in reverse. See ARCHITECTURE.md for the path of a connection through them.
import { closeSync, existsSync, openSync, rmdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Registry } from 'prom-client'
import { typeUrls } from '../mesh/constants.ts'
import { Channel } from '../mesh/grpc.ts'
import { requestCertificate } from '../mesh/ca.ts'
import { AdminServer } from '../mesh/process/admin.ts'
import { untilSignal } from '../mesh/process/lifetime.ts'
import type { Logger } from '../mesh/process/log.ts'
import { XdsClient } from '../mesh/xds/client.ts'
import { adminRoutes } from './admin.ts'
import { Capture } from './bpf/capture.ts'
import { cgroupRoot, mountBpffs, unmountBpffs } from './bpf/probe.ts'
import { Broker } from './broker/broker.ts'
import { FolderPods } from './broker/pods.ts'
import type { AgentConfig } from './config.ts'
import { Enrolments } from './enrolment.ts'
import { Certificates } from './policy/certificates.ts'
import { NodePolicy } from './policy/policy.ts'
import { Reporter } from './policy/report.ts'
import { Store } from './policy/store.ts'
import { Connections } from './worker/connections.ts'
import { TcpMetrics } from './worker/metrics.ts'
import { Worker } from './worker/worker.ts'

/** Where `ip netns` keeps its names. */
const netnsDirectory = '/run/netns'

export class Agent {
  /** Resolves when the agent has ended in order, whatever asked it to. */
  readonly ended: Promise<void>

  private constructor(ended: Promise<void>) {
    this.ended = ended
  }
}
