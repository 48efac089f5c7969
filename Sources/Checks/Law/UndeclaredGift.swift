internal import Core
internal import SocialText

/// What was given, lent or paid for is disclosed.
enum UndeclaredGift: ChannelRule {
  static let description = RuleDescription(
    id: "undeclared-gift", severity: .warning,
    summary: "A text that says something was given or lent to us has its `disclosure`",
    explanation: "Praise of what a company gave is presumed to be advertising (UWG § 5a (4)). If a company gave or "
      + "lent it, write `disclosure: gift` (`paid` where money was paid) and begin the text with \"Anzeige\" or "
      + "\"Werbung\". A present among friends, or a donation without a word about the giver's goods, is none.",
    invalid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      ---
      Das neue Licht wurde uns kostenlos zur Verfügung gestellt. Wir fahren es seit vier Wochen.
      """,
    valid: """
      ---
      id: advent
      channels: [x]
      publishDate: 2026-12-01T09:00
      disclosure: gift
      ---
      Werbung: Das neue Licht wurde uns kostenlos zur Verfügung gestellt. Wir fahren es seit vier Wochen.
      """)

  static func check(_ channel: ChannelUnderCheck) -> [Finding] {
    guard channel.disclosure == .none, channel.seen.has(.gift) else { return [] }
    return channel.seen.all.flatMap { text in text.scanned.gifts.map { (text, $0) } }.prefix(Legal.most).map {
      text, gift in
      flagged(
        channel, at: text.widePlace(gift.place),
        "\(Shown.quoted(text.scanned.text(at: gift.place))) tells of a gift, but `disclosure` is not set",
        severity: gift.isClear ? .warning : .note)
    }
  }
}

/// Finds where a text says that its authors were given something.
///
/// A word such as `geschenkt` or `free` alone is none: it must be "us" who got it, and something that has a price.
struct GiftScanner {
  /// What was found.
  struct Gift {
    /// The word, in the text.
    var place: Range<Int>
    /// Whether it is hardly anything else: free of charge, sponsored, from a company.
    var isClear: Bool
  }

  private let scanned: ScannedText
  private let sentences: Sentences

  init(_ scanned: ScannedText) {
    self.scanned = scanned
    sentences = Sentences(scanned.words, of: scanned.bytes)
  }

  /// One of a sentence, in the order of the text.
  var gifts: [Gift] {
    var found: [Gift] = []
    var sentenceEnd = 0
    for hit in scanned.hits(.gift) where hit.place.lowerBound >= sentenceEnd {
      guard let first = sentences.index(at: hit.place.lowerBound), let gift = gift(hit, first) else { continue }
      found.append(gift)
      sentenceEnd = sentences.after(first, most: 30).last.map { sentences.place($0).upperBound } ?? hit.place.upperBound
    }
    return found
  }

  private func gift(_ hit: WordMatcher.Hit, _ first: Int) -> Gift? {
    let sentence = Surroundings(
      sentences: sentences, before: sentences.before(first, most: 20), after: sentences.after(first, most: 12))
    guard !sentence.has(Self.negations) else { return nil }
    let isClear: Bool? =
      switch hit.entry {
      case "geschenkt", "spendiert", "gespendet", "gesponsert": present(hit.entry, sentence)
      case "zur Verfügung gestellt": provided(sentence)
      case "bekommen", "erhalten", "geschickt", "zugeschickt", "geliehen", "überlassen": handed(sentence)
      case "eingeladen": invited(sentence)
      case "kostenlos", "gratis", "kostenfrei", "umsonst", "unentgeltlich": free(sentence)
      case "PR-Sample*", "PR-Muster", "Pressemuster", "Pressesample*", "Rezensionsexemplar*", "press sample*": true
      case "Testexemplar*", "Testgerät*", "Testmuster", "review copy", "review unit": tested(sentence)
      case "gifted": gifted(sentence)
      case "gave us", "given us", "sent us", "lent us", "provided us": given(hit.entry, sentence)
      case "for free", "free of charge": freeOfCharge(sentence)
      case "a gift from", "a present from": sentence.hasAfter(Self.companies) ? false : nil
      case "in exchange for": sentence.hasAfter(Self.reviews) ? true : nil
      default: nil
      }
    return isClear.map { Gift(place: hit.place, isClear: $0) }
  }

  /// The words around a word, in its sentence.
  private struct Surroundings {
    let sentences: Sentences
    let before: [Int]
    let after: [Int]

    func has(_ words: WordSet) -> Bool { hasBefore(words) || hasAfter(words) }
    func hasBefore(_ words: WordSet) -> Bool { before.contains(anyOf: words, in: sentences) }
    func hasAfter(_ words: WordSet) -> Bool { after.contains(anyOf: words, in: sentences) }
  }
}

// MARK: - German

extension GiftScanner {
  /// `hat uns … geschenkt`, `haben wir geschenkt bekommen`. Not of trust, time or a smile.
  private func present(_ entry: String, _ sentence: Surroundings) -> Bool? {
    guard !sentence.has(Self.immaterial), !sentence.hasBefore(Self.familiar), !sentence.hasBefore(Self.readers) else {
      return nil
    }
    if entry == "gespendet", sentence.has(Self.money) || scanned.bytes.contains("€".utf8) {
      return nil
    }
    let isReceived = sentence.has(Self.receipts) && sentence.has(Self.ourselves)
    let isGiven =
      sentence.hasBefore(Self.receivers) && sentence.has(Self.auxiliaries) && !sentence.hasBefore(Self.speakers)
    guard isReceived || isGiven else { return nil }
    return entry == "gesponsert" || sentence.has(Self.companies)
  }

  /// `wurde uns zur Verfügung gestellt`. Rooms, pictures and data are mostly no goods.
  private func provided(_ sentence: Surroundings) -> Bool? {
    guard sentence.hasBefore(Self.receivers), sentence.has(Self.auxiliaries), !sentence.has(Self.immaterial),
      !sentence.has(Self.facilities), !sentence.hasBefore(Self.readers)
    else { return nil }
    return sentence.hasBefore(Self.gratis) || sentence.has(Self.companies)
  }

  /// `hat uns die Firma … geliehen`, `hat uns … zum Testen geschickt`. Letters and orders are no gifts.
  private func handed(_ sentence: Surroundings) -> Bool? {
    guard sentence.hasBefore(Self.ourselves), sentence.has(Self.auxiliaries), !sentence.has(Self.offered),
      !sentence.has(Self.immaterial), !sentence.has(Self.facilities), !sentence.has(Self.letters)
    else { return nil }
    if sentence.hasBefore(Self.trials) { return true }
    return sentence.hasBefore(Self.companies) ? false : nil
  }

  /// `das Hotel … hat uns eingeladen`.
  private func invited(_ sentence: Surroundings) -> Bool? {
    guard sentence.hasBefore(Self.receivers) || sentence.hasBefore(Self.speakers), sentence.has(Self.auxiliaries),
      !sentence.hasBefore(Self.readers), sentence.hasBefore(Self.companies) || sentence.hasBefore(Self.hosts)
    else { return nil }
    return false
  }

  /// `haben wir kostenlos bekommen`. Not what readers get.
  private func free(_ sentence: Surroundings) -> Bool? {
    guard sentence.has(Self.ourselves), sentence.has(Self.auxiliaries), !sentence.has(Self.offered),
      !sentence.has(Self.facilities), !sentence.has(Self.immaterial), sentence.hasAfter(Self.receipts)
    else { return nil }
    return true
  }

  private func tested(_ sentence: Surroundings) -> Bool? {
    guard sentence.has(Self.ourselves) || sentence.has(Self.us), !sentence.has(Self.offered) else { return nil }
    return sentence.has(Self.receipts) || sentence.has(Self.sendings) ? true : nil
  }

  private static let negations = WordSet(
    folding: "nicht nichts niemand kein keine keinen keiner nie selbst never not nobody nothing without")
  private static let receivers = WordSet(folding: "uns mir")
  private static let speakers = WordSet(folding: "wir ich")
  private static let ourselves = WordSet(folding: "uns mir wir ich")
  private static let auxiliaries = WordSet(folding: "hat haben habe hatte hatten wurde wurden worden ist")
  private static let readers = WordSet(folding: "ihr du habt hast könnt kannst")
  private static let offered = WordSet(
    folding: "ihr du euch dir dich sie ihnen könnt kannst können kinder mitglieder you your members can")
  private static let receipts = WordSet(
    folding: "bekommen bekam bekamen erhalten erhielten gestellt überlassen geschickt zugeschickt gegeben geliehen")
  private static let gratis = WordSet(folding: "kostenlos gratis kostenfrei umsonst unentgeltlich")
  private static let companies = WordSet(
    folding: """
      firma unternehmen hersteller herstellerin marke sponsor gmbh ag kg ohg ug company brand manufacturer maker makers firm ltd
      inc llc plc
      """)
  private static let trials = WordSet(folding: "testen test tests ausprobieren probefahren testfahren")
  private static let hosts = WordSet(folding: "hotel restaurant veranstalter reederei airline therme")
  private static let letters = WordSet(
    folding: """
      post brief briefe mail mails nachricht nachrichten antwort antworten angebot angebote auftrag aufträge rechnung rechnungen
      zusage absage rückmeldung rückmeldungen anfrage anfragen bewerbung bewerbungen bescheid preis auszeichnung besuch lieferung
      ware bestellung siegel zertifikat genehmigung einladung einladungen hinweis hinweise kündigung information
      """)
  private static let money = WordSet(folding: "euro eur geld spende spenden franken chf")
  /// Givers who are no advertisers.
  private static let familiar = WordSet(
    folding: """
      oma opa mama papa mutter vater eltern großeltern tante onkel schwester bruder freund freundin freunde nachbar nachbarin
      nachbarn kinder kind leben natur wetter regen sonne schnee himmel weihnachtsmann christkind nikolaus
      """)
  /// What has no price.
  private static let immaterial = WordSet(
    folding: """
      vertrauen aufmerksamkeit gehör glauben zeit lächeln lachen applaus kraft hoffnung freude liebe leben mut trost
      momente moment augenblicke erinnerungen abend tag stunde stunden minuten wärme sonne sonnenschein schnee blut herz ohr
      einblick einblicke ideen idee lob likes stimme stimmen sieg punkt punkte tor tore medaille titel gedanken worte lied
      nichts leuchten begegnungen dank ehre beachtung
      """)
  /// What is lent among associations and offices.
  private static let facilities = WordSet(
    folding: """
      raum räume saal halle platz fläche flächen gelände bühne strom foto fotos bild bilder bildmaterial daten informationen
      unterlagen texte karten server rechenzeit photo photos picture pictures image images data space room
      """)
}

// MARK: - English

extension GiftScanner {
  /// `was gifted to us`. Not gifted people.
  private func gifted(_ sentence: Surroundings) -> Bool? {
    guard let next = sentence.after.first, Self.giftedTo.contains(sentences.key(next)) else { return nil }
    return true
  }

  /// `gave us a bike for free`, `the company … gave us a bike`. Not what people give each other: a chance, a smile.
  private func given(_ entry: String, _ sentence: Surroundings) -> Bool? {
    guard !sentence.has(Self.englishImmaterial), !sentence.has(Self.facilities) else { return nil }
    if sentence.hasAfter(Self.englishFree) { return true }
    if sentence.hasAfter(Self.tests), entry != "given us" { return true }
    return sentence.hasBefore(Self.companies) && entry != "provided us" ? false : nil
  }

  /// `we got it for free`. Not what readers get.
  private func freeOfCharge(_ sentence: Surroundings) -> Bool? {
    guard sentence.hasBefore(Self.us), sentence.hasBefore(Self.sendings), !sentence.has(Self.offered),
      !sentence.has(Self.facilities), !sentence.has(Self.englishImmaterial)
    else { return nil }
    return true
  }

  private static let giftedTo = WordSet(folding: "by to us me")
  private static let us = WordSet(folding: "us me we i")
  private static let sendings = WordSet(folding: "got received sent gave given provided lent")
  private static let reviews = WordSet(folding: "review reviews mention post video honest opinion feature")
  private static let tests = WordSet(folding: "test review try")
  private static let englishFree = WordSet(folding: "free gift present complimentary")
  private static let englishImmaterial = WordSet(
    folding: """
      chance idea ideas feedback hope reason reasons lift welcome smile smiles hand talk insight insights overview glimpse
      opportunity call break look reminder boost taste sense advice trust tour tours time hug support permission access
      strength courage message messages email emails note question questions application applications letter letters
      """)
}
