/** Who plans, starts and stops the experiments of a made-up year, by which they are known again. */
export const byDemonstration = 'demonstration'
