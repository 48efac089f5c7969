internal import Core
internal import SocialText

/// Claims to be first or alone have a source.
enum SuperlativeClaim: ChannelRule {
  static let description = RuleDescription(
    id: "superlative", severity: .note,
    summary: "A claim to be the first, best or only one has its source in `proof`",
    explanation:
      "Such a claim must be true, with a clear and lasting lead (UWG § 5), also where it is said of one place alone. Name the source in "
      + "`proof: [https://…]`, or say what you do instead.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet die Nr. 1 der Höfe in Hamburg.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember öffnet der Hof. Am besten kommt ihr mit dem Rad. Beste Grüße!
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard !channel.hasProof else { return [] }
    return channel.seen.all.flatMap(claims).prefix(Legal.most).map { text, place in
      flagged(
        channel, at: text.widePlace(place),
        "\(Shown.quoted(text.scanned.text(at: place))) claims a lead, and `proof` names no source"
      )
    }
  }

  /// What the list and the scanner find in a text, in its order; of what overlaps, what begins first.
  private static func claims(in text: TextUnderCheck) -> [(text: TextUnderCheck, place: Range<Int>)] {
    let places = text.scanned.hits(.superlative).map(\.place) + text.scanned.superlatives
    var chosen: [Range<Int>] = []
    for place in places.sorted(by: { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) })
    where place.lowerBound >= chosen.last?.upperBound ?? 0 {
      chosen.append(place)
    }
    return chosen.map { (text, $0) }
  }
}

/// Comparisons with others have a source.
enum ComparisonClaim: ChannelRule {
  static let description = RuleDescription(
    id: "comparison", severity: .warning,
    summary: "A comparison with other offers has its source in `proof`",
    explanation: "Comparative advertising must be objective and verifiable (UWG § 6 (2)). Name the test or the figures "
      + "in `proof: [https://…]`, or leave the comparison out.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Unser Licht ist heller und günstiger als die anderen.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      proof: [https://example.org/test]
      ---
      Unser Licht ist heller und günstiger als die anderen.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.seen.has(.comparison), !channel.hasProof else { return [] }
    return channel.seen.found(.comparison).prefix(Legal.most).map { found in
      flagged(
        channel, at: found.range, "\(Shown.quoted(found.words)) compares, and `proof` names no source")
    }
  }
}

/// Finds claims of a lead that no list of words can hold: a superlative together with where it holds.
///
/// `Hamburgs bester Kaffee`, `Das sicherste Schloss Deutschlands`, `the safest lock in Europe`. A superlative alone is
/// mostly none: `am besten`, `beste Grüße`, `in the best of moods`.
struct SuperlativeScanner {
  private let sentences: Sentences
  private let bytes: [UInt8]

  init(_ scanned: ScannedText) {
    bytes = scanned.bytes
    sentences = Sentences(scanned.words, of: scanned.bytes)
  }

  /// The stretches of the text, in its order; none overlaps another.
  var claims: [Range<Int>] {
    var found: [Range<Int>] = []
    for index in sentences.indices where !sentences.isInLink(index) {
      let place = german(at: index) ?? english(at: index) ?? number(at: index)
      if let place, place.lowerBound >= found.last?.upperBound ?? 0 { found.append(place) }
    }
    return found
  }

  /// The place of `#1` where it claims a lead: `die #1 in Hamburg`.
  private func number(at index: Int) -> Range<Int>? {
    let place = sentences.place(index)
    guard place.lowerBound > 0, place.count == 1, bytes[place.lowerBound] == UInt8(ascii: "1"),
      bytes[place.lowerBound - 1] == UInt8(ascii: "#"), let before = sentences.before(index, most: 1).first
    else { return nil }
    if let next = sentences.after(index, most: 1).first, Self.counted.contains(sentences.key(next)) { return nil }
    let isOwned =
      Self.owners.contains(sentences.key(before)) || BuiltInWords.isGenitiveOfPlace(sentences.folded(before))
    return isOwned ? place.lowerBound - 1..<place.upperBound : nil
  }

  /// Nouns that are numbered without a lead.
  private static let counted = WordSet(
    folding: "tip rule reason question priority goal mistake step tipp regel grund frage ziel fehler")
  private static let owners = WordSet(folding: "die der unsere eure deine ihre the our your s")
}

// MARK: - German

