internal import Core
internal import SocialText

/// A price reduction states the lowest price of the last thirty days.
enum PriceReduction: ChannelRule {
  static let description = RuleDescription(
    id: "price-reduction", severity: .warning,
    summary: "A lowered price is told with the lowest one of the last thirty days, or has it in `lowestPrice`",
    explanation: "A percentage or a former price must refer to the lowest price of the thirty days before (PAngV § 11, "
      + "CJEU C-330/23). Say it in the text, or note it in `lowestPrice: 89 Euro` for those who approve.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Am 1. Dezember: 20 % Rabatt auf alle Lichter.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      lowestPrice: 25 Euro
      ---
      Am 1. Dezember: 20 % Rabatt auf alle Lichter.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.post.labels.lowestPrice == nil, !channel.seen.has(.lowestPrice) else { return [] }
    let texts = channel.seen.all.filter { !$0.scanned.reductions.isEmpty }
    let found = texts.flatMap { text in text.scanned.reductions.map { (text, $0) } }
    return found.prefix(Legal.most).map { text, place in
      flagged(
        channel, at: text.widePlace(place),
        "\(Shown.quoted(text.scanned.text(at: place))) is a reduction without the lowest price of thirty days")
    }
  }
}

/// Finds prices that were lowered: a percentage that is given off, and a former price beside the one of today.
///
/// What a percentage is of, the words of its sentence must say: `20 % Rabatt`, `20 % auf alles`, `spare 20 %`. A share,
/// a growth or what is saved of energy is none.
struct PriceScanner {
  private let scanned: ScannedText
  private let sentences: Sentences
  private let bytes: [UInt8]
  /// The words of `BuiltInWords.reductions` in the text, by their first bytes.
  private let reducing: [Int: String]

  init(_ scanned: ScannedText) {
    self.scanned = scanned
    bytes = scanned.bytes
    sentences = Sentences(scanned.words, of: scanned.bytes)
    reducing = Dictionary(
      scanned.hits(.reduction).map { ($0.place.lowerBound, $0.entry) }, uniquingKeysWith: { first, _ in first })
  }

  /// The stretches of the text, in its order; none overlaps another.
  var reductions: [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < sentences.indices.upperBound {
      guard let amount = amount(at: index) else {
        index += 1
        continue
      }
      index = amount.last + 1
      guard let place = percentage(amount) ?? former(amount) else { continue }
      if place.lowerBound >= found.last?.upperBound ?? 0 { found.append(place) }
    }
    return found
  }
}

// MARK: - Amounts

extension PriceScanner {
  /// A number, and whether it is a percentage.
  private struct Amount {
    /// Its first word and its last: `4.999` is two, `20 Prozent` as well.
    var first: Int
    var last: Int
    /// The number alone.
    var number: Range<Int>
    /// Where the percentage ends, if it is one.
    var percentEnd: Int?
  }

  /// The number that begins with a word.
  private func amount(at first: Int) -> Amount? {
    guard !sentences.isInLink(first) else { return nil }
    guard sentences.beginsWithDigit(first) else {
      guard scanned.topics.contains(TopicSet(.percent)), Self.numbers.contains(sentences.key(first)),
        let percent = percent(after: first)
      else { return nil }
      return Amount(
        first: first, last: percent.last, number: sentences.place(first), percentEnd: percent.end)
    }
    var last = first
    while last + 1 < sentences.indices.upperBound, isOneNumber(from: first, last, last + 1) { last += 1 }
    let number = sentences.place(first).lowerBound..<sentences.place(last).upperBound
    let percent = percent(after: last)
    return Amount(first: first, last: percent?.last ?? last, number: number, percentEnd: percent?.end)
  }

  /// Whether the sign between two words groups digits, or is that of a decimal fraction: `4.999`, `1 299`, `4’999`, `4,50`.
  private func isOneNumber(from first: Int, _ last: Int, _ next: Int) -> Bool {
    let (digits, gap) = (sentences.folded(next), sentences.gap(after: last))
    guard digits.count <= 3, digits.allSatisfy(\.isASCIIDigit), sentences.folded(last).allSatisfy(\.isASCIIDigit) else {
      return false
    }
    if gap.elementsEqual([UInt8(ascii: ".")]) || gap.elementsEqual([UInt8(ascii: ",")]) { return true }
    let groups: [[UInt8]] = [Array(" ".utf8), Array("'".utf8), Array("’".utf8), [0xC2, 0xA0], [0xE2, 0x80, 0xAF]]
    return digits.count == 3 && sentences.folded(first).count <= 3 && groups.contains { gap.elementsEqual($0) }
  }

