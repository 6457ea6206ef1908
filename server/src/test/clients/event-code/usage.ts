// What the types of the generated file have to take and to refuse; EventCodeTest compiles it with strict checks.
import posthog, { type EventName, type EventProperties } from './posthog-typed'

posthog.capture('downloaded_file', { file_name: 'a.txt', 'file-size': 12.5, class: true, 'taken at': new Date() })
posthog.capture('downloaded_file', { extra: [1, 2], 'taken at': '2024-01-02' })
posthog.capture('downloaded_file')
posthog.capture('Signed up!', { anything: { goes: 'here' } }, { send_instantly: true })
posthog.capture('2nd visit', null)
posthog.capture('unheard of', { file_name: 1 })
posthog.captureRaw('downloaded_file', { file_name: 1 })
posthog.identify('ann')

// @ts-expect-error A number is no file name.
posthog.capture('downloaded_file', { file_name: 1 })
// @ts-expect-error A text is no size.
posthog.capture('downloaded_file', { 'file-size': '12' })

const anyName = (name: string) => {
    // @ts-expect-error It may be the name of a known event.
    posthog.capture(name)
    posthog.captureRaw(name)
}

const known: EventName[] = ['$pageview', 'say "hi" \\ ünï']
// @ts-expect-error Nobody has sent it.
const unknown: EventName = 'unheard of'
const properties: EventProperties<'downloaded_file'> = { class: false, more: 1 }

export { anyName, known, properties, unknown }
