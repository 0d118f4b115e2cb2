// Every pod: who it is, where it runs, and whether it is in the mesh.
/** @import { Summary, WorkloadRow, Workloads } from '../api.ts' */
import { h, replace, setText } from '../dom.js'
import { serviceName } from '../format.js'
import { code, empty, howToEnrol, line } from './empty.js'
import { Table } from './table.js'

const states = { enrolled: 'in the mesh', waiting: 'joining', failed: 'failed', outside: 'outside' }

export class WorkloadsPage {
  #search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: 'namespace, name, node, identity …',
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => this.#ask(),
  })
  #found = h('span', { class: 'hint', role: 'status' })
  /** @type {Table<WorkloadRow>} */
  #table = new Table({
    label: 'Workloads',
    keyOf: ({ namespace, name }) => `${namespace}/${name}`,
    columns: [
      { name: 'Namespace', text: (row) => row.namespace },
      { name: 'Pod', text: (row) => row.name, className: () => 'strong' },
      { name: 'State', text: (row) => states[row.state], className: (row) => `state ${row.state}` },
      { name: 'Identity', text: (row) => row.identity, className: () => 'mono' },
      { name: 'Node', text: (row) => row.node },
      { name: 'Addresses', text: (row) => row.addresses.join(', '), className: () => 'mono' },
      { name: 'Waypoint', text: (row) => (row.waypoint === '' ? '–' : serviceName(row.waypoint)) },
      { name: 'Why', text: (row) => row.reason, className: () => 'why' },
    ],
  })
  #content = h('div')
  #ask
  #element

  /** @param {() => void} ask to be called when something else is wanted */
  constructor(ask) {
    this.#ask = ask
    const label = h('label', { for: 'search' }, 'Search')
    const bar = h('div', { class: 'toolbar' }, label, this.#search, this.#found)
    this.#element = h('div', { class: 'card' }, bar, this.#content)
  }

  path = () => `/api/workloads?search=${encodeURIComponent(this.#search.value)}`

  get element() {
    return this.#element
  }

  /** @param {Workloads} workloads @param {Summary} summary */
  show({ rows, total, found }, summary) {
    const few = found < total || rows.length < found
    setText(this.#found, few ? `${rows.length} of ${total} pods` : `${total} pods`)
    this.#table.show(rows)
    const isOut = total > 0 && summary.pods.wanted === 0
    const content =
      total === 0
        ? [noPods(summary)]
        : [isOut && empty('No pod is in the mesh yet', ...howToEnrol(summary)), this.#table.element]
    const wanted = content.filter((each) => each !== false)
    if (wanted.length !== this.#content.childNodes.length) replace(this.#content, ...wanted)
  }
}

/** @param {Summary} summary */
function noPods({ source }) {
  const what =
    source === 'folder'
      ? [line('The folder of manifests has no Pod.'), code('leyline up DIR')]
      : [line('The cluster has no pod that control can see.')]
  return empty('There are no pods', ...what)
}