extension SuperlativeScanner {
  private func german(at index: Int) -> Range<Int>? {
    let folded = sentences.folded(index)
    if let first = folded.first, "efm".utf8.contains(first), Self.only.contains(FoldedWord(folded)) {
      return alone(at: index)
    }
    guard folded.mayBeSuperlative, let ending = Self.endings.first(where: folded.ends), folded.count > ending.count + 1
    else { return nil }
    let stem = FoldedWord(folded.dropLast(ending.count - 2))
    let isCommon = Self.commonStems.contains(stem)
    guard isCommon || !Self.otherStems.contains(stem) && !folded.isOrdinal && !folded.isParticiple(ending),
      isCommon || !sentences.isCapitalised(index)
    else { return nil }
    let before = sentences.before(index, most: 1).first
    let after = sentences.after(index, most: 6)
    guard let noun = after.prefix(3).firstIndex(where: isNoun), !hasComma(index, after[noun]),
      !Self.modest.contains(sentences.key(after[noun]))
    else { return nil }
    if let before, isOwner(before) {
      return sentences.place(before).lowerBound..<sentences.place(after[noun]).upperBound
    }
    let isIntroduced = before.map { Self.articles.contains(sentences.key($0)) } ?? isCommon
    guard isIntroduced, isCommon || Self.praisingStems.contains(stem) || folded.isFriendly(ending) else { return nil }
    let start = sentences.place(before ?? index).lowerBound
    if let end = reach(after[noun...]) { return start..<end }
    guard let before, Self.nominatives.contains(sentences.key(before)), !sentences.isCapitalised(index),
      // `der besten`, of whom something is.
      sentences.key(before) != "der" || ending.count == 3
    else { return nil }
    let isOfTrade = sentences.folded(after[noun]).isOfTrade
    // The best of anything is praise; the largest is one where it sells.
    return stem == "best" && isGoods(after[noun]) || stem == Self.largest && isOfTrade
      ? start..<sentences.place(after[noun]).upperBound : nil
  }

  /// Whether what is called the best can be goods: no argument, no intention.
  private func isGoods(_ noun: Int) -> Bool {
    !Self.noGoods.contains(sentences.key(noun)) && !sentences.folded(noun).isAbstract
  }

  /// `Hamburgs einziges Café`, `die führende Werkstatt Deutschlands`. Not the only one in Hamburg, which may be a date.
  private func alone(at index: Int) -> Range<Int>? {
    let after = sentences.after(index, most: 4)
    guard let noun = after.first(where: isNoun), !hasComma(index, noun),
      let before = sentences.before(index, most: 1).first
    else { return nil }
    if isOwner(before) { return sentences.place(before).lowerBound..<sentences.place(noun).upperBound }
    guard Self.articles.contains(sentences.key(before)), let place = after.first(where: { $0 > noun }),
      BuiltInWords.isGenitiveOfPlace(sentences.folded(place)), sentences.isCapitalised(place), !hasComma(noun, place)
    else { return nil }
    return sentences.place(before).lowerBound..<sentences.place(place).upperBound
  }

  /// Whether a word is a noun that something can be the best of: it has a capital, and names no place.
  private func isNoun(_ index: Int) -> Bool {
    sentences.isCapitalised(index) && !BuiltInWords.isGenitiveOfPlace(sentences.folded(index))
  }

  private func hasComma(_ first: Int, _ last: Int) -> Bool {
    (first..<last).contains { sentences.gap(after: $0).contains(UInt8(ascii: ",")) }
  }

  /// Whether a word is the genitive of a place or a house, `Hamburgs`, and not of a person, `Annas`.
  private func isOwner(_ index: Int) -> Bool {
    let folded = sentences.folded(index)
    if BuiltInWords.isGenitiveOfPlace(folded) { return sentences.isFollowedClosely(index) }
    return sentences.isCapitalised(index) && folded.last == UInt8(ascii: "s") && folded.count > 4
      && !Self.noOwners.contains(FoldedWord(folded)) && sentences.isFollowedClosely(index)
      && !BuiltInWords.givenNames.contains(FoldedWord(folded))
      && !BuiltInWords.givenNames.contains(FoldedWord(folded.dropLast()))
  }