  /// The end of a percent sign behind a word, or of `Prozent`, and the last word that belongs to it.
  private func percent(after index: Int) -> (end: Int, last: Int)? {
    let place = afterSpace(sentences.place(index).upperBound)
    if place < bytes.count, bytes[place] == UInt8(ascii: "%") {
      let next = index + 1
      let hasEnding =
        next < sentences.indices.upperBound && sentences.place(next).lowerBound == place + 1
        && Self.percentEndings.contains(sentences.key(next))
      return hasEnding ? (sentences.place(next).upperBound, next) : (place + 1, index)
    }
    guard let next = sentences.after(index, most: 1).first, sentences.gap(after: index).count <= 3 else { return nil }
    if Self.percentWords.contains(sentences.key(next)) { return (sentences.place(next).upperBound, next) }
    guard sentences.key(next) == "per", let cent = sentences.after(next, most: 1).first, sentences.key(cent) == "cent"
    else { return nil }
    return (sentences.place(cent).upperBound, cent)
  }

  /// Behind one space, if there is one.
  private func afterSpace(_ place: Int) -> Int {
    if place < bytes.count, bytes[place] == 0x20 { return place + 1 }
    if bytes[place...].starts(with: [0xC2, 0xA0]) { return place + 2 }
    return bytes[place...].starts(with: [0xE2, 0x80, 0xAF]) ? place + 3 : place
  }

  private static let percentWords = WordSet(
    folding: "prozent percent prozentige prozentiger prozentigen prozentiges prozentigem")
  private static let percentEndings = WordSet(folding: "ige iger igen iges igem")
  private static let numbers = WordSet(
    folding: """
      fünf zehn fünfzehn zwanzig fünfundzwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
      five ten fifteen twenty thirty forty fifty sixty seventy eighty ninety
      """)
}

// MARK: - Percentages

extension PriceScanner {
  private func percentage(_ amount: Amount) -> Range<Int>? {
    guard let end = amount.percentEnd else { return nil }
    let after = sentences.after(amount.last, most: 5)
    let before = sentences.before(amount.first, most: 6)
    if let next = after.first, let entry = entry(next), sentences.place(next).lowerBound - end <= 3,
      isOfPrice(entry, before, after),
      // A comparison with other offers is another rule's.
      !Self.following.contains(entry) || !after.prefix(4).contains(anyOf: Self.than, in: sentences)
    {
      return amount.number.lowerBound..<sentences.place(next).upperBound
    }
    let leading = before.drop { Self.fillers.contains(sentences.key($0)) }
    if let word = leading.first, before.count - leading.count <= 4, let entry = entry(word),
      !Self.following.contains(entry), isOfPrice(entry, before, after)
    {
      return sentences.place(word).lowerBound..<end
    }
    if isOfLoweredPrices(before, after) { return amount.number.lowerBound..<end }
    return isGivenOff(amount, before, after) ? amount.number.lowerBound..<end : nil
  }

  private func entry(_ index: Int) -> String? { reducing[sentences.place(index).lowerBound] }

  /// Whether a word of a reduction is about a price where it stands: energy is saved as well, and emissions are reduced.
  private func isOfPrice(_ entry: String, _ before: [Int], _ after: [Int]) -> Bool {
    guard Self.saving.contains(entry) || Self.lowering.contains(entry) else { return true }
    guard !isShare(after), !before.contains(anyOf: Self.usages, in: sentences),
      !after.contains(anyOf: Self.usages, in: sentences)
    else { return false }
    guard Self.lowering.contains(entry) else { return true }
    let around = before + after
    return around.contains(anyOf: Self.prices, in: sentences)
      || (isOffer && !around.contains(anyOf: Self.deeds, in: sentences))
      || (around.contains(anyOf: Self.everything, in: sentences) && !around.contains(anyOf: Self.deeds, in: sentences))
  }

  /// `senkt die Preise um 20 %`, `prices cut by 20%`.
  private func isOfLoweredPrices(_ before: [Int], _ after: [Int]) -> Bool {
    let around = before + after
    return around.contains(anyOf: Self.loweredPrices, in: sentences)
      && around.contains(anyOf: Self.lowerings, in: sentences)
  }

