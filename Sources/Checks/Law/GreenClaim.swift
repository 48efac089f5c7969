internal import Core
internal import SocialText

/// Claims about the environment have a source.
enum GreenClaim: ChannelRule {
  static let description = RuleDescription(
    id: "green-claim", severity: .warning,
    summary: "A claim about the environment has its source in `proof`; neutrality by offsetting is no claim to make",
    explanation: "A general claim needs a recognised excellent performance, or is to be specified in the same place "
      + "(UWG as amended by Directive (EU) 2024/825, since 27 September 2026). Say what is better, by how much, and name "
      + "the source in `proof: [https://…]`.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir liefern klimaneutral in ganz Hamburg.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir liefern mit dem Lastenrad in ganz Hamburg.
      """)

  private static let offsetting =
    "That a product has no effect on the climate because its emissions are made up for elsewhere may not be claimed at "
    + "all (UWG, Annex, as amended by Directive (EU) 2024/825), whatever the proof. Say what is saved, and what is paid for."

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let seen = channel.seen
    guard seen.has(.greenClaim) || seen.has(.greenWord) else { return [] }
    let offset = seen.has(.offsetting) ? Array(seen.found(.neutrality).prefix(Legal.most)) : []
    let byOffsetting = offset.map { found in
      flagged(
        channel, at: found.range, "\(Shown.quoted(found.words)) rests on offsetting",
        explanation: offsetting)
    }
    guard !channel.hasProof else { return Array(byOffsetting.prefix(Legal.most)) }
    let claims = seen.found(.greenClaim).prefix(Legal.most).filter { claim in
      !offset.contains { $0.isSame(as: claim) }
    }
    let found =
      byOffsetting + claims.map { unproved($0, .warning, channel) }
      + seen.found(.greenWord).filter { !isOfNoProduct($0) }.prefix(Legal.most).map { unproved($0, .note, channel) }
    return Array(found.prefix(Legal.most))
  }

  private static func unproved(_ found: FoundWords, _ severity: Severity, _ channel: ChannelUnderCheck) -> Finding {
    flagged(
      channel, at: found.range, "\(Shown.quoted(found.words)) is a green claim without `proof`",
      severity: severity)
  }
}

// MARK: - Sustainable in another sense

extension GreenClaim {
  /// Whether a word such as `sustainable` is said of something that lasts or of a state, and of no goods: software, funding,
  /// a career, the development of a city.
  private static func isOfNoProduct(_ found: FoundWords) -> Bool {
    let scanned = found.text.scanned
    let sentences = Sentences(scanned.words, of: scanned.bytes)
    guard let first = sentences.index(at: found.place.lowerBound) else { return false }
    let after = sentences.after(first, most: 4)
    let before = sentences.before(first, most: 5)
    if before.prefix(2).contains(anyOf: negations, in: sentences) { return true }
    for word in after {
      if isImmaterial(sentences.folded(word)) || lasting.contains(sentences.key(word)) { return true }
      // Adjectives before a German noun, and the first parts of an English one.
      let isBefore =
        modifiers.contains(sentences.key(word))
        || (found.isGerman && !sentences.isCapitalised(word) && !joining.contains(sentences.key(word)))
      guard isBefore else { break }
    }
    let described = before.first { !fillers.contains(sentences.key($0)) }
    if let described, isImmaterial(sentences.folded(described)) || financially.contains(sentences.key(described)) {
      return true
    }
    // `nachhaltig gestalten`: how something is done is a claim where goods are made, or where it is what they are.
    guard found.isAdverb else { return false }
    return !(before.prefix(3) + after.prefix(3)).contains(anyOf: making, in: sentences)
      && !before.prefix(3).contains(anyOf: being, in: sentences)
  }

  /// Whether a word is of something that has no price: one of the list, or with the ending of an action or a state.
  private static func isImmaterial(_ folded: ArraySlice<UInt8>) -> Bool {
    if immaterial.contains(FoldedWord(folded)) { return true }
    return endings.contains { folded.ends(with: $0) } && !goods.contains { folded.ends(with: $0) }
  }

  private static let immaterial = WordSet(
    folding: """
      model models growth research science code project projects careers career pace workload learning data support access
      platform platforms networks network tool tools tooling workflow workflows pipeline pipelines archive archives archiving
      teaching training work jobs peace change changes impact success result results team teams culture repositories repository
      revenue income budget economy policy policies reform reforms debt service services strategy strategies ecosystem ecosystems
      hosting computing systems cities city agriculture tourism future use society finance finances financing funding
      maintenance governance digital ai it
      wirkung erfolg erfolge wachstum lernen betrieb projekt projekte strategie strategien personalpolitik eindruck wandel zukunft
      umwelt quartier quartiere viertel stadt städte konsum bauen sanieren tourismus netzwerk netzwerke kultur lebensweise ki
      beitrag beiträge ideen konzept konzepte mobilitätskonzepte geschäftsmodell geschäftsmodelle mehrwert energieträger
      katastrophe nachteil nachteile krise folgen konflikt konflikte räume zustand fußabdruck gleichgewicht vielfalt jahr system
      systeme standards daten plattform plattformen programme gesellschaft landwirtschaft anwendungen lage frage fragen themen
      thema ziel ziele verhalten bericht impulse
      """)
  /// Of nouns for actions, states and fields.
  private static let endings = [
    "ung", "ungen", "heit", "keit", "schaft", "schaften", "tion", "tionen", "tions", "tät", "wandel", "politik",
    "software",
    "infrastruktur", "strukturen", "infrastructure", "infrastructures", "konzepte", "pläne", "ment", "ity", "ities",
    "ships", "ship",
    "ance", "development", "sanierung",
  ].map { WordFolding.folded($0) }
  /// Goods that end so as well.
  private static let goods = [
    "verpackung", "verpackungen", "kleidung", "bekleidung", "heizung", "heizungen", "wohnung", "wohnungen", "lieferung",
    "reinigung",
    "ausrüstung", "lösung", "lösungen", "dämmung", "einrichtung", "beleuchtung", "nahrung", "kollektion",
    "kollektionen",
    "produktion", "herstellung", "collection", "production", "equipment", "quality",
  ].map { WordFolding.folded($0) }
  /// Before what they describe.
  private static let modifiers = WordSet(
    folding: """
      research open source long term longterm digital scientific public financial economic academic core shared european german
      national local free libre and more
      """)
  private static let joining = WordSet(folding: "ist sind aus für mit in von")
  /// What is done so that it lasts.
  private static let lasting = WordSet(
    folding: """
      funded financed maintained governed finanziert gefördert gesichert verankert verändert verbessert beeindruckt gestärkt
      geprägt gestört geschädigt wirken wirkt wirksam stärken sichern fördern finanzieren verändern verbessern verankern lernen
      """)
  private static let financially = WordSet(folding: "financially economically finanziell wirtschaftlich")
  /// Between what is described and the word.
  private static let fillers = WordSet(
    folding:
      "is are be being become becomes remain remains stay stays more truly long term longterm ist sind bleibt wird werden and und"
  )
  private static let negations = WordSet(folding: "nicht not never nie wenig kaum")
  /// What is done to goods.
  private static let making = WordSet(
    folding: """
      produziert produzieren hergestellt herstellen gefertigt fertigen erzeugt angebaut verpackt verpacken geliefert liefern
      gebaut genäht gefärbt gewebt gestrickt gedruckt drucken gebacken gekocht gebraut geröstet bewirtschaftet wirtschaften
      gewirtschaftet einkaufen kaufen konsumieren shoppen reisen heizen bauen wohnen kochen made produced sourced grown
      packaged packed shipped farmed harvested brewed roasted printed built
      """)
  private static let being = WordSet(folding: "ist sind is are")
}

extension FoundWords {
  /// Whether the entry that found it is a German one.
  fileprivate var isGerman: Bool { entry != "sustainable" && entry != "sustainably" }

  /// Whether it stands without an ending, as beside a verb.
  fileprivate var isAdverb: Bool { ["nachhaltig", "ökologisch", "sustainably"].contains(words.lowercased()) }

  /// Whether both are about the same words.
  func isSame(as other: FoundWords) -> Bool {
    text === other.text && place.lowerBound == other.place.lowerBound
  }
}