  /// The end of where a superlative is said to hold, behind its noun: `Deutschlands`, `der Welt`, `in Hamburg`.
  private func reach(_ words: ArraySlice<Int>) -> Int? {
    guard let noun = words.first else { return nil }
    for place in words.dropFirst().prefix(3) {
      guard !hasComma(noun, place) else { return nil }
      let rest = sentences.after(place, most: 2)
      if Self.everywhere.contains(sentences.key(place)) { return sentences.place(place).upperBound }
      if BuiltInWords.isGenitiveOfPlace(sentences.folded(place)), sentences.isCapitalised(place) {
        return sentences.place(place).upperBound
      }
      guard let next = rest.first, let lead = Self.leads[sentences.key(place)] else { continue }
      if lead.contains(sentences.key(next)) { return sentences.place(next).upperBound }
      guard Self.within.contains(sentences.key(place)) else { continue }
      let isWhole = ["ganz", "der", "dem"].contains(sentences.key(next))
      guard let name = isWhole ? rest.dropFirst().first : next, sentences.isCapitalised(name) else { continue }
      if BuiltInWords.isPlace(sentences.folded(name)) || isWhole && Self.regions.contains(sentences.key(name)) {
        return sentences.place(name).upperBound
      }
    }
    return nil
  }

  private static let endings = ["ste", "sten", "ster", "stes", "stem"].map { Array($0.utf8) }
  /// Of the superlatives that advertising uses.
  private static let commonStems = WordSet(
    folding: """
      best größt grösst schnellst sicherst günstigst billigst schönst beliebtest modernst stärkst leichtest frischest
      leckerst zuverlässigst innovativst erfolgreichst preiswertest bekanntest hellst
      """)
  /// Of words that end as superlatives do and claim no lead.
  private static let otherStems = WordSet(
    folding: """
      erst nächst letzt meist fest wüst bewusst unbewusst selbstbewusst robust verhasst jüngst neuest neust ernst wichtigst
      häufigst unterst oberst hinterst vorderst äußerst innerst mittelst selbst sonst einst dritt liebst herzlichst
      dienst kunst angst gäst gast rest test west ost post frost trost kost rost last mast palast kontrast list mist frist
      christ must muss muß muest müss wuss wüss pass kost küst leist meist minist klost polst pflast schwest fenst wahrst
      mindest spätest frühest abst brust wurst liebst vorletzt zweitletzt gerüst geist begeist gest tost fast rast hust pust
      löst reist speist grüßt nächstbest erstbest lust verlust künst pust hast haust mus mut beurteilst
      """)
  /// Claims a lead as a superlative does.
  private static let only = WordSet(
    folding: "einzige einzigen einziger einziges führende führenden führender führendes marktführende")
  private static let largest = FoldedWord(WordFolding.folded("größt"))
  /// Of superlatives that praise goods, where a place is named with them.
  private static let praisingStems = WordSet(
    folding: """
      kleinst stabilst robustest haltbarst bequemst komfortabelst effizientest sparsamst leisest sauberst grünst nachhaltigst
      gesündest freundlichst kompetentest erfahrenst ältest traditionsreichst renommiertest feinst edelst exklusivst
      luxuriösest vielseitigst kompaktest härtest längst höchst breitest smartest intelligentest präzisest gemütlichst
      spannendst coolst tollst süßest köstlichst schärfst saftigst knusprigst reichhaltigst umfassendst attraktivst fairst
      transparentest digitalst angesagtest begehrtest edelst buntest lustigst originellst kreativst engagiertest flexibelst
      vollständigst qualitativst hochwertigst dichtest wärmst leistungsstärkst kürzest meistbesuchtest
      """)
  /// Behind which a superlative is said of the subject.
  private static let nominatives = WordSet(folding: "der die das")
  private static let noGoods = WordSet(
    folding: """
      mittel argument argumente absicht absichten idee ideen tipp tipps foto fotos bild bilder geschichte geschichten antwort
      antworten platz plätze weg wege grund gründe beispiel beispiele voraussetzungen chancen chance gelegenheit beweis zeugnis
      geschenk fall fälle projekte projekt arbeiten einsendungen beiträge vorsatz vorsätze nachricht ort zeitpunkt termin jahren
      teil dinge sache rat schutz medizin momente ergebnisse leistungen köpfe spieler spielerin schülerinnen sache wahl
      """)
  private static let articles = WordSet(
    folding: """
      der die das den dem des unser unsere unserer unserem unseren euer eure ihr ihre dein deine einer eines und oder ist
      sind als
      """)
  /// What follows a superlative in talk of people and time, and in thanks.
  private static let modest = WordSet(
    folding: """
      freund freundin freunde freundinnen zeit zeiten jahr jahre tag tage monat woche saison sommer winter leistung platzierung
      ergebnis spiel wunsch wünsche traum sohn tochter kind bruder schwester grüße dank feind stadt team teams publikum
      kollegen kolleginnen kollege kollegin mama papa eltern kunden kundinnen gäste nachbarn community crew fans chor verein
      ort mal moment momente
      """)
  /// Capitalised words that end with `s` and are no genitive.
  private static let noOwners = WordSet(
    folding: """
      alles dieses jenes jedes manches welches nichts etwas bereits stets meistens erstens zweitens links rechts abends
      morgens mittags nachts montags dienstags mittwochs donnerstags freitags samstags sonntags mamas papas omas opas muttis
      vatis tantes onkels unseres meines deines eures ihres seines eines keines anders besonders damals niemals mindestens
      höchstens wenigstens bestens falls teils jeweils übrigens sowas jahres tages monats business express always perhaps this
      its yes plus minus paris tennis tapas news tipps
      """)
  private static let everywhere = WordSet(
    folding:
      "weltweit europaweit deutschlandweit bundesweit landesweit österreichweit schweizweit hamburgweit stadtweit")
  /// By the word before them, what a lead holds in.
  private static let leads: WordTable<WordSet> = [
    "der": WordSet(folding: "welt stadt region branche republik nation schweiz alpen küste nordsee ostsee gegend"),
    "des": WordSet(
      folding: "landes nordens südens ostens westens kontinents marktes ortes kreises bundeslandes planeten"),
    "im": WordSet(folding: "land norden süden westen osten umkreis ort netz internet landkreis norddeutschen"),
    "am": WordSet(folding: "markt platz ort"), "auf": WordSet(folding: "erden"), "vor": WordSet(folding: "ort"),
    "in": [], "von": [],
  ]
  /// Before the name of a place.
  private static let within = WordSet(folding: "in von auf im")
  /// Behind `in der` and `auf dem`.
  private static let regions = WordSet(folding: "welt stadt region branche schweiz markt gegend")
}

