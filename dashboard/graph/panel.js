// What is known of one node or edge of the graph, beside the picture.
/** @import { Graph, GraphEdge, GraphNode, Requests } from '../api.ts' */
/** @import { Child } from '../dom.js' */
import { h, replace, s } from '../dom.js'
import { bytes, duration, rate, serviceName, share } from '../format.js'
import { factsOf, isActive, lockIcon, securityInWords } from './marks.js'

const securityFacts = {
  mutual: 'Both ends have proved who they are; nothing but TLS 1.3 crosses the network.',
  mixed: 'Some of these connections are plaintext: one of their ends is outside the mesh.',
  plaintext: 'Anybody on the way can read this: one of the ends is outside the mesh.',
  none: 'No connection has been opened yet.',
}
const spark = { width: 272, height: 56 }

/**
 * @param {HTMLElement} panel
 * @param {Graph} graph
 * @param {string | undefined} selected
 * @param {(id: string | undefined) => void} select
 * @returns {boolean} whether there is such a thing
 */
export function showPanel(panel, graph, selected, select) {
  const node = graph.nodes.find(({ id }) => id === selected)
  const edge = graph.edges.find(({ id }) => id === selected)
  const close = h(
    'button',
    {
      type: 'button',
      class: 'close',
      'aria-label': 'Close',
      'data-focus': 'close',
      onclick: () => select(undefined),
    },
    '✕',
  )
  if (node !== undefined) replace(panel, close, ...ofNode(node, graph, select))
  else if (edge !== undefined) replace(panel, close, ...ofEdge(edge, graph, select))
  return node !== undefined || edge !== undefined
}

/** @param {GraphNode} node @param {Graph} graph @param {(id: string) => void} select @returns {Child[]} */
function ofNode(node, { nodes, edges }, select) {
  const { id, kind, namespace, name, pods, identities } = node
  const from = edges.filter(({ destination }) => destination === id)
  const to = edges.filter(({ source }) => source === id)
  const nameOf = namesOf(nodes)
  return [
    h(
      'p',
      { class: 'kind' },
      kind === 'workload' ? 'Workload' : kind === 'waypoint' ? 'Waypoint' : 'Unknown',
    ),
    h('h2', {}, name),
    facts([
      ['Namespace', namespace || '–'],
      ['Pods', pods === 0 ? factsOf(node) : `${pods}, ${membership(node)}`],
      ...identities.map((identity) => /** @type {[string, string]} */ (['Identity', identity])),
    ]),
    ...lists('Called by', from, (edge) => nameOf(edge.source), select),
    ...lists('Calls', to, (edge) => nameOf(edge.destination), select),
  ]
}

/** @param {GraphNode} node */
function membership({ pods, enrolled }) {
  if (enrolled === 0) return 'outside the mesh'
  return enrolled === pods ? 'all in the mesh' : `${enrolled} of them in the mesh`
}

/** @param {readonly GraphNode[]} nodes */
function namesOf(nodes) {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  return (/** @type {string} */ id) => names.get(id) ?? id
}

/**
 * @param {string} title @param {readonly GraphEdge[]} edges
 * @param {(edge: GraphEdge) => string} name @param {(id: string) => void} select
 * @returns {Child[]}
 */
function lists(title, edges, name, select) {
  if (edges.length === 0) return []
  const items = edges.map((edge) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', 'data-focus': edge.id, onclick: () => select(edge.id) },
        lockIcon(edge.security === 'mutual' ? 'closed' : 'open'),
        h('span', {}, name(edge)),
        h('span', { class: 'hint' }, inShort(edge)),
      ),
    ),
  )
  return [h('h3', {}, title), h('ul', { class: 'links' }, ...items)]
}

/** @param {GraphEdge} edge */
function inShort(edge) {
  if (!isActive(edge)) return edge.open > 0 ? `${edge.open} open` : 'idle'
  const { requests, connections, toServer, toClient } = edge
  if (requests !== null && requests.rate > 0) return `${rate(requests.rate)} req/s`
  return connections > 0 ? `${rate(connections)} conn/s` : bytes(toServer + toClient)
}

/** @param {GraphEdge} edge @param {Graph} graph @param {(id: string) => void} select @returns {Child[]} */
function ofEdge(edge, { nodes }, select) {
  const nameOf = namesOf(nodes)
  const { security, principals, services, requests } = edge
  const end = (/** @type {string} */ id) =>
    h(
      'button',
      { type: 'button', class: 'link', 'data-focus': id, onclick: () => select(id) },
      nameOf(id),
    )
  return [
    h('p', { class: 'kind' }, 'Traffic'),
    h('h2', {}, end(edge.source), ' → ', end(edge.destination)),
    h(
      'p',
      { class: `security-fact ${security}` },
      lockIcon(security === 'mutual' ? 'closed' : 'open'),
      h(
        'span',
        {},
        h('strong', {}, capital(securityInWords(security))),
        `. ${securityFacts[security]}`,
      ),
    ),
    sparkline(edge),
    facts([
      ['Connections', `${rate(edge.connections)} per s, ${edge.open} open`],
      ['To the server', bytes(edge.toServer)],
      ['To the client', bytes(edge.toClient)],
      ['Never opened', share(edge.failedShare)],
      ['Mutual TLS', edge.mutualShare === null ? '–' : `${share(edge.mutualShare)} of connections`],
      ...(requests === null ? [] : requestFacts(requests)),
      ['Services', services.map(serviceName).join(', ') || 'addresses of pods'],
      ['Client', principals.source || 'not proven'],
      ['Server', principals.destination || 'not proven'],
    ]),
    h('p', { class: 'hint' }, 'Rates: last 10 s. Shares and percentiles: last minute.'),
  ]
}

/** @param {Requests} requests @returns {[string, string][]} */
function requestFacts({ rate: perSecond, errorShare, p50, p90, p99 }) {
  return [
    ['Requests', `${rate(perSecond)} per s`],
    ['Errors (5xx)', share(errorShare)],
    ['p50 · p90 · p99', [p50, p90, p99].map(duration).join(' · ')],
  ]
}

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

/** @param {[string, string][]} rows */
function facts(rows) {
  const long = (/** @type {string} */ value) =>
    value.startsWith('spiffe:') ? 'long mono' : undefined
  return h(
    'dl',
    {},
    ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', { class: long(value) }, value)]),
  )
}

/**
 * The last minute.
 * @param {GraphEdge} edge
 */
function sparkline({ history, requests }) {
  const top = Math.max(...history, 1e-9)
  const { width, height } = spark
  const points = history.map((value, i) => {
    const x = (i / (history.length - 1)) * width
    return `${x.toFixed(1)} ${(height - 2 - (value / top) * (height - 8)).toFixed(1)}`
  })
  const line = `M ${points.join(' L ')}`
  const most = top < 1e-6 ? 'nothing' : requests === null ? bytes(top) : `${rate(top)} requests/s`
  const text = `Last minute, at most ${most}`
  return h(
    'figure',
    {},
    s(
      'svg',
      {
        class: 'spark',
        preserveAspectRatio: 'none',
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-label': text,
      },
      s('path', { class: 'area', d: `${line} L ${width} ${height} L 0 ${height} Z` }),
      s('path', { class: 'curve', d: line }),
    ),
    h('figcaption', {}, text),
  )
}
