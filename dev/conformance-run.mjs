#!/usr/bin/env node
// Runs conformance cases (JSON, see server/src/test/resources/conformance/README.md) against a running server.
//   BASE_URL=http://127.0.0.1:8000 API_KEY=phx_... node dev/conformance-run.mjs [--only SUBSTRING] [--verbose] [--jobs N] FILE_OR_FOLDER...
// Prints one line per failing case and, last, 'N passed, N failed'. Exit status 1 when a case failed.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BASE = (process.env.BASE_URL ?? 'http://127.0.0.1:8000').replace(/\/$/, '')
const KEY = process.env.API_KEY
const args = process.argv.slice(2)
const option = (name) => { const i = args.indexOf(name); return i < 0 ? undefined : args.splice(i, 2)[1] }
const flag = (name) => { const i = args.indexOf(name); if (i >= 0) args.splice(i, 1); return i >= 0 }
const only = option('--only'), jobs = Number(option('--jobs') ?? 4), verbose = flag('--verbose'), list = flag('--list')
if (!args.length) { console.error('usage: conformance-run.mjs [--only SUBSTRING] [--verbose] [--list] [--jobs N] FILE_OR_FOLDER...'); process.exit(2) }

// ---- loading -------------------------------------------------------------------------------------------
const files = (path) => statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((f) => files(join(path, f))) : path.endsWith('.json') ? [path] : []
const cases = args.flatMap(files).flatMap((file) => {
    const parsed = JSON.parse(readFileSync(file, 'utf8'))
    const shared = parsed.setups ?? {}
    return parsed.cases.map((c) => ({ ...c, file, setup: c.setup ?? shared[c.use_setup] ?? {} }))
}).filter((c) => !only || c.name.includes(only))
if (list) { for (const c of cases) console.log(c.name); process.exit(0) }

// ---- talking -------------------------------------------------------------------------------------------
async function http(method, path, body, headers = {}) {
    const response = await fetch(BASE + path, {
        method,
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
    })
    const text = await response.text()
    let json
    try { json = JSON.parse(text) } catch { json = text }
    return { status: response.status, body: json, headers: Object.fromEntries(response.headers) }
}
const authorized = { authorization: `Bearer ${KEY}` }
const ok = (what, r) => { if (r.status >= 300) throw new Error(`${what}: HTTP ${r.status} ${JSON.stringify(r.body).slice(0, 400)}`); return r.body }

// A string that is exactly '{{name}}' becomes the variable itself; inside a longer string it is spliced in as text.
function fill(value, vars) {
    if (typeof value === 'string') {
        const whole = /^\{\{([^}]+)\}\}$/.exec(value)
        if (whole) { if (!(whole[1] in vars)) throw new Error(`unknown variable ${whole[1]}`); return vars[whole[1]] }
        return value.replace(/\{\{([^}]+)\}\}/g, (_, name) => { if (!(name in vars)) throw new Error(`unknown variable ${name}`); return String(vars[name]) })
    }
    if (Array.isArray(value)) return value.map((v) => fill(v, vars))
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [fill(k, vars), fill(v, vars)]))
    return value
}
const get = (value, path) => path === '' ? value : path.split('.').reduce((v, key) => v?.[key], value)