// MARK: - English

extension SuperlativeScanner {
  private func english(at index: Int) -> Range<Int>? {
    let folded = sentences.folded(index)
    if folded.last == UInt8(ascii: "y") || folded.last == UInt8(ascii: "g"), Self.leading.contains(FoldedWord(folded)) {
      return possessed(at: index, last: index)
    }
    guard folded.last == UInt8(ascii: "t"), folded.dropLast().last == UInt8(ascii: "s") else { return nil }
    var last = index
    if sentences.key(index) == "most" {
      guard let next = sentences.after(index, most: 1).first, Self.praised.contains(sentences.key(next)) else {
        return nil
      }
      last = next
    } else if !Self.superlatives.contains(sentences.key(index)) {
      return nil
    }
    let before = sentences.before(index, most: 1)
    let after = sentences.after(last, most: 6)
    guard let noun = after.first, !Self.turns.contains(sentences.key(noun)) else { return nil }
    if let place = possessed(at: index, last: last) { return place }
    let isBare = Self.prepositions.contains(sentences.key(noun))
    let isIntroduced =
      isBare
      ? before.first.map { sentences.key($0) == "the" } ?? false
      : before.first.map { Self.determiners.contains(sentences.key($0)) } ?? true
    guard isIntroduced, let end = englishReach(after) else { return nil }
    return sentences.place(before.first ?? index).lowerBound..<end
  }

  /// `Germany's safest lock`, `the city's best coffee`.
  private func possessed(at index: Int, last: Int) -> Range<Int>? {
    let before = sentences.before(index, most: 2)
    guard before.count == 2, sentences.key(before[0]) == "s", isPossessive(before[1]),
      let noun = sentences.after(last, most: 1).first, !Self.turns.contains(sentences.key(noun))
    else { return nil }
    let owner = before[1]
    let isPlace = sentences.isCapitalised(owner) && BuiltInWords.isPlace(sentences.folded(owner))
    return isPlace || Self.worlds.contains(sentences.key(owner))
      ? sentences.place(owner).lowerBound..<sentences.place(noun).upperBound : nil
  }

