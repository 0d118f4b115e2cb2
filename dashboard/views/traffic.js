// The service graph as a table: the same edges, with all their numbers.
/** @import { Graph, GraphEdge, Summary } from '../api.ts' */
import { h, replace, setText } from '../dom.js'
import { bytes, duration, rate, serviceName, share } from '../format.js'
import { isFailing, securityInWords } from '../graph/marks.js'
import { empty, howToEnrol, line } from './empty.js'
import { Table } from './table.js'

export class TrafficPage {
  path = () => '/api/graph'
  /** @type {Table<GraphEdge>} */
  #table = new Table({
    label: 'Traffic',
    keyOf: ({ id }) => id,
    columns: [
      { name: 'From', text: (e) => e.source, className: () => 'strong' },
      { name: 'To', text: (e) => e.destination, className: () => 'strong' },
      { name: 'Service', text: (e) => e.services.map(serviceName).join(', ') || '–' },
      {
        name: 'Security',
        text: (e) => securityInWords(e.security),
        className: (e) => `security ${e.security}`,
      },
      numbers('Requests/s', (e) => e.requests?.rate ?? null, rate),
      numbers('Connections/s', (e) => e.connections, rate),
      numbers('Open', (e) => e.open, String),
      numbers('Throughput', (e) => e.toServer + e.toClient, bytes),
      numbers('Failed', failedOf, share, (e) => (isFailing(e) ? 'bad' : '')),
      numbers('p50', (e) => e.requests?.p50 ?? null, duration),
      numbers('p90', (e) => e.requests?.p90 ?? null, duration),
      numbers('p99', (e) => e.requests?.p99 ?? null, duration),
    ],
  })
  #omitted = h('p', { class: 'hint' })
  #element = h('div', { class: 'card' })

  get element() {
    return this.#element
  }

  /** @param {Graph} graph @param {Summary} summary */
  show({ edges, omitted }, summary) {
    this.#table.show(edges)
    setText(this.#omitted, omitted.edges > 0 ? `${omitted.edges} less busy ones are not shown` : '')
    if (edges.length === 0) replace(this.#element, noTraffic(summary))
    else if (!this.#element.contains(this.#table.element)) {
      replace(this.#element, this.#table.element, this.#omitted)
    }
  }
}

/**
 * Errors of requests where there are requests: a waypoint sees more than a connection.
 * @param {GraphEdge} edge
 */
function failedOf({ requests, failedShare }) {
  return requests?.errorShare ?? failedShare
}

/**
 * @param {string} name @param {(edge: GraphEdge) => number | null} pick
 * @param {(value: number) => string} format @param {(edge: GraphEdge) => string} [className]
 */
function numbers(name, pick, format, className = () => '') {
  return {
    name,
    number: true,
    className,
    text: (/** @type {GraphEdge} */ edge) => {
      const value = pick(edge)
      return value === null ? '–' : format(value)
    },
    order: (/** @type {GraphEdge} */ edge) => pick(edge) ?? -1,
  }
}

/**
 * What is missing before there can be traffic to show.
 * @param {Summary} summary
 */
export function noTraffic(summary) {
  const { agents, pods } = summary
  if (agents.nodes > 0 && agents.connected === 0) {
    return empty(
      'No agent is connected',
      line(
        'Agents carry the traffic and tell of it. The problems list says which nodes lack theirs.',
      ),
    )
  }
  if (pods.wanted === 0) return empty('No pod is in the mesh yet', ...howToEnrol(summary))
  if (agents.reporting === 0) {
    return empty('Waiting for the first report', line('Agents report every two seconds.'))
  }
  return empty(
    'No traffic yet',
    line(
      'The mesh is ready. As soon as pods in it talk to each other, this shows who talks to whom.',
    ),
  )
}