  /// `20 % auf alles`, `-20 % auf Lampen`, `Black Friday: 30 %`.
  private func isGivenOff(_ amount: Amount, _ before: [Int], _ after: [Int]) -> Bool {
    // `+10 %` is what comes on top.
    let isPlus = amount.number.lowerBound > 0 && bytes[amount.number.lowerBound - 1] == UInt8(ascii: "+")
    guard !isPlus, !isShare(after), !before.contains(anyOf: Self.measuring, in: sentences),
      !after.contains(anyOf: Self.measuring, in: sentences), !before.contains(anyOf: Self.measured, in: sentences)
    else { return false }
    let isSigned = isSigned(amount.number.lowerBound) || before.first.map { sentences.key($0) == "minus" } ?? false
    let isUpTo =
      before.count > 1 && ["zu", "to"].contains(sentences.key(before[0]))
      && ["bis", "up"].contains(sentences.key(before[1]))
    if let first = before.first, !isUpTo, Self.measures.contains(sentences.key(first)) { return false }
    let isOccasion = before.contains(anyOf: Self.occasions, in: sentences)
    guard let next = after.first, ["auf", "on"].contains(sentences.key(next)), after.count > 1 else {
      if isSigned { return isOffer || before.contains(anyOf: Self.urges, in: sentences) }
      return isOccasion && (after.first.map { Self.whereabouts.contains(sentences.key($0)) } ?? true)
    }
    guard !sentences.beginsWithDigit(after[1]) else { return false }
    let isMinus = isSigned && (sentences.key(next) == "auf" || isOffer)
    if isMinus || isOccasion || before.contains(anyOf: Self.givings, in: sentences) || isWhole(after.dropFirst()) {
      return true
    }
    if (before.isEmpty || isUpTo || before.contains(anyOf: Self.urges, in: sentences)) && isOffer { return true }
    return isHeadline(before, after.dropFirst())
  }

  /// `15 % auf Helme`, `Am Freitag 15 % auf die Helme`: only a time before it, and no other share beside it.
  private func isHeadline(_ before: [Int], _ object: ArraySlice<Int>) -> Bool {
    guard let first = object.first, before.allSatisfy({ Self.times.contains(sentences.key($0)) }),
      !object.contains(where: sentences.beginsWithDigit)
    else { return false }
    return Self.accusatives.contains(sentences.key(first))
      || sentences.isCapitalised(first) && !Self.networks.contains(sentences.key(first))
  }

  /// `alles`, `ausgewählte …`, `das gesamte …`.
  private func isWhole(_ words: ArraySlice<Int>) -> Bool {
    words.first.map { Self.wholes.contains(sentences.key($0)) } ?? false
      || words.prefix(2).contains(anyOf: Self.entire, in: sentences)
  }

  /// Whether a minus or a dash stands right before, and no other number or word before that.
  private func isSigned(_ place: Int) -> Bool {
    let signs: [[UInt8]] = [Array("-".utf8), Array("–".utf8), Array("−".utf8), Array("—".utf8)]
    guard let sign = signs.first(where: { bytes[..<place].ends(with: $0) }) else { return false }
    let start = place - sign.count
    return start == 0 || [0x20, 0x0A, UInt8(ascii: "("), UInt8(ascii: "*")].contains(bytes[start - 1])
  }

  /// `20 % der Gäste`, `20 % mehr Räder`.
  private func isShare(_ after: [Int]) -> Bool { after.first.map { Self.shares.contains(sentences.key($0)) } ?? false }

  /// Whether the text speaks of an offer or names a price.
  private var isOffer: Bool {
    bytes.hasCurrency || sentences.indices.contains { Self.offers.contains(sentences.key($0)) }
  }

