internal import Core
internal import SocialText

/// A job is advertised to everybody.
enum JobPosting: ChannelRule {
  static let description = RuleDescription(
    id: "job-posting", severity: .warning,
    summary: "An advertised job asks for no age, sex or mother tongue",
    explanation: "A job may not be advertised by age, sex or origin (AGG § 1, § 7 and § 11), unless the work itself "
      + "demands it (§ 8 to § 10). Name the job for everybody, `Verkäufer*in (m/w/d)`, and what applicants must be able to "
      + "do: \"sehr gutes Deutsch\" rather than the mother tongue, experience rather than years of age.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir suchen eine Verkäuferin für den Laden, Deutsch als Muttersprache.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Wir suchen dich für den Verkauf im Laden (m/w/d). Du sprichst sehr gut Deutsch.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    let isCertain = channel.seen.has(.job) || channel.seen.has(.genderNote)
    guard isCertain || channel.seen.has(.search) else { return [] }
    let texts = channel.seen.all.filter { $0.isProse }
    guard isCertain || texts.contains(where: { $0.scanned.jobs.isJob }) else { return [] }
    let isForAll = channel.seen.has(.genderNote)
    return texts.flatMap { text in
      text.scanned.jobs.demands(inJobOf: isCertain, forEverySex: isForAll).map { (text, $0) }
    }.prefix(Legal.most).map { text, demand in
      flagged(
        channel, at: text.widePlace(demand.place),
        "\(Shown.quoted(text.scanned.text(at: demand.place))) in an advertised job \(demand.kind.rawValue)")
    }
  }
}

/// Finds what an advertised job asks of people: age, sex, the language that they grew up with.
///
/// `Wir suchen` alone is no job: posts also look for pictures, for the owner of a bicycle, for children who sing.
struct JobScanner {
  /// What is asked for.
  struct Demand {
    /// What a finding says of it.
    enum Kind: String {
      case age = "asks for an age"
      case sex = "names one sex only"
      case motherTongue = "asks for a mother tongue"
    }

    var kind: Kind
    var place: Range<Int>
  }

  private let sentences: Sentences
  /// The places of search words: `suchen`, `gesucht`, `hiring`.
  private let searches: [Int]
  private let ageWords: [Range<Int>]
  private let motherTongueWords: [Range<Int>]

  /// - Parameter hits: what the lists that come with Stet find in the text.
  init(_ words: FoldedWords, of bytes: [UInt8], hits: [WordMatcher.Hit]) {
    let sentences = Sentences(words, of: bytes)
    self.sentences = sentences
    func places(_ topic: Topic) -> [Range<Int>] { hits.filter { $0.list == topic.rawValue }.map(\.place) }
    searches = places(.search).prefix(50).compactMap { sentences.index(at: $0.lowerBound) }
    ageWords = places(.ageWord)
    motherTongueWords = places(.motherTongue)
  }

  /// Whether the text looks for people to work: `wir suchen einen Verkäufer`, `wir suchen dich für die Werkstatt`.
  var isJob: Bool { searches.contains(where: isForWork) }

  /// What is asked for, in the order of the text.
  ///
  /// - Parameters:
  ///   - isCertain: whether other words of the post tell that it advertises a job.
  ///   - isForAll: whether the post says that every sex is meant.
  func demands(inJobOf isCertain: Bool, forEverySex isForAll: Bool) -> [Demand] {
    let found = ages + youths + motherTongues + (isForAll ? [] : sexes(isCertain: isCertain))
    return found.sorted { ($0.place.lowerBound, $0.kind.rawValue) < ($1.place.lowerBound, $1.kind.rawValue) }
  }

  private func isForWork(_ search: Int) -> Bool {
    let (before, after) = (sentences.before(search, most: 6), sentences.after(search, most: 10))
    guard !after.contains(anyOf: Self.honorary, in: sentences), !before.contains(anyOf: Self.honorary, in: sentences)
    else {
      return false
    }
    let isOfTitle = (before.prefix(5) + after).contains { title(at: $0) != nil && !isDefinite($0) }
    return isOfTitle || (before + after).contains(anyOf: Self.workers, in: sentences) || isForYou(after)
  }

  /// `dich für die Werkstatt`, `Sie als …`: who is spoken to is meant, not a thing.
  private func isForYou(_ after: [Int]) -> Bool {
    guard let you = after.prefix(3).firstIndex(where: isReader) else { return false }
    return after[you...].dropFirst().prefix(4).contains(anyOf: Self.purposes, in: sentences)
  }