// ---- matching ------------------------------------------------------------------------------------------
// Objects: every expected key must match (a subset). Arrays: the same length, item by item. Numbers: equal to 1e-6 relative.
function differ(expected, actual, at = '') {
    const no = (why) => `${at || 'result'}: ${why}`
    const short = (v) => { const s = JSON.stringify(v); return s === undefined ? 'nothing' : s.length > 300 ? s.slice(0, 300) + '…' : s }
    if (expected && typeof expected === 'object' && !Array.isArray(expected)) {
        const keys = Object.keys(expected)
        if (keys[0]?.startsWith('$') && MATCHERS[keys[0]]) return MATCHERS[keys[0]](expected, actual, no, short, at)
        if (!actual || typeof actual !== 'object' || Array.isArray(actual)) return no(`expected an object, got ${short(actual)}`)
        for (const key of keys) { const d = differ(expected[key], actual[key], at ? `${at}.${key}` : key); if (d) return d }
        return null
    }
    if (Array.isArray(expected)) {
        if (!Array.isArray(actual)) return no(`expected a list, got ${short(actual)}`)
        if (expected.length !== actual.length) return no(`expected ${expected.length} items ${short(expected)}, got ${actual.length} ${short(actual)}`)
        for (let i = 0; i < expected.length; i++) { const d = differ(expected[i], actual[i], `${at}[${i}]`); if (d) return d }
        return null
    }
    if (typeof expected === 'number') {
        return typeof actual === 'number' && Math.abs(expected - actual) <= 1e-6 * Math.max(1, Math.abs(expected)) ? null : no(`expected ${expected}, got ${short(actual)}`)
    }
    if (expected === null) return actual === null || actual === undefined ? null : no(`expected null, got ${short(actual)}`)
    return expected === actual ? null : no(`expected ${short(expected)}, got ${short(actual)}`)
}
const MATCHERS = {
    $any: (_, a, no) => (a === undefined ? no('is missing') : null),
    $absent: (_, a, no, short) => (a === undefined ? null : no(`should be absent, is ${short(a)}`)),
    $type: (e, a, no, short) => ((Array.isArray(a) ? 'array' : a === null ? 'null' : typeof a) === e.$type ? null : no(`expected a ${e.$type}, got ${short(a)}`)),
    $length: (e, a, no, short) => (a?.length === e.$length ? null : no(`expected length ${e.$length}, got ${short(a)}`)),
    $matches: (e, a, no, short) => (new RegExp(e.$matches).test(String(a)) ? null : no(`expected /${e.$matches}/, got ${short(a)}`)),
    $approx: (e, a, no, short) => (Math.abs(e.$approx - a) <= (e.within ?? 0.01) ? null : no(`expected about ${e.$approx}, got ${short(a)}`)),
    $exactly: (e, a, no, short, at) => differ(e.$exactly, a, at) ?? (Object.keys(a).length === Object.keys(e.$exactly).length ? null : no(`has other keys too: ${short(Object.keys(a))}`)),
    $instant: (e, a, no, short) => (Date.parse(a) === Date.parse(e.$instant) ? null : no(`expected the instant ${e.$instant}, got ${short(a)}`)),
    $one_of: (e, a, no, short) => (e.$one_of.some((x) => !differ(x, a)) ? null : no(`expected one of ${short(e.$one_of)}, got ${short(a)}`)),
    $not: (e, a, no, short) => (differ(e.$not, a) ? null : no(`should not be ${short(a)}`)),
    $unordered(e, a, no, short) {
        if (!Array.isArray(a) || a.length !== e.$unordered.length) return no(`expected ${e.$unordered.length} items in any order, got ${short(a)}`)
        return MATCHERS.$contains({ $contains: e.$unordered }, a, no, short)
    },
    $contains(e, a, no, short) {
        if (typeof a === 'string') return e.$contains.every((s) => a.includes(s)) ? null : no(`expected ${short(e.$contains)} inside ${short(a)}`)
        if (!Array.isArray(a)) return no(`expected a list, got ${short(a)}`)
        const left = [...a]
        for (const x of e.$contains) { const i = left.findIndex((y) => !differ(x, y)); if (i < 0) return no(`nothing matches ${short(x)} in ${short(a)}`); left.splice(i, 1) }
        return null
    },
}

