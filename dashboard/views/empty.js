// What a view says when it has nothing to show: why, and what to do next.
/** @import { Child } from '../dom.js' */
/** @import { Summary } from '../api.ts' */
import { h } from '../dom.js'

/** @param {string} title @param {Child[]} lines */
export function empty(title, ...lines) {
  return h('div', { class: 'empty' }, h('h2', {}, title), ...lines)
}

/** @param {string} text */
export const code = (text) => h('pre', {}, h('code', {}, text))

/** @param {Child[]} children */
export const line = (...children) => h('p', {}, ...children)

/**
 * Nobody is in the mesh yet: how to get in.
 * @param {Summary} summary
 */
export function howToEnrol({ source }) {
  if (source === 'folder') {
    return [
      line('Label a namespace in the folder of manifests; its running pods join within a second:'),
      code('metadata:\n  labels:\n    leyline.dev/dataplane-mode: ambient'),
    ]
  }
  return [
    line('Label a namespace; its running pods join within a second:'),
    code('kubectl label namespace NAME leyline.dev/dataplane-mode=ambient'),
  ]
}