  private func isReader(_ index: Int) -> Bool {
    let key = sentences.key(index)
    return key == "dich" || key == "you" || key == "sie" && sentences.isCapitalised(index)
  }

  /// Who works, in words for every sex.
  private static let workers = WordSet(
    folding: """
      verstärkung aushilfe aushilfen arbeitskraft arbeitskräfte fachkraft fachkräfte mitarbeitende mitarbeitenden auszubildende
      auszubildenden azubi azubis lehrling lehrlinge servicekraft servicekräfte bürokraft reinigungskraft reinigungskräfte
      pflegekraft pflegekräfte kolleg mitarbeiter mitarbeiterin personal colleague colleagues employee employees staff trainee
      trainees apprentice apprentices assistant assistants salesperson mechanic mechanics developer developers engineer
      engineers
      """)
  private static let purposes = WordSet(folding: "für als zur zum for as")
  /// What is done unpaid, or for a picture, is no job.
  private static let honorary = WordSet(
    folding: """
      ehrenamtlich ehrenamtliche ehrenamtlichen ehrenamt freiwillige freiwilligen umfrage studie interview interviews foto
      fotos fotoshooting casting verein vereins chor volunteer volunteers volunteering survey study
      """)
}

// MARK: - Age

extension JobScanner {
  /// Ages in figures: `bis 35 Jahre`, `zwischen 25 und 35 Jahren`, `nicht älter als 40`, `under 35`.
  private var ages: [Demand] {
    sentences.indices.compactMap { index -> Demand? in
      guard let age = age(index), !sentences.isInLink(index) else { return nil }
      let (before, after) = (sentences.before(index, most: 5), sentences.after(index, most: 4))
      guard !(sentences.before(index, most: 8) + after).contains(anyOf: Self.spans, in: sentences) else { return nil }
      guard let start = limit(before, age: age, after) else { return nil }
      let years = after.first.flatMap { Self.years.contains(sentences.key($0)) ? $0 : nil }
      return Demand(kind: .age, place: sentences.place(start).lowerBound..<sentences.place(years ?? index).upperBound)
    }
  }

  /// The age of working people that a number may be; `nil` for other numbers.
  private func age(_ index: Int) -> Int? {
    let digits = sentences.folded(index)
    guard digits.count == 2, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    let number = digits.decimalValue
    return (18...75).contains(number) ? number : nil
  }

  /// Where the limit that a number ends begins; `nil` where it limits no age.
  private func limit(_ before: [Int], age: Int, _ after: [Int]) -> Int? {
    guard let nearest = before.first else { return nil }
    let isYears = after.first.map { Self.years.contains(sentences.key($0)) } ?? false
    let words = before.map(sentences.key)
    if words.count > 1, Self.than.contains(words[0]), Self.comparing.contains(words[1]) { return before[1] }
    if words.contains(where: Self.aging.contains), Self.until.contains(words[0]) || self.age(nearest) != nil {
      return nearest
    }
    guard isYears else {
      // `unter 35` and `under 35`, of people.
      return Self.under.contains(words[0]) && !hasUnit(after) ? nearest : nil
    }
    if Self.until.contains(words[0]) || Self.under.contains(words[0]) {
      if words.count > 2, Self.until.contains(words[0]), self.age(before[1]) != nil { return before[1] }
      if words[0] == "zu" || words[0] == "to", words.count > 1 {
        return Self.untilTo.contains(words[1]) ? before[1] : nil
      }
      return nearest
    }
    if self.age(nearest) != nil, sentences.gap(after: nearest).allSatisfy(\.isRangeSign) { return nearest }
    // From 18 or 21 on, the law itself asks for an age.
    return Self.from.contains(words[0]) && age > 21 ? nearest : nil
  }

  /// Whether a unit follows that is none of age: `unter 35 Stunden`, `under 20 km`.
  private func hasUnit(_ after: [Int]) -> Bool {
    let gap = after.first.map { sentences.gap(after: $0 - 1) } ?? []
    if gap.contains(UInt8(ascii: "(")) { return false }
    if gap.contains(UInt8(ascii: "%")) || gap.contains("€".utf8) { return true }
    return after.first.map { !Self.behindAges.contains(sentences.key($0)) } ?? false
  }