  /// Entries that count after a percentage alone: `switch off 5%` is none.
  private static let following: Set<String> = ["off", "cheaper", "günstiger", "billiger", "preiswerter"]
  private static let than = WordSet(folding: "als than")
  /// What is saved may be something other than money.
  private static let saving: Set<String> = [
    "sparen", "spar", "spare", "spart", "sparst", "gespart", "Ersparnis", "save", "saves", "saved", "saving", "savings",
  ]
  /// What became less may be something other than a price.
  private static let lowering: Set<String> = [
    "reduziert*", "gesenkt", "heruntergesetzt*", "herabgesetzt*", "reduced", "lowered",
  ]
  /// Between a word of a reduction and its percentage.
  private static let fillers = WordSet(
    folding: """
      von um bis zu zum jetzt heute nun nur satte ganze rund mindestens sofort in höhe dabei dir euch sie bei uns einen
      up to of by at least now today with another extra
      """)
  private static let shares = WordSet(
    folding: """
      der des dieser davon unserer unseres aller eurer ihrer deiner deines ihres meiner meines von vom mehr weniger of more
      less fewer
      """)
  /// Of what was saved or reduced, where that is no price.
  private static let usages = WordSet(
    folding: """
      strom energie energien wasser gas wärme heizung heizenergie heizkosten stromkosten energiekosten co2 co₂ emission
      emissionen ausstoß treibhausgase treibhausgas verbrauch stromverbrauch energieverbrauch wasserverbrauch zeit platz
      papier plastik kunststoff verpackung verpackungen verpackungsmüll material ressourcen sprit kraftstoff diesel benzin
      öl speicher speicherplatz gewicht müll abfall abfälle ausschuss unfälle fehler wartezeit wartezeiten kalorien zucker
      salz fett lärm verkehr arbeitszeit steuern
      energy electricity power water heat fuel petrol time emission emissions carbon consumption space paper plastic waste
      packaging weight memory storage effort calories sugar salt fat noise traffic errors bugs costs tax taxes
      """)
  private static let prices = WordSet(
    folding: "preis preise preisen gesamtpreis price prices artikel ware waren sortiment modelle angebote items")
  private static let loweredPrices = WordSet(folding: "preis preise preisen price prices")
  private static let lowerings = WordSet(
    folding: """
      senken senkt gesenkt reduzieren reduziert heruntergesetzt herunter runter purzeln fallen cut cuts slash slashed lower
      lowered reduced drop dropped down
      """)
  private static let everything = WordSet(folding: "alle alles all everything")
  private static let deeds = WordSet(
    folding: "haben hat habe hatten konnten konnte wurde wurden werden will wollen we have has had our ours was were")
  /// Before a percentage that measures something.
  private static let measures = WordSet(folding: "um von bei auf zu fast knapp etwa circa ca by from at to of about")
  /// Verbs of what a percentage measures.
  private static let measuring = WordSet(
    folding: """
      entfallen entfällt entfielen verteilen verteilt stieg steigt stiegen steigen sank sinkt sanken sinken gestiegen
      gesunken gewachsen wuchs umgestiegen antworten antworteten spend spent allocate allocated based rose grew fell risen
      grown fallen focus depend depends
      """)
  private static let measured = WordSet(folding: "akku batterie anteil quote rest restlichen battery share rate")
  /// What `20 % auf …` is given off, whole: in the accusative.
  private static let wholes = WordSet(
    folding: """
      alles alle ausgewählte sämtliche jede jeden jedes unser unsere unseren dein deine deinen euer eure euren ihr ihre ihren
      all everything selected our your every any
      """)
  private static let entire = WordSet(folding: "gesamte gesamten gesamtes ganze ganzen ganzes entire whole")
  private static let occasions = WordSet(
    folding: """
      sale sales schlussverkauf winterschlussverkauf sommerschlussverkauf ausverkauf räumungsverkauf angebot sonderangebot
      sonderangebote aktion aktionspreis schnäppchen deal deals friday cyber
      """)
  private static let givings = WordSet(
    folding: """
      gibt gibts geben bekommt bekommst bekommen erhaltet erhältst erhalten schenken kriegt sichere sichert gönn get enjoy
      grab
      """)
  private static let times = WordSet(
    folding: """
      am an im ab bis nur jetzt heute morgen diese diesen dieser dieses zum und noch woche wochenende monat tag samstag sonntag
      montag dienstag mittwoch donnerstag freitag januar februar märz april mai juni juli august september oktober november
      dezember advent nikolaus ostern weihnachten sommer winter herbst frühling frühjahr zu
      """)
  private static let accusatives = WordSet(folding: "die das den")
  private static let networks = WordSet(
    folding:
      "Instagram Twitter X Facebook LinkedIn Mastodon Bluesky Threads TikTok YouTube Platz Anfrage Wunsch Englisch Deutsch"
  )
  private static let urges = WordSet(folding: "jetzt heute nur morgen now today only take")
  private static let offers = WordSet(
    folding: """
      sale angebot angebote sonderangebot aktion aktionen shop onlineshop laden sortiment artikel kaufen kauf einkauf
      bestellen preis preise sonderpreis sonderpreise schnäppchen ausverkauf schlussverkauf vorrat rabattaktion rabatt rabatte deal deals offer offers
      store buy order price prices discount discounts checkout stocks friday
      """)
  /// What may follow a percentage that stands for itself: `30 % im ganzen Shop`.
  private static let whereabouts = WordSet(folding: "im in bei beim für auf for on at nur bis only until")
}

