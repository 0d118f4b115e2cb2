// Control's metrics, under the names that Istio's dashboards know.
import { Counter, Gauge, type Registry } from 'prom-client'
import type { XdsServer } from '../mesh/xds/server.ts'
import type { CertificateAuthority } from './ca.ts'
import type { Configuration } from './objects.ts'
import type { Telemetry } from './telemetry.ts'
import type { Root } from './trust.ts'

export function registerMetrics(
  registry: Registry,
  parts: {
    configuration: Configuration
    discovery: XdsServer
    authority: CertificateAuthority
    root: Root
    telemetry: Telemetry
  },
): void {
  const { configuration, discovery, authority, root, telemetry } = parts
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  }
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  }
  const model = () => configuration.snapshot.model
  const rejected = (): number =>
    configuration.snapshot.problems.filter(({ severity }) => severity === 'error').length
  gauge('pilot_xds', 'agents and waypoints connected', () => discovery.connected)
  counter('pilot_xds_pushes', 'pushes sent', () => discovery.pushes)
  counter('pilot_total_xds_rejects', 'pushes rejected by clients', () => discovery.nacks)
  gauge('pilot_services', 'services known', () => model().services.size)
  gauge('pilot_total_rejected_configs', 'problems in the configuration now', rejected)
  counter('galley_validation_config_updates', 'snapshots built', () => configuration.builds)
  counter('citadel_server_csr_count', 'certificate requests', () => authority.counts.requests)
  counter(
    'citadel_server_success_cert_issuance_count',
    'certificates signed',
    () => authority.counts.issued,
  )
  counter(
    'citadel_server_csr_refused_count',
    'certificate requests refused',
    () => authority.counts.refused,
  )
  counter(
    'citadel_server_authentication_failure_count',
    'calls without a valid token',
    () => authority.counts.unauthenticated,
  )
  gauge(
    'citadel_server_root_cert_expiry_timestamp',
    'expiry of the root, Unix time in seconds',
    () => Date.parse(root.certificate.validTo) / 1000,
  )
  gauge('leyline_telemetry_instances', 'reporters heard', () => telemetry.size.instances)
  gauge('leyline_telemetry_edges', 'edges kept of all of them', () => telemetry.size.edges)
  counter('leyline_telemetry_reports_total', 'reports read', () => telemetry.counts.reports)
  counter(
    'leyline_telemetry_refused_total',
    'edges and reports that were malformed, or not for the caller to tell',
    () => telemetry.counts.refused,
  )
  counter(
    'leyline_telemetry_dropped_total',
    'edges dropped for want of room, the longest unchanged first',
    () => telemetry.counts.dropped,
  )
}