  /// `eine junge Kollegin`, `ein junges Team`, `a young team`, and the words of the list.
  private var youths: [Demand] {
    let listed = ageWords.filter { !isDenied($0) }.map { Demand(kind: .age, place: $0) }
    return listed
      + sentences.indices.compactMap { index -> Demand? in
        guard Self.young.contains(sentences.key(index)), !sentences.isInLink(index) else { return nil }
        let around = sentences.before(index, most: 6) + sentences.after(index, most: 8)
        guard !around.contains(anyOf: Self.oldAsWell, in: sentences) else { return nil }
        let after = sentences.after(index, most: 4)
        guard let noun = after.first(where: { isYoungOne($0, around) }) else { return nil }
        return Demand(kind: .age, place: sentences.place(index).lowerBound..<sentences.place(noun).upperBound)
      }
  }

  private func isYoungOne(_ index: Int, _ around: [Int]) -> Bool {
    let key = sentences.key(index)
    if Self.people.contains(key) { return around.contains(where: searches.contains) }
    return Self.teams.contains(key) || Self.workers.contains(key) || title(at: index) != nil
  }

  private static let years = WordSet(folding: "jahre jahren jahr lebensjahr j years year yrs")
  private static let until = WordSet(folding: "bis zu maximal max höchstens und up to and most maximum")
  private static let untilTo = WordSet(folding: "bis up")
  private static let under = WordSet(folding: "unter under below")
  private static let from = WordSet(folding: "ab from over über mindestens")
  private static let than = WordSet(folding: "als than")
  private static let comparing = WordSet(folding: "älter jünger older younger")
  private static let aging = WordSet(folding: "alter alters aged age ages")
  private static let behindAges = WordSet(folding: "und oder bist sein ist and or to who bei für gesucht wanted")
  /// What else years are counted of.
  private static let spans = WordSet(
    folding: """
      erfahrung berufserfahrung praxis garantie gewährleistung vertrag laufzeit befristet befristung bestehen bestehens tradition
      geschichte jubiläum hofwerk seit vor experience practice warranty contract tradition history since ago stunden hours wochen
      tage tagen prozent kinder kindern kids children teilnehmende
      """)
  private static let young = WordSet(folding: "jung junge jungen junger junges jungem young youthful")
  private static let oldAsWell = WordSet(
    folding:
      "alt alte alten älter ältere älteren erfahren erfahrene erfahrenen junggeblieben egal old older experienced")
  private static let teams = WordSet(
    folding: """
      team teams truppe crew mannschaft belegschaft kollegium kolleginnen kollegen kollegin kollege talente talent talents nachwuchs
      köpfe frau mann männer frauen professionals professional woman man salesman saleswoman
      """)
  /// Whom a post about an apprenticeship may speak of as well.
  private static let people = WordSet(folding: "leute menschen people persons person leuten")
}

// MARK: - Mother tongue

extension JobScanner {
  private var motherTongues: [Demand] {
    motherTongueWords.filter { !isDenied($0) }.map { Demand(kind: .motherTongue, place: $0) }
  }

  /// Whether the sentence takes it back: `muss nicht deine Muttersprache sein`, `egal welche Muttersprache`.
  private func isDenied(_ place: Range<Int>) -> Bool {
    guard let index = sentences.index(at: place.lowerBound) else { return false }
    return (sentences.before(index, most: 8) + sentences.after(index, most: 8)).contains(
      anyOf: Self.denials, in: sentences)
  }

  private static let denials = WordSet(
    folding:
      "nicht kein keine keinen egal unabhängig gleichgültig jede jeder welche not no any whatever regardless every")
}

// MARK: - Sex

extension JobScanner {
  private enum Sex { case male, female }

  /// Titles that name one sex: `Verkäuferin gesucht`, `wir suchen einen Fahrer`.
  private func sexes(isCertain: Bool) -> [Demand] {
    sentences.indices.compactMap { index -> Demand? in
      guard let sex = title(at: index) ?? (isCertain ? person(at: index) : nil), !sentences.isInLink(index),
        isWanted(index, isCertain), !isDefinite(index),
        !hasBothForms(index, sex)
      else { return nil }
      return Demand(kind: .sex, place: sentences.place(index))
    }
  }

