/** A publication, or a program whose definitions are used. Keys are cited by every clinical number in the code. */
export interface Reference {
  readonly citation: string
  /** Digital object identifier, without a resolver in front. */
  readonly doi?: string
  /** PubMed number. */
  readonly pmid?: number
  readonly url?: string
  /** What it is cited for. */
  readonly says: string
}

export const references = {
  ruefer2005: {
    citation: 'Rüfer et al. 2005, Cornea 24(3):259–261',
    pmid: 15778595,
    says: 'White-to-white corneal diameter of 390 adults: 11.71 ± 0.42 mm; men 11.77 ± 0.37, women 11.64 ± 0.47.',
  },
  rana2023: {
    citation: 'Rana 2023, eyelid distances in photographs with a sticker of known size',
    says: 'Mean MRD1 3.5 mm (falling with age), mean MRD2 5.2 mm.',
  },
  malik2022: {
    citation: 'Malik 2022',
    doi: '10.5603/OJ.2022.0009',
    says: 'Mean MRD1 4.21 mm, MRD2 5.87 mm, palpebral fissure 10.04 mm high and 29.7 mm wide.',
  },
  ocularSynkinesis2013: {
    citation: 'Ocular synkinesis in 50 patients and 50 healthy adults, Laryngoscope 2013',
    doi: '10.1002/lary.23778',
    pmid: 23404714,
    says: 'Palpebral fissure height at rest of healthy adults: 10.17 ± 1.63 mm.',
  },
  hongKong2013: {
    citation: 'Eyelid measurements of young adults in Hong Kong, 2013',
    says: 'Palpebral fissure width 27.6 mm in men and 26.0 mm in women.',
  },
  dutton: {
    citation: 'Dutton, chapter on the anatomy of the eyelids',
    says: 'The lower lid stands at the lower limbus or up to 1 mm above it.',
  },
  angleOrthodontist2017: {
    citation: 'Commissure displacement in the social smile of 30 healthy adults, Angle Orthodontist 2017;87(1):96',
    says: 'Right minus left: mean −0.56 mm, limits of agreement −3.85 to +2.71 mm.',
  },
  iacolucci2015: {
    citation: 'Iacolucci et al. 2015, JAMA Facial Plastic Surgery 17(3):191–196',
    doi: '10.1001/jamafacial.2015.0083',
    pmid: 25811938,
    says: 'Commissure excursion of the spontaneous smile of 100 healthy adults: 9.08 mm, 95 % within 2.77–15.39 mm.',
  },
  tarantili2005: {
    citation: 'Tarantili et al. 2005, Am J Orthod Dentofacial Orthop 128:8–15',
    says: 'The commissures of 15 children smiling spontaneously move outwards and up, about 47° above the horizontal.',
  },
  santosa2017: {
    citation: 'Santosa et al. 2017, JAMA Facial Plastic Surgery 19(4):275–281',
    doi: '10.1001/jamafacial.2016.1883',
    pmid: 28125753,
    says: 'The ten standard views of a face with palsy, agreed in the Sir Charles Bell Society.',
  },
  emotrics: {
    citation: 'Emotrics, measurements.py at commit efba288 (MIT licence)',
    url: 'https://github.com/dguari1/Emotrics',
    says:
      'Definitions of brow height, MRD, fissure height, commissure position, smile angle, mid half-lip, dental show, lip deviations.',
  },
  emotricsPlus: {
    citation: 'Emotrics+, Metrics.py and Compute_eFace.py',
    url: 'https://github.com/MEA-Summer/Emotrics_Plus',
    says: 'Definitions of lower lip height and interlabial area; a residual lid gap below 1 mm counts as closed.',
  },
} as const satisfies Record<string, Reference>

export type ReferenceId = keyof typeof references