// ---- setting up ----------------------------------------------------------------------------------------
async function prepare(setup, name) {
    const project = ok('create project', await http('POST', '/api/organizations/@current/projects/', { name: `conformance ${name}`.slice(0, 180), timezone: setup.timezone ?? 'UTC' }, authorized))
    const vars = { project: project.id, token: project.api_token }
    if (setup.project) ok('project settings', await http('PATCH', `/api/projects/${vars.project}/`, setup.project, authorized))

    const events = (setup.events ?? []).flatMap((e) => Array.from({ length: e.times ?? 1 }, () => ({ event: e.event, distinct_id: e.distinct_id, timestamp: e.timestamp, properties: { ...e.properties }, ...(e.uuid ? { uuid: e.uuid } : {}) })))
    const before = []
    for (const person of setup.persons ?? []) {
        const ids = new Set(person.distinct_ids)
        const first = events.filter((e) => ids.has(e.distinct_id)).sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp))[0]
        const at = person.created_at ?? first?.timestamp ?? '2000-01-01T00:00:00Z'
        const some = first && !person.created_at ? first.distinct_id : person.distinct_ids[0]
        for (const other of person.distinct_ids) if (other !== some) before.push({ event: '$create_alias', distinct_id: some, timestamp: at, properties: { distinct_id: some, alias: other } })
        if (first && !person.created_at) first.properties.$set = { ...(person.properties ?? {}), ...(first.properties.$set ?? {}) }
        else before.push({ event: '$set', distinct_id: some, timestamp: at, properties: { $set: person.properties ?? {} } })
    }
    const groups = setup.groups ?? []
    for (const g of groups) before.push({ event: '$groupidentify', distinct_id: `${g.type}_${g.key}`, timestamp: g.created_at ?? '2000-01-01T00:00:00Z', properties: { $group_type: g.type, $group_key: g.key, $group_set: g.properties ?? {} } })
    const all = [...before, ...events.sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp))]
    for (let i = 0; i < all.length; i += 500) {
        ok('ingest', await http('POST', '/batch/', { api_key: vars.token, historical_migration: true, batch: all.slice(i, i + 500) }))
    }
    for (const action of setup.actions ?? []) {
        const { ref, ...body } = action
        vars[`action:${ref}`] = ok(`action ${ref}`, await http('POST', `/api/projects/${vars.project}/actions/`, body, authorized)).id
    }
    for (const cohort of setup.cohorts ?? []) {
        const { ref, ...body } = cohort
        vars[`cohort:${ref}`] = ok(`cohort ${ref}`, await http('POST', `/api/projects/${vars.project}/cohorts/`, fill(body, vars), authorized)).id
    }
    return vars
}

// ---- running -------------------------------------------------------------------------------------------
async function run(test) {
    const vars = await prepare(test.setup, test.name)
    const steps = test.steps ?? [{ query: test.query, expect: test.expect, expect_error: test.expect_error }]
    for (const [i, step] of steps.entries()) {
        const at = steps.length > 1 ? `step ${i + 1}: ` : ''
        if (step.query) {
            const r = await http('POST', `/api/projects/${vars.project}/query/`, { query: fill(step.query, vars), refresh: 'force_blocking' }, authorized)
            if (verbose) console.log(`${test.name} ${at}`, JSON.stringify(r.body, null, 1))
            if (step.expect_error) {
                if (r.status < 400 || r.status >= 500) return `${at}expected an error, got HTTP ${r.status}`
                const d = differ(fill(step.expect_error, vars), r.body)
                if (d) return at + d
                continue
            }
            if (r.status !== 200) return `${at}HTTP ${r.status} ${JSON.stringify(r.body).slice(0, 300)}`
            const d = differ(fill(step.expect, vars), r.body)
            if (d) return at + d
            continue
        }
        const [method, path] = fill(step.call, vars).split(/\s+(.*)/)
        const r = await http(method, path, step.body === undefined ? undefined : fill(step.body, vars), step.anonymous ? {} : { ...authorized, ...(step.headers ?? {}) })
        if (verbose) console.log(`${test.name} ${at}${method} ${path} -> ${r.status}`, JSON.stringify(r.body, null, 1))
        const status = step.status ?? 200
        if (r.status !== status) return `${at}${method} ${path}: expected HTTP ${status}, got ${r.status} ${JSON.stringify(r.body).slice(0, 300)}`
        if (step.expect !== undefined) { const d = differ(fill(step.expect, vars), r.body); if (d) return at + d }
        for (const [name, where] of Object.entries(step.save ?? {})) vars[name] = get(r.body, where)
    }
    return null
}

let passed = 0, failed = 0, next = 0
const byFile = {}
await Promise.all(Array.from({ length: jobs }, async () => {
    while (next < cases.length) {
        const test = cases[next++]
        let why
        try { why = await run(test) } catch (e) { why = e.cause ? `${e.message}: ${e.cause.message ?? e.cause}` : e.message }
        const tally = (byFile[test.file] ??= { passed: 0, failed: 0 })
        if (why) { failed++; tally.failed++; console.log(`FAIL ${test.name}: ${why}`) } else { passed++; tally.passed++; if (verbose) console.log(`ok   ${test.name}`) }
    }
}))
for (const [file, t] of Object.entries(byFile).sort()) console.log(`${file.split('/').pop()}: ${t.passed} of ${t.passed + t.failed}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