  /// Whether a title is what the post looks for, rather than a present colleague's.
  private func isWanted(_ title: Int, _ isCertain: Bool) -> Bool {
    let (before, after) = (sentences.before(title, most: 6), sentences.after(title, most: 4))
    if (before + after).contains(anyOf: Self.honorary, in: sentences) { return false }
    // A name follows: `unsere Kollegin Dana`.
    if let next = after.first, sentences.isFollowedClosely(title), BuiltInWords.givenNames.contains(sentences.key(next))
    {
      return false
    }
    if before.contains(where: { Self.owned.contains(sentences.key($0)) && $0 + 3 > title }) { return false }
    if before.contains(anyOf: Self.searching, in: sentences) { return true }
    if after.contains(where: { sentences.key($0) == "gesucht" || sentences.key($0) == "wanted" }) { return true }
    guard isCertain else { return false }
    if let nearest = before.first, isRole(nearest, before.dropFirst(), after) { return true }
    let isHeaded = title > 0 && sentences.gap(after: title - 1).contains(UInt8(ascii: ":"))
    guard isHeaded || before.isEmpty || before.count == 1 && Self.counts.contains(sentences.key(before[0])) else {
      return false
    }
    return after.first.map { Self.details.contains(sentences.key($0)) || !sentences.isFollowedClosely(title) } ?? true
  }

  /// Whether a word leads from a job to its title: `Stelle als`, `Ausbildung zum`, `werde`. Not in the story of a person.
  private func isRole(_ word: Int, _ before: ArraySlice<Int>, _ after: [Int]) -> Bool {
    guard !(before + after).contains(anyOf: Self.stories, in: sentences) else { return false }
    switch sentences.key(word) {
    case "werde": return true
    case "als", "as": return before.contains(anyOf: Self.positions, in: sentences)
    case "zum", "zur": return before.contains(anyOf: Self.trainings, in: sentences)
    default: return false
    }
  }

  /// Whether a title is a particular person's: `die Fahrerin des roten Wagens`.
  private func isDefinite(_ title: Int) -> Bool {
    guard let before = sentences.before(title, most: 2).first else { return false }
    return Self.definite.contains(sentences.key(before))
  }

  /// Whether the other form stands beside it: `Verkäufer*in`, `Verkäuferin oder Verkäufer`, `VerkäuferIn`.
  private func hasBothForms(_ title: Int, _ sex: Sex) -> Bool {
    let written = sentences.bytes[sentences.place(title)]
    if written.ends(with: "In".utf8) || written.ends(with: "Innen".utf8) { return true }
    let gap = sentences.gap(after: title)
    if let sign = gap.first, gap.count <= 2, "*:_/(-".utf8.contains(sign) || sign == 0xC2,
      title + 1 < sentences.indices.upperBound,
      Self.femaleEndings.contains(sentences.key(title + 1))
    {
      return true
    }
    return (sentences.before(title, most: 6) + sentences.after(title, most: 6)).contains { other in
      (self.title(at: other) ?? person(at: other)).map { $0 != sex } ?? false
    }
  }

  /// The sex of `Männer`, `Frau` and the like, whom an advertised job looks for; others do as well.
  private func person(at index: Int) -> Sex? {
    guard sentences.isCapitalised(index) else { return nil }
    if Self.women.contains(sentences.key(index)) { return .female }
    return Self.men.contains(sentences.key(index)) ? .male : nil
  }

  /// The sex that a title names; `nil` for words that are no titles, and titles for everybody.
  private func title(at index: Int) -> Sex? {
    let folded = sentences.folded(index)
    guard folded.count >= 3, folded.count < 60 else { return nil }
    let key = FoldedWord(folded)
    if Self.englishFemale.contains(key) { return .female }
    if Self.englishMale.contains(key) { return .male }
    guard sentences.isCapitalised(index) else { return nil }
    if Self.female.contains(key) { return .female }
    if Self.male.contains(key) { return .male }
    for ending in ["innen", "in"]
    where folded.count > ending.utf8.count + 3 && folded.ends(with: ending.utf8) {
      let stem = folded.dropLast(ending.utf8.count)
      if Self.femaleStems.contains(where: stem.ends) || Self.stems.contains(where: stem.ends) { return .female }
    }
    for ending in ["", "en", "n", "s"] where folded.ends(with: ending.utf8) {
      let stem = folded.dropLast(ending.utf8.count)
      if Self.stems.contains(where: stem.ends) { return .male }
    }
    return nil
  }

