import type { Budget } from './budgets.ts'
import { strangeCurrencies } from './currencies.ts'
import type { Playbook } from './playbook.ts'
import type { Problem } from './problem.ts'

/** A budget that names what there is, once: one that is misread would let money go, or keep it all. */
export const budgetProblems = ({ budgets }: Playbook): Problem[] =>
  budgets.flatMap((budget, index) => {
    const path = `budgets.${index}`
    const isSecond = budgets.findIndex(({ id }) => id === budget.id) < index
    return [
      ...(isSecond ? [{ path: `${path}.id`, message: `${budget.id} is there twice` }] : []),
      ...kindsTwice(budget, path),
      ...strangeCurrencies(budget.monthly, `${path}.monthly`),
    ]
  })

const kindsTwice = ({ kinds }: Budget, path: string): Problem[] =>
  (kinds ?? []).flatMap((kind, index) =>
    kinds?.indexOf(kind) === index
      ? []
      : [{ path: `${path}.kinds.${index}`, message: `${kind} is named twice` }],
  )
