import type { ConsentFormText, ConsentFormTexts, FormLanguage } from './consent-form.ts'

/** A short plain-language form to begin with. The center reviews it before it is used; it is not legal advice. */
export const CONSENT_TEMPLATE: Readonly<Record<FormLanguage, ConsentFormText>> = {
  en: {
    title: 'TEMPLATE: consent to photos and records of your face',
    introduction:
      'TEMPLATE of the software, to be reviewed and changed by the center before it is used. It is not legal advice.\n\n' +
      'We take photos of your face to see how it moves and how it changes. Below we ask about each use by itself. ' +
      'You can say yes to one and no to another. Saying no to anything but the first does not change how we treat you.',
    scopes: {
      care: 'My treatment: the people who treat me may use my photos and measurements and pass them on to others who treat me.',
      teaching: 'Teaching: people who learn this profession may see what was recorded about me, without my name.',
      research:
        'Research: researchers may use what was recorded about me, without my name, birth date or record number.',
      publication: 'Publication: what was recorded about me may appear in journals, books or talks, without my name.',
      identifiableFace:
        'My face: for the uses I allowed above, my face may be seen. People who know me can recognise me. ' +
        'Without this, numbers only are passed on, and no picture of my face.',
    },
    closing:
      'You can take back any of this at any time, without a reason, by telling us. From then on nothing more is passed on. ' +
      'What was passed on before cannot always be called back: what has been printed stays printed. ' +
      'When a parent or guardian signs for a child, we ask again when the child comes of age.',
  },
  es: {
    title: 'PLANTILLA: consentimiento para fotos y datos de su cara',
    introduction:
      'PLANTILLA del programa, que el centro debe revisar y adaptar antes de usarla. No es asesoramiento jurídico.\n\n' +
      'Tomamos fotos de su cara para ver cómo se mueve y cómo cambia. A continuación preguntamos por cada uso por separado. ' +
      'Puede decir que sí a uno y que no a otro. Decir que no a cualquiera, salvo al primero, no cambia cómo le tratamos.',
    scopes: {
      care: 'Mi tratamiento: quienes me tratan pueden usar mis fotos y medidas y pasarlas a otros que me tratan.',
      teaching: 'Docencia: quienes aprenden esta profesión pueden ver lo que se registró sobre mí, sin mi nombre.',
      research:
        'Investigación: los investigadores pueden usar lo que se registró sobre mí, sin mi nombre, fecha de nacimiento ni número de historia.',
      publication:
        'Publicación: lo que se registró sobre mí puede aparecer en revistas, libros o charlas, sin mi nombre.',
      identifiableFace:
        'Mi cara: para los usos que he permitido arriba, mi cara puede verse. Quien me conoce puede reconocerme. ' +
        'Sin esto solo se pasan números y ninguna imagen de mi cara.',
    },
    closing:
      'Puede retirar cualquiera de estos permisos en cualquier momento, sin dar motivos, diciéndonoslo. Desde entonces no se pasa nada más. ' +
      'Lo que se pasó antes no siempre puede recuperarse: lo impreso queda impreso. ' +
      'Cuando un padre, una madre o un tutor firma por un menor, volvemos a preguntar cuando cumple la mayoría de edad.',
  },
}

/** Whether a form says in some language, word for word, what the template says: nobody has reviewed it there. */
export const isTemplate = (texts: ConsentFormTexts): boolean =>
  (['en', 'es'] as const).some((language) => {
    const text = texts[language]
    return text !== undefined && text.introduction === CONSENT_TEMPLATE[language].introduction
  })
