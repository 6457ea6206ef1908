// What a visitor does on a page with posthog-js in headless Chromium. Arguments: HOST TOKEN CHROMIUM.
// Prints one JSON object: requests to the host, console complaints, failed requests, and the ids the library used.
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const [host, token, executablePath] = process.argv.slice(2)
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

// The stub does what PostHog's snippet does: it queues the calls made before the library has loaded.
function page(title) {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
<script>
  window.posthog = [];
  posthog._i = [];
  posthog.people = [];
  posthog.init = (token, config) => posthog._i.push([token, config]);
  for (const call of ['capture', 'identify', 'group', 'register']) {
    posthog[call] = (...args) => posthog.push([call, ...args]);
  }
  posthog.init(${JSON.stringify(token)}, {
    api_host: ${JSON.stringify(host)}, person_profiles: 'always', capture_pageleave: true,
    request_queue_config: { flush_interval_ms: 250 }, opt_out_useragent_filter: true, // the library takes headless browsers for bots
    loaded: loaded => { window.ready = loaded; },
  });
</script>
<script async src="${host}/static/array.js"></script></head>
<body><main id="shop"><button id="buy" class="cta big" type="button">Buy now</button>
<a id="next" class="nav" href="/second">Second page</a></main></body></html>`
}

const site = createServer((request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(page(request.url === '/second' ? 'Second' : 'First'))
})
await new Promise(resolve => site.listen(0, '127.0.0.1', resolve))
const origin = `http://localhost:${site.address().port}`
const profile = mkdtempSync(join(tmpdir(), 'hedgerow-chromium-'))
const seen = { requests: [], complaints: [], failed: [], anonymousId: '', userId: '' }

const context = await chromium.launchPersistentContext(profile, { executablePath, args: FLAGS })
try {
  const tab = await context.newPage()
  tab.on('console', message => {
    if (['error', 'warning'].includes(message.type())) seen.complaints.push(`${message.type()}: ${message.text()}`)
  })
  tab.on('pageerror', error => seen.complaints.push(`page: ${error}`))
  context.on('response', response => {
    if (response.url().startsWith(host)) {
      const url = new URL(response.url())
      seen.requests.push({ method: response.request().method(), path: url.pathname, query: url.search, status: response.status() })
    }
  })
  context.on('requestfailed', request => {
    if (request.url().startsWith(host)) seen.failed.push(`${request.url()} ${request.failure()?.errorText}`)
  })
  const settle = () => tab.waitForTimeout(700) // the library sends what it has gathered every quarter of a second

  await tab.goto(origin)
  await tab.waitForFunction(() => window.ready)
  seen.anonymousId = await tab.evaluate(() => window.posthog.get_distinct_id())
  await tab.evaluate(() => window.posthog.capture('browser_looked', { n: 1, text: 'Grüße 🌿' }))
  await tab.click('#buy')
  await settle()
  await tab.evaluate(() => {
    window.posthog.identify('browser-user', { email: 'user@browser.example' }, { first_page: '/' })
    window.posthog.group('company', 'browser-co', { size: 'small' })
    window.posthog.capture('browser_bought', { amount: 12.5 })
  })
  seen.userId = await tab.evaluate(() => window.posthog.get_distinct_id())
  await settle()
  await tab.reload()
  await tab.waitForFunction(() => window.ready)
  await settle()
  await tab.click('#next')
  await tab.waitForURL('**/second')
  await tab.waitForFunction(() => window.ready)
  seen.idAfterReload = await tab.evaluate(() => window.posthog.get_distinct_id())
  await settle()
  await tab.goto('about:blank') // what is left goes out by beacon
  await tab.waitForTimeout(1000)
} finally {
  await context.close()
  site.close()
  rmSync(profile, { recursive: true, force: true })
}
console.log(JSON.stringify(seen))
