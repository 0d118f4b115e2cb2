// A table whose rows stay where they are while their numbers change; a click on a column's head sorts.
import { h, keyed, set, setText } from '../dom.js'

/**
 * @template R
 * @typedef {object} Column
 * @property {string} name
 * @property {(row: R) => string} text
 * @property {(row: R) => string | number} [order] what it sorts by; else its text
 * @property {(row: R) => string} [className]
 * @property {boolean} [number] set to the right
 */

/** @template R */
export class Table {
  #columns
  #keyOf
  #head = h('tr')
  #body = h('tbody')
  #element
  /** @type {readonly R[]} */
  #rows = []
  #sorted = { column: -1, down: false }

  /**
   * @param {{ label: string, columns: Column<R>[], keyOf: (row: R) => string, empty?: Node }} options
   */
  constructor({ label, columns, keyOf }) {
    this.#columns = columns
    this.#keyOf = keyOf
    for (const [i, { name, number }] of columns.entries()) {
      const button = h('button', { type: 'button', onclick: () => this.#sortBy(i) }, name)
      this.#head.append(h('th', { scope: 'col', class: number ? 'number' : undefined }, button))
    }
    this.#element = h(
      'div',
      { class: 'table' },
      h('table', { 'aria-label': label }, h('thead', {}, this.#head), this.#body),
    )
  }

  get element() {
    return this.#element
  }

  /** @param {readonly R[]} rows in the order to show them in, unless the user has another one */
  show(rows) {
    this.#rows = rows
    keyed(
      this.#body,
      this.#inOrder(),
      this.#keyOf,
      () => h('tr', {}, ...this.#columns.map(() => h('td'))),
      (element, row) => this.#fill(element, row),
    )
  }

  /** @param {Element} element @param {R} row */
  #fill(element, row) {
    for (const [i, { text, className, number }] of this.#columns.entries()) {
      const cell = element.children[i]
      if (cell === undefined) continue
      setText(cell, text(row))
      const classes = [number ? 'number' : '', className?.(row) ?? ''].filter(Boolean).join(' ')
      set(cell, 'class', classes || undefined)
    }
  }

  #inOrder() {
    const column = this.#columns[this.#sorted.column]
    if (column === undefined) return this.#rows
    const by = column.order ?? column.text
    const sign = this.#sorted.down ? -1 : 1
    return [...this.#rows].sort((a, b) => {
      const [x, y] = [by(a), by(b)]
      return x < y ? -sign : x > y ? sign : 0
    })
  }

  /** First the way that is asked for most: numbers from the largest down. @param {number} column */
  #sortBy(column) {
    const first = this.#columns[column]?.number ?? false
    const same = this.#sorted.column === column
    this.#sorted = { column, down: same ? !this.#sorted.down : first }
    for (const [i, cell] of [...this.#head.children].entries()) {
      const direction = this.#sorted.down ? 'descending' : 'ascending'
      set(cell, 'aria-sort', i === column ? direction : undefined)
    }
    this.show(this.#rows)
  }
}
