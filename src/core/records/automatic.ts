/** Goes with every figure that was computed, wherever it is shown or written. */
export const AUTOMATIC_NOTICE = 'Values are automatic, for review by a clinician, and not from a cleared medical device.'
