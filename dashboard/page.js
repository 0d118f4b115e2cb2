// The page: asks control every two seconds for what the view in front of the user needs, and shows it.
/** @import { Summary } from './api.ts' */
import { byId, h, keyed, set, setText } from './dom.js'
import { bytes, rate, share } from './format.js'
import { GraphPage } from './views/graph.js'
import { ProblemsPage } from './views/problems.js'
import { TrafficPage } from './views/traffic.js'
import { WaypointsPage } from './views/waypoints.js'
import { WorkloadsPage } from './views/workloads.js'

/** As often as agents report, ms. */
const pollMs = 2_000
/** A control that is busy answers within this, ms. */
const timeoutMs = 10_000

/** @typedef {{ path: () => string, element: Element, show: (data: any, summary: Summary) => void, shown?: () => void }} View */
/** @type {Record<string, View>} */
const views = {
  graph: new GraphPage(() => void refresh()),
  traffic: new TrafficPage(),
  workloads: new WorkloadsPage(() => void refresh()),
  waypoints: new WaypointsPage(),
  problems: new ProblemsPage(),
}

/** @type {Date | undefined} */
let heardAt
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
/** Answers to what is not wanted any more are dropped. */
let asked = 0

/** @returns {View} */
const current = () => views[location.hash.slice(1)] ?? /** @type {View} */ (views.graph)

/** @param {string} path @returns {Promise<any>} */
async function ask(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).trim()}`)
  return response.json()
}

async function refresh() {
  clearTimeout(timer)
  const turn = ++asked
  const view = current()
  try {
    const [summary, data] = await Promise.all([ask('/api/summary'), ask(view.path())])
    if (turn !== asked) return
    heardAt = new Date()
    showSummary(summary)
    view.show(data, summary)
    showState(undefined)
  } catch (error) {
    if (turn === asked) showState(error instanceof Error ? error.message : String(error))
  }
  if (turn === asked && !document.hidden) timer = setTimeout(() => void refresh(), pollMs)
}

/** @param {string | undefined} failure */
function showState(failure) {
  const live = byId('live')
  set(live, 'class', failure === undefined ? 'live' : 'live stale')
  setText(live, failure === undefined ? 'live' : 'not connected')
  const banner = byId('banner')
  banner.hidden = failure === undefined
  if (failure === undefined) return
  const state = heardAt === undefined ? '' : ` What you see is of ${heardAt.toLocaleTimeString()}.`
  setText(
    banner,
    `Control does not answer: ${failure}.${state} Trying again every ${pollMs / 1_000} s.`,
  )
}

/** @param {Summary} summary */
function showSummary({ trustDomain, pods, agents, problems, traffic }) {
  setText(byId('trust-domain'), trustDomain)
  const badge = byId('problem-count')
  badge.hidden = problems === 0
  setText(badge, String(problems))
  document.title = `Leyline · ${trustDomain}`
  const { connections, open, toServer, toClient, mutualShare, failedShare, requests } = traffic
  /** @type {[name: string, value: string, more: string, state?: string][]} */
  const tiles = [
    [
      'In the mesh',
      `${pods.enrolled} of ${pods.wanted}`,
      `${pods.total} pods known`,
      pods.enrolled < pods.wanted ? 'warn' : '',
    ],
    [
      'Mutual TLS',
      share(mutualShare),
      'of connections',
      mutualShare !== null && mutualShare < 1 ? 'warn' : '',
    ],
    ['Connections', `${rate(connections)}/s`, `${open} open`],
    ['Throughput', bytes(toServer + toClient), `${bytes(toServer)} to servers`],
    [
      'Never opened',
      share(failedShare),
      'of connections tried',
      (failedShare ?? 0) >= 0.01 ? 'bad' : '',
    ],
    ...requestTile(requests),
    [
      'Agents',
      `${agents.connected} of ${agents.nodes}`,
      'nodes connected',
      agents.connected < agents.nodes ? 'bad' : '',
    ],
  ]
  keyed(
    byId('tiles'),
    tiles,
    ([name]) => name,
    ([name]) =>
      h(
        'div',
        {},
        h('span', { class: 'tile-name' }, name),
        h('strong'),
        h('span', { class: 'hint' }),
      ),
    (element, [, value, more, state]) => {
      set(element, 'class', ['tile', state].filter(Boolean).join(' '))
      const [, strong, hint] = element.children
      if (strong !== undefined) setText(strong, value)
      if (hint !== undefined) setText(hint, more)
    },
  )
}

/** @param {Summary['traffic']['requests']} requests @returns {[string, string, string, string][]} */
function requestTile(requests) {
  if (requests === null) return []
  const errors = `${share(requests.errorShare)} errors`
  return [
    [
      'Requests',
      `${rate(requests.rate)}/s`,
      errors,
      (requests.errorShare ?? 0) >= 0.01 ? 'bad' : '',
    ],
  ]
}

function showView() {
  const view = current()
  for (const link of byId('tabs').querySelectorAll('a')) {
    const isCurrent = views[link.hash.slice(1)] === view
    set(link, 'aria-current', isCurrent ? 'page' : undefined)
  }
  byId('view').replaceChildren(view.element)
  view.shown?.()
  void refresh()
}

/** The user's choice, kept; until there is one, the system's. */
function toggleTheme() {
  const { dataset } = document.documentElement
  const isDark =
    (dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : '')) === 'dark'
  dataset.theme = isDark ? 'light' : 'dark'
  localStorage.setItem('theme', dataset.theme)
}

const theme = localStorage.getItem('theme')
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
byId('theme').addEventListener('click', toggleTheme)
addEventListener('hashchange', showView)
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void refresh()
})
showView()
