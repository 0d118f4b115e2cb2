// A real browser, without a screen: a page, and all that went wrong or out of it.
import type { Test } from 'tap'
import { chromium, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'
/** A profile of its own, and no word to anybody but the page's server. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Opened {
  readonly page: Page
  /** Errors on the console, exceptions, requests that failed. */
  readonly errors: string[]
  /** Every address that was asked for. */
  readonly requested: string[]
}

/** Opens `url`; the browser ends with the test. */
export async function openPage(
  t: Test,
  url: string,
  options: { colorScheme?: 'light' | 'dark'; width?: number; height?: number } = {},
): Promise<Opened> {
  const browser = await chromium.launch({ executablePath, args })
  t.teardown(() => browser.close())
  const { colorScheme = 'light', width = 1400, height = 900 } = options
  const page = await browser.newPage({ viewport: { width, height }, colorScheme })
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  const requested: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('requestfailed', (r) => errors.push(`${r.url()}: ${r.failure()?.errorText}`))
  page.on('request', (request) => requested.push(request.url()))
  await page.goto(url)
  return { page, errors, requested }
}