// MARK: - Former prices

extension PriceScanner {
  private func former(_ amount: Amount) -> Range<Int>? {
    guard amount.percentEnd == nil else { return nil }
    let before = sentences.before(amount.first, most: 4)
    if let word = before.drop(while: { Self.usual.contains(sentences.key($0)) }).first,
      ["statt", "anstatt", "anstelle", "instead"].contains(sentences.key(word))
    {
      let start = sentences.place(word).lowerBound
      return isPrice(amount, from: start) ? start..<amount.number.upperBound : nil
    }
    guard let word = before.drop(while: { Self.currencies.contains(sentences.key($0)) }).first,
      Self.earlier.contains(sentences.key(word)), hasCurrency(amount), hasLowerPrice(amount)
    else { return nil }
    return sentences.place(word).lowerBound..<amount.number.upperBound
  }

  /// Whether what stands behind `statt` is money: it has a currency, or the price beside it has.
  private func isPrice(_ amount: Amount, from start: Int) -> Bool {
    let next = sentences.after(amount.last, most: 2)
    guard !next.contains(anyOf: Self.noPrices, in: sentences) else { return false }
    if hasCurrency(amount) { return true }
    let isCounted = next.first.map { sentences.isCapitalised($0) && !sentences.isInLink($0) } ?? false
    guard !isCounted else { return false }
    return Array(bytes[max(0, start - 8)..<start]).hasCurrency
      || Array(bytes[amount.number.upperBound..<min(bytes.count, amount.number.upperBound + 14)]).hasCurrency
  }

  /// `99 €`, `€ 99`, `99 Euro`, `99,-`.
  private func hasCurrency(_ amount: Amount) -> Bool {
    let start = amount.number.lowerBound
    let around = Array(bytes[max(0, start - 5)..<start])
    let rest = bytes[afterSpace(amount.number.upperBound)...].prefix(5)
    let isBefore = ["€", "$", "£", "EUR", "CHF", "€ ", "$ ", "£ ", "EUR ", "CHF ", "Euro "].contains {
      around.ends(with: $0.utf8)
    }
    let isAfter = ["€", "Euro", "EUR", "$", "£", "CHF", "Fr.", ",-", ",–"].contains { rest.starts(with: $0.utf8) }
    return isBefore || isAfter || sentences.folded(amount.last).hasNameOfCurrency
  }

  /// `früher 99 €, jetzt 79 €`: a price of now that is lower.
  private func hasLowerPrice(_ former: Amount) -> Bool {
    let after = sentences.after(former.last, most: 8)
    guard let now = after.firstIndex(where: { Self.now.contains(sentences.key($0)) }) else { return false }
    guard let next = after[now...].first(where: sentences.beginsWithDigit), let price = amount(at: next),
      hasCurrency(price)
    else { return false }
    return value(price) < value(former)
  }

  private func value(_ amount: Amount) -> Double {
    let last = sentences.folded(amount.last)
    let isFraction = amount.last > amount.first && last.count < 3
    let digits = bytes[amount.number].filter(\.isASCIIDigit).prefix(15)
    let whole = Double(digits.decimalValue)
    return isFraction ? whole / (last.count == 2 ? 100 : 10) : whole
  }

  /// Between `statt` and a price.
  private static let usual = WordSet(
    folding: """
      bisher bislang früher vorher zuvor sonst normal regulär regulären uvp eur euro chf der den dem von of the usual
      regular about rund circa ca
      """)
  private static let currencies = WordSet(folding: "eur euro chf")
  private static let earlier = WordSet(
    folding:
      "früher vorher bisher bislang zuvor ehemals sonst normal regulär was were formerly previously before usually")
  private static let now = WordSet(folding: "jetzt nun nur heute now only today just")
  private static let noPrices = WordSet(
    folding: """
      spende spenden miete strafe bußgeld förderung fördergeld zuschuss gehalt lohn umsatz gewinn donation donations rent fine
      funding salary
      """)
}

extension [UInt8] {
  /// Whether the sign or the name of a currency stands in it.
  fileprivate var hasCurrency: Bool {
    ["€", "Euro", "EUR", "$", "£", "CHF", ",-", ",–"].contains { contains($0.utf8) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether a word ends with a currency: `99eur`.
  fileprivate var hasNameOfCurrency: Bool {
    ["eur", "euro", "chf"].contains { ends(with: $0.utf8) } && first?.isASCIIDigit == true
  }
}
