import type { StatutoryField, StatutoryForm } from '#shared/law/statutory.ts'
import type { FieldProblem } from './statutory-form.ts'

/** The few words of the statutory pages. Their labels are the law's own and stand beside it. */
export interface StatutoryWords {
  title: string
  to(business: string): string
  lead: string
  labels: Record<StatutoryField, string>
  hints: Partial<Record<StatutoryField, string>>
  kinds: { ordinary: string; extraordinary: string }
  earliest: string
  goOn: string
  check: string
  change: string
  problems: Record<FieldProblem, string>
  wrong: string
  broken: string
  /** Too many within the hour: how to leave all the same. */
  busy: {
    title: string
    lead: (until: string) => string
    /** Whatever else counts as notice. */
    letter: string
    other: (business: string) => string
  }
  receipt: {
    title: string
    lead: string
    received: string
    reference: string
    /** What follows from the notice, where the law wants it told. */
    effects: { label: string; value: string } | null
    /** That it goes to this address as well. */
    mailed: (email: string) => string
    keep: string
    save: string
  }
}

const de: StatutoryWords = {
  title: 'Vertrag kündigen',
  to: (business) => `Kündigung gegenüber ${business}`,
  lead: 'Die Kündigung gilt, sobald sie abgeschickt ist. Eine Anmeldung ist nicht nötig.',
  labels: {
    kind: 'Art der Kündigung',
    reason: 'Kündigungsgrund',
    name: 'Name',
    contract: 'Vertrag',
    email: 'E-Mail-Adresse für die Bestätigung',
    end: 'Kündigung zum',
  },
  hints: {
    reason: 'Nur bei einer außerordentlichen Kündigung.',
    contract: 'Kunden- oder Vertragsnummer, oder was den Vertrag sonst bezeichnet.',
    end: 'Leer heißt: zum frühestmöglichen Zeitpunkt.',
  },
  kinds: { ordinary: 'ordentliche Kündigung', extraordinary: 'außerordentliche Kündigung' },
  earliest: 'frühestmöglich',
  goOn: 'weiter',
  check: 'Angaben prüfen',
  change: 'Angaben ändern',
  problems: {
    missing: 'Diese Angabe fehlt noch.',
    too_long: 'Diese Angabe ist zu lang.',
    no_email: 'Das ist keine E-Mail-Adresse.',
    no_day: 'Das ist kein Tag; ein Beispiel: 2026-12-31.',
    no_kind: 'Eine der beiden Arten ist zu wählen.',
  },
  wrong: 'Noch nicht abgeschickt: Die markierten Angaben sind zu ergänzen. Alles andere ist erhalten.',
  broken:
    'Die Kündigung konnte gerade nicht gespeichert werden. Alle Angaben sind erhalten; bitte noch einmal abschicken.',
  busy: {
    title: 'Noch nicht gespeichert',
    lead: (until) =>
      `In dieser Stunde kamen hier zu viele Kündigungen an. Ab ${until} wird diese angenommen: Alle Angaben bleiben auf dieser Seite, ein Druck genügt.`,
    letter:
      'Sofort geht es auf dem eigenen Weg des Unternehmens. Auch ein Brief oder eine E-Mail an das Unternehmen gilt.',
    other: (business) => `Kündigen bei ${business}`,
  },
  receipt: {
    title: 'Eingangsbestätigung',
    lead: 'Die Kündigung ist eingegangen und gespeichert.',
    received: 'Eingegangen am',
    reference: 'Vorgangsnummer',
    effects: null,
    mailed: (email) => `Dieselbe Bestätigung geht auch per E-Mail an ${email}.`,
    keep: 'Diese Seite lässt sich drucken, oder hier als Text speichern.',
    save: 'Bestätigung speichern',
  },
}

