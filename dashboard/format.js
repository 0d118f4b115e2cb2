// Numbers for people: short, of steady width, with their unit.

const units = ['', 'k', 'M', 'G', 'T', 'P']

/**
 * Three digits at most, and a unit of thousands.
 * @param {number} value
 */
function scaled(value) {
  let number = value
  let unit = 0
  while (number >= 999.5 && unit < units.length - 1) {
    number /= 1_000
    unit++
  }
  const text = number >= 9.95 ? String(Math.round(number)) : number.toFixed(1).replace(/\.0$/, '')
  return { text: number >= 999.5 ? '> 999' : text, unit: units[unit] ?? '' }
}

/**
 * 0.4, 12, 3.4k.
 * @param {number} value
 */
export function short(value) {
  const { text, unit } = scaled(value)
  return text + unit
}

/**
 * What is more than nothing is not shown as nothing.
 * @param {number} perSecond
 */
export function rate(perSecond) {
  if (perSecond > 0 && perSecond < 0.05) return '< 0.1'
  return short(perSecond)
}

/** @param {number} perSecond */
export function bytes(perSecond) {
  const { text, unit } = scaled(perSecond)
  return `${text} ${unit}B/s`
}

/**
 * Zero and one hundred are said only of none and all.
 * @param {number | null} value
 */
export function share(value) {
  if (value === null) return '–'
  const percent = value * 100
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  if (percent < 100 && percent >= 99.95) return '> 99.9 %'
  const text = percent.toFixed(percent < 9.95 || percent > 99 ? 1 : 0)
  return `${text.replace(/\.0$/, '')} %`
}

/** @param {number | null} ms */
export function duration(ms) {
  if (ms === null) return '–'
  if (ms < 1) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${ms.toFixed(ms < 9.95 ? 1 : 0).replace(/\.0$/, '')} ms`
  return ms < 59_950 ? `${(ms / 1_000).toFixed(1)} s` : `${short(ms / 60_000)} min`
}

/**
 * `1 pod`, `2 pods`.
 * @param {number} number
 * @param {string} thing
 */
export function count(number, thing) {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

/**
 * A Service as people say it: `api.shop` of `shop/api.shop.svc.cluster.local`.
 * @param {string} key
 */
export function serviceName(key) {
  const [namespace = '', hostname = ''] = key.split('/')
  const [name = hostname, rest] = hostname.split('.')
  return rest === namespace ? `${name}.${namespace}` : hostname
}