  /// Ends of titles whose other form has `in` behind it.
  private static let stems = words(
    """
    assistent bäcker berater buchhalter designer direktor elektriker elektroniker entwickler erzieher fahrer florist friseur
    gärtner gerüstbauer hausmeister heizungsbauer informatiker ingenieur installateur journalist kassierer kellner klempner
    konditor koordinator kurier lackierer leiter lehrer logopäde maler manager maurer mechaniker mechatroniker metzger mitarbeiter
    monteur optiker pfleger polier praktikant programmierer redakteur referent reinigungshelfer restaurator sachbearbeiter
    schlosser schneider schreiner schweißer sekretär spezialist techniker therapeut tischler trainer verkäufer verwalter volontär
    werkstudent zusteller zerspaner zimmerer küchenhelfer produktionshelfer lagerarbeiter sozialarbeiter facharbeiter vertreter
    geschäftsführer projektleiter betriebswirt wirtschaftsprüfer steuerberater elektroinstallateur controller administrator
    """)
  /// Of these only the female form is an ending: with another vowel, or the male one is something else.
  private static let femaleStems = words(
    "köch ärzt anwält kolleg gesell bot sprecher chef meister helfer partner arbeiter architekt jurist")
  private static let female = WordSet(
    folding: """
      kauffrau kauffrauen industriekauffrau bürokauffrau krankenschwester putzfrau reinigungsfrau empfangsdame zimmermädchen
      hausdame sekretärinnen bürodame hebamme fachfrau restaurantfachfrau hotelfachfrau verkaufsdame
      """)
  private static let male = WordSet(
    folding: """
      kaufmann kaufmänner industriekaufmann bürokaufmann einzelhandelskaufmann hausmann zimmermann fachmann
      restaurantfachmann hotelfachmann koch köche jungkoch chefkoch küchenchef arzt ärzte anwalt anwälte kollege kollegen geselle
      gesellen meister werkstattmeister bote fahrradbote sprecher pressesprecher architekt architekten jurist juristen
      feuerwehrmann kameramann servicemann verkaufsleiter filialleiter
      """)
  private static let englishFemale = WordSet(
    folding: "saleswoman saleswomen waitress waitresses hostess stewardess barmaid seamstress chairwoman forewoman")
  private static let englishMale = WordSet(
    folding: """
      salesman salesmen foreman handyman repairman craftsman craftsmen chairman serviceman deliveryman workman workmen barman
      doorman waiter waiters
      """)
  private static let women = WordSet(folding: "frau frauen dame damen mädchen mädels")
  private static let men = WordSet(folding: "mann männer herr herren jungs burschen kerle")
  private static let femaleEndings = WordSet(folding: "in innen r n e")
  private static let searching = WordSet(
    folding: "suchen sucht suche gesucht einstellen hiring looking seek seeking seeks recruiting wanted need")
  private static let definite = WordSet(folding: "die den der dem das the diesen diese dieser unsere unser unseren")
  /// Right before a present colleague.
  private static let owned = WordSet(folding: "unsere unser unseren unserem unserer eure euer ihr ihre our your")
  private static let positions = WordSet(
    folding: """
      stelle stellen job jobs minijob nebenjob ferienjob dich euch sie bewirb bewerbt bewerben arbeite arbeiten einstieg karriere
      teilzeit vollzeit apply work join us position
      """)
  private static let trainings = WordSet(
    folding: "ausbildung ausbildungsplatz ausbildungsplätze weiterbildung umschulung lehre lehrstelle")
  /// Words of a person's career.
  private static let stories = WordSet(
    folding: """
      ich mein meine meinen hat habe hatte war begann abgeschlossen absolviert gelernt arbeitete machte beendet bestanden er i my
      she he was has had
      """)
  private static let counts = WordSet(folding: "ein eine einen zwei drei mehrere a an one two")
  /// Behind the title that heads an advertisement.
  private static let details = WordSet(folding: "in im für ab mit auf gesucht wanted needed with for")

  private static func words(_ text: String) -> [[UInt8]] {
    text.split { $0 == " " || $0.isNewline }.map { WordFolding.folded(String($0)) }
  }
}

extension UInt8 {
  /// A dash or a space of `25-35`, also a dash beyond ASCII.
  fileprivate var isRangeSign: Bool {
    self == 0x20 || self == UInt8(ascii: "-") || self == 0xE2 || self == 0x80 || self == 0x93
  }
}