const fr: StatutoryWords = {
  title: 'Résilier votre contrat',
  to: (business) => `Résiliation adressée à ${business}`,
  lead: 'Aucun compte ni connexion n’est nécessaire.',
  labels: {
    kind: 'Nature de la résiliation',
    reason: 'Motif légitime',
    name: 'Nom et prénom',
    contract: 'Référence du contrat',
    email: 'Adresse électronique pour la confirmation',
    end: 'Date de résiliation souhaitée',
  },
  hints: {
    reason: 'Seulement pour une résiliation anticipée.',
    contract: 'Numéro de client ou de contrat, ou ce qui permet de le reconnaître.',
    end: 'Sans date : dès que possible.',
  },
  kinds: { ordinary: 'résiliation', extraordinary: 'résiliation anticipée' },
  earliest: 'dès que possible',
  goOn: 'continuer',
  check: 'Vérifier avant l’envoi',
  change: 'modifier',
  problems: {
    missing: 'Cette information manque encore.',
    too_long: 'Cette information est trop longue.',
    no_email: 'Ce n’est pas une adresse électronique.',
    no_day: 'Ce n’est pas une date ; par exemple : 2026-12-31.',
    no_kind: 'L’une des deux natures est à choisir.',
  },
  wrong: 'Pas encore envoyé : les informations signalées sont à compléter. Le reste est conservé.',
  broken:
    'La résiliation n’a pas pu être enregistrée. Tout est conservé ; merci de l’envoyer encore une fois.',
  busy: {
    title: 'Pas encore enregistré',
    lead: (until) =>
      `Trop de résiliations sont arrivées ici pendant cette heure. Celle-ci sera acceptée à partir de ${until} : tout reste sur cette page, une seule pression suffit.`,
    letter:
      'Tout de suite, la voie propre à l’entreprise reste ouverte. Une lettre à l’entreprise vaut aussi résiliation.',
    other: (business) => `Résilier chez ${business}`,
  },
  receipt: {
    title: 'Confirmation de réception',
    lead: 'La résiliation est reçue et enregistrée.',
    received: 'Reçue le',
    reference: 'Numéro de dossier',
    effects: {
      label: 'Effets de la résiliation',
      value: 'Le contrat prend fin et n’est plus reconduit ; plus rien n’est dû pour la suite.',
    },
    mailed: (email) => `La même confirmation part aussi par courriel à ${email}.`,
    keep: 'Cette page peut être imprimée, ou enregistrée ici sous forme de texte.',
    save: 'Enregistrer la confirmation',
  },
}

const en: StatutoryWords = {
  title: 'Withdraw from contract',
  to: (business) => `Withdrawal addressed to ${business}`,
  lead: 'The withdrawal counts as soon as it is sent. No account is needed.',
  labels: {
    kind: 'Kind',
    reason: 'Reason',
    name: 'Name',
    contract: 'Contract',
    email: 'E-mail address for the confirmation',
    end: 'End on',
  },
  hints: { contract: 'Customer or contract number, or whatever else identifies it.' },
  kinds: { ordinary: 'ordinary', extraordinary: 'extraordinary' },
  earliest: 'as soon as possible',
  goOn: 'continue',
  check: 'Check before sending',
  change: 'change',
  problems: {
    missing: 'This is still missing.',
    too_long: 'This is too long.',
    no_email: 'This is not an e-mail address.',
    no_day: 'This is not a day; an example: 2026-12-31.',
    no_kind: 'Pick one of the two kinds.',
  },
  wrong: 'Not sent yet: what is marked has to be completed. All the rest was kept.',
  broken: 'The withdrawal could not be stored just now. All you wrote is kept; please send it once more.',
  busy: {
    title: 'Not stored yet',
    lead: (until) =>
      `Too many notices came in here within this hour. This one is taken from ${until} on: everything stays on this page, one press is enough.`,
    letter:
      'The own way of the business is open at once. A letter or an e-mail to the business counts as well.',
    other: (business) => `Leave at ${business}`,
  },
  receipt: {
    title: 'Confirmation of receipt',
    lead: 'The withdrawal has been received and stored.',
    received: 'Received on',
    reference: 'Reference',
    effects: null,
    mailed: (email) => `The same confirmation also goes by e-mail to ${email}.`,
    keep: 'This page can be printed, or saved here as text.',
    save: 'Save the confirmation',
  },
}

export const statutoryWords: Record<StatutoryForm['language'], StatutoryWords> = { de, fr, en }
