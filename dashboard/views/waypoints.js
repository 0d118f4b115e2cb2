// Waypoints and their routes: the weights that were configured beside the shares that were measured.
/** @import { RouteRow, WaypointRow } from '../api.ts' */
/** @import { Child } from '../dom.js' */
import { h, replace } from '../dom.js'
import { count, duration, rate, serviceName, share } from '../format.js'
import { code, empty, line } from './empty.js'

export class WaypointsPage {
  path = () => '/api/waypoints'
  #element = h('div', { class: 'cards' })

  get element() {
    return this.#element
  }

  /** @param {WaypointRow[]} rows */
  show(rows) {
    if (rows.length === 0) return replace(this.#element, h('div', { class: 'card' }, noWaypoint()))
    replace(this.#element, ...rows.map(card))
  }
}

function noWaypoint() {
  return empty(
    'No waypoint',
    line('Without one, the mesh works at layer 4: mutual TLS, identities, policies on them.'),
    line(
      'A waypoint adds layer 7 for a namespace or a Service: routes, canaries by weight, latencies.',
    ),
    code('leyline waypoint --help'),
  )
}

/** @param {WaypointRow} waypoint */
function card({ namespace, name, endpoints, ready, identities, workloads, services, requests }) {
  const state = ready === 0 ? 'failed' : ready < endpoints ? 'waiting' : 'enrolled'
  return h(
    'section',
    { class: 'card waypoint' },
    h(
      'header',
      {},
      h('h2', {}, name, h('span', { class: 'hint' }, ` in ${namespace}`)),
      h('span', { class: `state ${state}` }, `${ready} of ${count(endpoints, 'endpoint')} ready`),
      h('span', { class: 'hint mono' }, identities.join(', ')),
      h('span', { class: 'numbers' }, inNumbers(requests)),
    ),
    services.length === 0 && h('p', { class: 'hint' }, serves(workloads)),
    ...services.map((each) =>
      h(
        'div',
        { class: 'service' },
        h(
          'h3',
          {},
          serviceName(each.service),
          !each.bound && h('span', { class: 'hint' }, ' some endpoints only'),
        ),
        ...each.routes.map(routeBlock),
      ),
    ),
  )
}

/** @param {number} workloads */
const serves = (workloads) =>
  workloads === 0
    ? 'Nothing is bound to it yet.'
    : `${count(workloads, 'pod')} by address, no Service.`

/** @param {RouteRow['requests']} requests */
function inNumbers({ rate: perSecond, errorShare, p50, p90, p99 }) {
  if (perSecond === 0 && errorShare === null) return 'no requests in the last minute'
  const times = `p50 ${duration(p50)} · p90 ${duration(p90)} · p99 ${duration(p99)}`
  return `${rate(perSecond)} req/s · ${share(errorShare)} errors · ${times}`
}

/** @param {RouteRow} route */
function routeBlock({ name, port, protocol, match, requests, backends }) {
  return h(
    'div',
    { class: 'route' },
    h(
      'div',
      { class: 'route-head' },
      h('strong', {}, name || 'no route: its own endpoints'),
      h('span', { class: 'hint' }, `port ${port}, ${protocol} · ${match}`),
      h('span', { class: 'numbers' }, inNumbers(requests)),
    ),
    backends.length > 0 && h('ul', { class: 'backends' }, ...backends.map(backendRow)),
  )
}

/** @param {RouteRow['backends'][number]} backend */
function backendRow({ service, port, configured, measured, requests, problem }) {
  return h(
    'li',
    {},
    h('span', { class: 'backend-name' }, `${serviceName(service) || '–'}:${port}`),
    bars(configured, measured),
    h('span', { class: 'numbers' }, problem === '' ? inNumbers(requests) : ''),
    problem !== '' && h('span', { class: 'bad' }, problem),
  )
}

/**
 * Both shares, one above the other, so that a difference is seen.
 * @param {number} configured @param {number | null} measured
 */
function bars(configured, measured) {
  const bar = (/** @type {string} */ kind, /** @type {number | null} */ value) => {
    const meter = h('span', { class: `bar ${kind}` }, h('i'))
    const fill = meter.firstElementChild
    if (fill instanceof HTMLElement) fill.style.width = `${(value ?? 0) * 100}%`
    return h(
      'span',
      { class: 'bar-line' },
      meter,
      h('b', {}, share(value)),
      h('span', { class: 'hint' }, kind),
    )
  }
  /** @type {Child[]} */
  const both = [bar('configured', configured), bar('measured', measured)]
  return h('span', { class: 'bars' }, ...both)
}