  private func isPossessive(_ owner: Int) -> Bool {
    let gap = sentences.gap(after: owner)
    return gap.elementsEqual("'".utf8) || gap.elementsEqual("’".utf8)
  }

  /// The end of where it is said to hold: `in Hamburg`, `in the world`, `on the market`, `nationwide`.
  private func englishReach(_ words: [Int]) -> Int? {
    guard let noun = words.first else { return nil }
    for place in words.prefix(5) {
      guard !hasComma(noun, place) else { return nil }
      if Self.englishEverywhere.contains(sentences.key(place)) { return sentences.place(place).upperBound }
      guard Self.prepositions.contains(sentences.key(place)) else { continue }
      let rest = sentences.after(place, most: 3)
      let names = rest.drop { Self.skipped.contains(sentences.key($0)) }
      guard let name = names.first else { return nil }
      let isNamed =
        sentences.isCapitalised(name) && BuiltInWords.isPlace(sentences.folded(name))
        || Self.worlds.contains(sentences.key(name))
      return isNamed ? sentences.place(name).upperBound : nil
    }
    return nil
  }

  private static let leading = WordSet(folding: "only leading")
  private static let superlatives = WordSet(
    folding: """
      best largest biggest fastest safest cheapest strongest lightest finest freshest tastiest greenest cleanest friendliest
      smartest healthiest quietest brightest oldest toughest easiest
      """)
  private static let praised = WordSet(
    folding: """
      popular reliable innovative trusted advanced sustainable successful affordable powerful modern secure comfortable
      durable efficient beautiful experienced effective precise complete delicious
      """)
  /// What follows a superlative in turns of phrase.
  private static let turns = WordSet(
    folding: """
      part time way wishes regards friend friends day days thing case of practice practices before possible team colleagues
      community customers audience crew fans friends mum mom dad people night
      """)
  private static let determiners = WordSet(folding: "the our your its as is are and")
  private static let prepositions = WordSet(folding: "in on of across from")
  private static let skipped = WordSet(
    folding: "the all whole entire northern southern western eastern north south west east")
  private static let worlds = WordSet(
    folding:
      "world city town country region nation continent market industry planet earth neighbourhood neighborhood state")
  private static let englishEverywhere = WordSet(folding: "worldwide nationwide anywhere statewide")
}

extension ArraySlice<UInt8> {
  /// Whether it ends with `ste`, or with that and another letter: cheaper than comparing with each ending.
  fileprivate var mayBeSuperlative: Bool {
    guard count > 4 else { return false }
    let end = endIndex
    return self[end - 1] == UInt8(ascii: "e")
      ? self[end - 2] == UInt8(ascii: "t") && self[end - 3] == UInt8(ascii: "s")
      : self[end - 2] == UInt8(ascii: "e") && self[end - 3] == UInt8(ascii: "t") && self[end - 4] == UInt8(ascii: "s")
  }

  /// `erfasste`, `gelöste`: of verbs.
  fileprivate func isParticiple(_ ending: [UInt8]) -> Bool {
    let stem = dropLast(ending.count - 2)
    return ["sst", "öst", "ost", "eist", "emst", "aust", "iest"].contains { stem.ends(with: $0.utf8) }
  }

  /// `kundenfreundlichste`, `diebstahlsicherste`.
  fileprivate func isFriendly(_ ending: [UInt8]) -> Bool {
    let stem = dropLast(ending.count - 2)
    return ["freundlichst", "sicherst", "stärkst", "schonendst"].contains { stem.ends(with: $0.utf8) }
  }

  /// Whether a noun is a seller, or what one offers: `Auswahl`, `Fahrradmarkt`.
  fileprivate var isOfTrade: Bool {
    [
      "anbieter", "hersteller", "händler", "auswahl", "angebot", "sortiment", "markt", "shop", "laden", "werkstatt",
      "verlag",
    ]
    .contains { ends(with: $0.utf8) }
  }

  /// Whether a noun ends as those of actions and states do.
  fileprivate var isAbstract: Bool {
    ["ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "tion", "tionen", "tät"].contains {
      ends(with: $0.utf8)
    }
  }

  /// `zwanzigste`, `hundertster`.
  fileprivate var isOrdinal: Bool {
    let bytes = Array(self)
    return ["zigst", "dreissigst", "hundertst", "tausendst", "millionst"].contains {
      bytes.contains($0.utf8)
    }
  }
}
