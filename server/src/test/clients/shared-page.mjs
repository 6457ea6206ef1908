// Opens a page of Hedgerow in headless Chromium as a reader would. Arguments: URL CHROMIUM.
// Prints one JSON object: what the page shows, which requests it made, what the console complained about.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [url, executablePath] = process.argv.slice(2)
const profile = mkdtempSync(join(tmpdir(), 'hedgerow-chromium-'))
const context = await chromium.launchPersistentContext(profile, {
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
})
const seen = { status: 0, requests: [], complaints: [] }
try {
  const tab = await context.newPage()
  tab.on('console', message => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(`${message.type()}: ${message.text()}`)
  })
  tab.on('pageerror', error => seen.complaints.push(`page: ${error}`))
  tab.on('request', request => seen.requests.push(request.url()))
  seen.status = (await tab.goto(url)).status()
  Object.assign(seen, await tab.evaluate(() => {
    const texts = selector => [...document.querySelectorAll(selector)].map(one => one.textContent)
    const drawn = document.querySelector('svg')?.getBoundingClientRect()
    return {
      title: document.title,
      headings: texts('h1, h2'),
      lines: document.querySelectorAll('svg polyline').length,
      bars: texts('.bar .name'),
      cells: texts('td'),
      strong: texts('.text strong'),
      drawnWidth: drawn ? Math.round(drawn.width) : 0,
      wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      columns: getComputedStyle(document.querySelector('main')).gridTemplateColumns.split(' ').length,
    }
  }))
} finally {
  await context.close()
  rmSync(profile, { recursive: true, force: true })
}
console.log(JSON.stringify(seen))
