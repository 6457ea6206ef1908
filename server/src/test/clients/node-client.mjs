// What an application's server does with posthog-node. Arguments: HOST TOKEN. Prints one JSON object: requests, errors.
import { PostHog } from 'posthog-node'

const [host, token] = process.argv.slice(2)
const requests = []
const errors = []

async function watchedFetch(url, options) {
  const response = await fetch(url, options)
  const encoding = options.headers?.['Content-Encoding'] ?? 'none'
  requests.push({ path: new URL(url).pathname, encoding, status: response.status })
  return response
}

function client(options) {
  const made = new PostHog(token, { host, fetch: watchedFetch, flushAt: 10, flushInterval: 500, ...options })
  made.on('error', error => errors.push(String(error)))
  return made
}

const posthog = client({})
for (let i = 0; i < 3; i++) {
  posthog.capture({ distinctId: 'node-anonymous', event: 'node_page_seen', properties: { page: i } })
}
posthog.identify({
  distinctId: 'node-ann',
  properties: { $set: { email: 'ann@node.example', plan: 'pro' }, $set_once: { first_plan: 'free' } },
})
posthog.alias({ distinctId: 'node-ann', alias: 'node-anonymous' })
posthog.groupIdentify({ groupType: 'company', groupKey: 'node-acme', properties: { industry: 'mining' } })
for (let i = 0; i < 25; i++) {
  posthog.capture({
    distinctId: i % 2 === 0 ? 'node-ann' : 'node-bob',
    event: 'node_order_placed',
    properties: { amount: i, currency: 'EUR', nested: { deep: [i] }, text: 'Grüße 🌿' },
    groups: { company: 'node-acme' },
  })
}
const uuid = '0198a7c0-0000-7000-8000-00000000a001'
for (let i = 0; i < 2; i++) {
  posthog.capture({ distinctId: 'node-bob', event: 'node_retried', uuid, timestamp: new Date('2026-01-05T10:00:00Z') })
}
posthog.capture({
  distinctId: 'node-shadow',
  event: 'node_without_profile',
  properties: { $process_person_profile: false },
})
await posthog.captureImmediate({ distinctId: 'node-bob', event: 'node_immediate' })
await posthog.shutdown()

const plain = client({ disableCompression: true, flushAt: 1 })
plain.capture({ distinctId: 'node-bob', event: 'node_uncompressed' })
await plain.shutdown()

console.log(JSON.stringify({ requests, errors }))
