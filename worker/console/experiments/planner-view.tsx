/** @jsxImportSource hono/jsx */
import type { Help, Outlook } from '#shared/statistics/outlook.ts'
import { Figures } from '../overview/parts.tsx'
import { Section } from '../parts.tsx'
import { figuresOf } from '../plots/unit.ts'
import type { Words } from '../words.ts'
import type { Known, Situation } from './planning.ts'

interface PlannerProps {
  words: Words
  /** As typed, or as known. */
  situation: Situation
  known: Known
  /** Null where something is lacking. */
  outlook: Outlook | null
  horizon: number
  /** Shown only once there is something to work out. */
  isAsked: boolean
}

/** The planner: what it asks, and what it makes of the plan beside it. Days come first. */
export const Planner = (props: PlannerProps) => {
  const { words, outlook, isAsked } = props
  return (
    <Section title={words.say('planner.title')}>
      <Asked {...props} />
      <p class="presses">
        <button class="plain" type="submit" name="press" value="work">
          {words.say('planner.work')}
        </button>
      </p>
      <div role="status" class="answer">
        {outlook === null ? (
          <p class="faint">{words.say(isAsked ? 'planner.lacking' : 'planner.lead')}</p>
        ) : (
          <Answer {...props} outlook={outlook} />
        )}
      </div>
    </Section>
  )
}

const Asked = ({ words, situation, known }: PlannerProps) => (
  <>
    <div class="field">
      <label for="f-perDay">{words.say('plan.perDay')}</label>
      <input
        id="f-perDay"
        name="perDay"
        value={situation.perDay}
        {...numeric}
        aria-describedby="perDay-hint"
      />
      <span class="faint" id="perDay-hint">
        {known.pace === null ? words.say('planner.pace.none') : words.say('planner.pace', { ...known.pace })}
      </span>
    </div>
    <div class="field">
      <label for="f-share">{words.say('plan.share')}</label>
      <input id="f-share" name="share" value={situation.share} {...numeric} aria-describedby="share-hint" />
      <span class="faint" id="share-hint">
        {known.share === null
          ? words.say('planner.share.none')
          : words.say('planner.share', {
              n: known.share.customers,
              percent: words.percent(known.share.percent),
            })}
      </span>
    </div>
  </>
)

const numeric = {
  type: 'text',
  inputmode: 'decimal',
  maxlength: 12,
  dir: 'ltr',
  autocomplete: 'off',
} as const

const Answer = ({ words, outlook, horizon }: PlannerProps & { outlook: Outlook }) => {
  const { need, days, held } = outlook
  return (
    <>
      <p class="in-days">
        <strong>{words.say('planner.days', { n: days.lettingIn })}</strong>{' '}
        {words.say('planner.days.more', { n: horizon })}
      </p>
      {outlook.pace === 'well' ? null : <Pace words={words} outlook={outlook} />}
      <p>{words.say('planner.need', { each: need.perOffer, holdout: need.holdout, total: need.total })}</p>
      <p>{words.say('planner.held', { n: held.customers, forgone: held.forgone })}</p>
      <p class="faint">{words.say('planner.ceiling')}</p>
      <Found words={words} outlook={outlook} />
      <Arms words={words} outlook={outlook} />
    </>
  )
}

/** Said plainly: nobody should start what cannot end. */
const Pace = ({ words, outlook: { pace, helps } }: { words: Words; outlook: Outlook }) => (
  <div class={`pace ${pace}`}>
    <p>
      <strong>{words.say(pace === 'slow' ? 'planner.slow' : 'planner.hopeless')}</strong>
    </p>
    {helps.length === 0 ? (
      <p>{words.say('planner.helps.none')}</p>
    ) : (
      <>
        <p>{words.say('planner.helps')}</p>
        <ul>
          {helps.map((help) => (
            <li>{helpIn(help, words)}</li>
          ))}
        </ul>
      </>
    )}
  </div>
)

function helpIn({ type, value, days }: Help, words: Words): string {
  switch (type) {
    case 'fewer_offers':
      return words.say('planner.help.fewer_offers', { days })
    case 'larger_effect':
      return words.say('planner.help.larger_effect', {
        days,
        effect: figuresOf({ type: 'points' }, words).full(value),
      })
    case 'even_shares':
      return words.say('planner.help.even_shares', { days, share: words.percent(value * 100) })
  }
}

const Found = ({ words, outlook: { found } }: { words: Words; outlook: Outlook }) => (
  <Figures
    id="planner-found"
    title={words.say('planner.found')}
    head={[words.say('planner.found.after'), words.say('planner.found.effect')]}
    rows={found.map(({ days, effect }) => [
      words.say('planner.found.days', { n: days }),
      effect === null
        ? words.say('planner.found.none')
        : words.say('planner.found.from', { effect: figuresOf({ type: 'points' }, words).full(effect) }),
    ])}
  />
)

const Arms = ({ words, outlook: { arms } }: { words: Words; outlook: Outlook }) => {
  const whole = figuresOf({ type: 'count' }, words).full
  return (
    <Figures
      id="planner-arms"
      title={words.say('planner.arms')}
      head={(['offers', 'each', 'total', 'days'] as const).map((name) => words.say(`planner.arms.${name}`))}
      rows={arms.map(({ offers, perArm, total, days }) => [offers, perArm, total, days].map(whole))}
    />
  )
}
