internal import Core
internal import SocialText

/// No text is left to be filled in.
enum PlaceholderText: TextRule {
  static let description = RuleDescription(
    id: "placeholder",
    summary: "No text is left to be filled in",
    explanation: "A template's brackets, `{{…}}`, `Lorem ipsum`, `[NAME]` were to be replaced before anybody reads the "
      + "post. `TODO`, `___` and the like mostly were, too, and are a warning.",
    invalid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof, mit [NAME]."),
    valid: RuleExample.post(text: "Am 1. Dezember öffnet der Hof, mit Ana Weber [Video]."))

  static func check(_ text: TextUnderCheck, in post: PostUnderCheck) -> [Finding] {
    text.placeholders.prefix(mostFindings).map { placeholder in
      finding(
        in: post.post, at: text.place(placeholder.range),
        "\(Shown.plain(text.bytes.text(placeholder.range))) was to be filled in", severity: placeholder.severity)
    }
  }
}

/// Text that was to be replaced before publication.
struct Placeholder {
  let range: Range<Int>
  /// An error if it cannot be meant for readers.
  let severity: Severity
}

/// Finds place-holders: text in brackets that is to be filled in, `TODO` and the like, `Lorem ipsum`, blank lines to
/// fill in.
struct PlaceholderScanner {
  private let bytes: [UInt8]
  private let words: [Word]
  private let links: [Range<Int>]
  /// In the order of the text, except for the words, which come last.
  private(set) var placeholders: [Placeholder] = []

  /// - Parameter signs: which bytes `bytes` has.
  init(bytes: [UInt8], signs: ByteSet, words: [Word], links: [Range<Int>]) {
    self.bytes = bytes
    self.words = words
    self.links = links
    if signs.contains("[") || signs.contains("<") || signs.contains("{") { findBrackets() }
    if signs.contains("_") { findLines() }
    for (index, word) in words.enumerated() where PlaceholderWords.beginnings.contains(word.folded) { findMark(index) }
  }

  private mutating func findBrackets() {
    var place = 0
    while place < bytes.count, placeholders.count < 50 {
      guard let closing = Brackets.closing(bytes[place]), let end = end(of: place, closing) else {
        place += 1
        continue
      }
      let range = place..<end
      if let severity = severity(of: range) { placeholders.append(Placeholder(range: range, severity: severity)) }
      place = end
    }
  }

  /// Where a bracket that opens at `start` ends: on the same line, near, and with no other one between.
  private func end(of start: Int, _ closing: UInt8) -> Int? {
    let opening = bytes[start]
    let isDouble = opening == 0x7B && start + 1 < bytes.count && bytes[start + 1] == opening
    var place = start + (isDouble ? 2 : 1)
    while place < min(bytes.count, start + 200), bytes[place] != 0x0A, bytes[place] != opening {
      if bytes[place] == closing {
        let isClosed = !isDouble || place + 1 < bytes.count && bytes[place + 1] == closing
        return isClosed ? place + (isDouble ? 2 : 1) : nil
      }
      place += 1
    }
    return nil
  }

  private func severity(of range: Range<Int>) -> Severity? {
    if bytes[range.lowerBound] == 0x7B { return severity(ofBraces: range) }
    // `[text](address)` is a link, which rules about links check.
    guard !isInLink(range), range.upperBound == bytes.count || bytes[range.upperBound] != 0x28 else { return nil }
    return BracketText(range, in: bytes, words: words(in: range)).severity
  }

  /// `{{anything}}` is no text; `{name}` hardly ever.
  private func severity(ofBraces range: Range<Int>) -> Severity? {
    if bytes[range.lowerBound + 1] == 0x7B { return range.count > 4 ? .error : nil }
    let name = bytes[range].dropFirst().dropLast()
    return name.count > 1 && name.count <= 30 && name.allSatisfy { $0.isASCIILetter || $0 == 0x5F } ? .warning : nil
  }

  /// Blanks to fill in, `___`, in a line with other text.
  private mutating func findLines() {
    var start = 0
    for place in 0...bytes.count where place == bytes.count || bytes[place] != 0x5F {
      if place - start >= 3, !isInLink(start..<place), bytes.trimmed(bytes.line(around: start)) != start..<place {
        placeholders.append(Placeholder(range: start..<place, severity: .warning))
        if placeholders.count > 100 { return }
      }
      start = place + 1
    }
  }

  private mutating func findMark(_ index: Int) {
    let word = words[index]
    guard placeholders.count < 100, !word.isTag else { return }
    if word.folded == "lorem", index + 1 < words.count, words[index + 1].folded == "ipsum" {
      let end = words[index + 1].range.upperBound
      placeholders.append(Placeholder(range: word.range.lowerBound..<end, severity: .error))
    } else if word.folded == "tbd" || PlaceholderWords.marks.contains(word.folded) && isMark(word) {
      placeholders.append(Placeholder(range: word.range, severity: .warning))
    }
  }

  /// Whether the word is in capitals, and not the numeral of `XXX. Olympische Spiele`.
  private func isMark(_ word: Word) -> Bool {
    let next = word.range.upperBound
    let isOrdinal = word.folded == "xxx" && next + 1 < bytes.count && bytes[next] == 0x2E && bytes[next + 1] == 0x20
    return bytes[word.range].allSatisfy(\.isASCIICapital) && !isOrdinal
  }

  private func isInLink(_ range: Range<Int>) -> Bool { links.hasOverlap(with: range) }

  /// The words inside a stretch.
  private func words(in range: Range<Int>) -> ArraySlice<Word> {
    let start = words.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return words[start...].prefix { $0.range.upperBound <= range.upperBound }
  }
}

private enum Brackets {
  /// The bracket that closes `[`, `<` or `{`.
  static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x5B: 0x5D
    case 0x3C: 0x3E
    case 0x7B: 0x7D
    default: nil
    }
  }
}

/// The words that distinguish a placeholder from other text in brackets, in German and English.
enum PlaceholderWords {
  /// Names of what is to be filled in: `[NAME]` is not written for readers.
  static let slots: WordSet = [
    "name", "vorname", "nachname", "firma", "firmenname", "company", "datum", "date", "uhrzeit", "ort", "place", "city",
    "stadt", "url", "adresse", "address", "preis", "price", "titel", "title", "beruf", "profession", "stunden", "hours",
    "beginn", "aufgabe", "task", "betrag", "amount", "telefon", "telefonnummer", "phone", "platzhalter", "placeholder",
    "kunde", "customer", "produkt", "product", "ansprechpartner",
  ]

  /// In capitals, among other words, these ask the author something or tell them what to do.
  static let instructions: WordSet = [
    "was", "wer", "wem", "wen", "wie", "wo", "wohin", "wann", "warum", "wozu", "worum", "welche", "welcher", "welches",
    "what", "who", "whom", "which", "where", "when", "why", "how", "name", "insert", "your", "dein", "deine", "ihre",
    "bitte", "please", "hier", "here",
  ]

  /// What an author is told to do with a place-holder.
  static let insertions: WordSet = [
    "einsetzen", "einfügen", "eintragen", "ergänzen", "ausfüllen", "nachtragen",
  ]

  /// Possessives before what the author has to fill in.
  static let owners: WordSet = ["your", "dein", "deine", "ihr", "ihre", "euer", "eure"]

  /// What Stet's own templates have in brackets, as far as it could otherwise be taken for a heading.
  static let ownTemplates: WordSet = [
    "datum und uhrzeit", "date and time", "preis, dauer und bedingungen", "price, duration and conditions", "a task",
    "erstes kapitel", "first chapter", "adresse des beitrags, auf den wir antworten",
    "address of the post that we answer", "start",
  ]

  /// Marks of work still to do.
  static let marks: WordSet = ["todo", "fixme", "xxx"]

  /// The words that a mark begins with, those that need a closer look among them.
  static let beginnings: WordSet = ["lorem", "tbd", "todo", "fixme", "xxx"]
}

/// A text in brackets, which may be a placeholder that the author forgot to replace.
///
/// Many texts in brackets are meant for readers: `[Video]`, `[DE]`, `[…]`, `[SAVE THE DATE]`, `[Bild mit KI erzeugt]`.
/// Only one that asks for something is certainly a placeholder.
struct BracketText {
  private let bytes: [UInt8]
  private let inner: Range<Int>
  private let words: ArraySlice<Word>
  private let isAngle: Bool

  init(_ range: Range<Int>, in bytes: [UInt8], words: ArraySlice<Word>) {
    self.bytes = bytes
    self.words = words
    inner = (range.lowerBound + 1)..<(range.upperBound - 1)
    isAngle = bytes[range.lowerBound] == 0x3C
  }

  /// The severity; `nil` if it may be meant for readers.
  var severity: Severity? {
    guard let first = words.first, let last = words.last, words.count <= 20 else { return nil }
    // Only words: no address, no tag with attributes.
    guard !isAngle || first.range.lowerBound == inner.lowerBound && !hasSign else { return nil }
    if isInCapitals { return severityInCapitals }
    if words.count > 1, PlaceholderWords.insertions.contains(last.folded) || first.folded == "insert" || isOwned {
      return .error
    }
    let isAnnounced = words.count <= 3 && words.count > 1 && last.folded == "folgt"
    return isAnnounced || isSlot || isLink(first) && words.count == 1 ? .warning : nil
  }

  private var severityInCapitals: Severity? {
    if PlaceholderWords.ownTemplates.contains(FoldedWord(bytes[inner])) { return .error }
    if words.count == 1 { return isSlot ? .error : words.contains(where: isLink) ? .warning : nil }
    let asks = bytes[inner].contains(0x3F) || words.contains { PlaceholderWords.instructions.contains($0.folded) }
    if asks || words.last.map({ PlaceholderWords.insertions.contains($0.folded) }) == true { return .error }
    return words.count > 3 && words.first?.folded != "save" ? .warning : nil
  }

  /// Whether the only word is a slot: with a capital, or in angle brackets, since `[name]` is used in quotations.
  private var isSlot: Bool {
    guard let word = words.first, words.count == 1, PlaceholderWords.slots.contains(word.folded) else { return false }
    return word.range == inner && (isAngle || bytes[word.range.lowerBound].isASCIICapital)
  }

  /// `[your name]`, `[Name hier]`.
  private var isOwned: Bool {
    guard words.count <= 4, words.contains(where: { PlaceholderWords.slots.contains($0.folded) }),
      let first = words.first, let last = words.last
    else { return false }
    return PlaceholderWords.owners.contains(first.folded) || last.folded == "here" || last.folded == "hier"
  }

  /// `[Link]`, where no link follows.
  private func isLink(_ word: Word) -> Bool {
    let next = inner.upperBound + 1
    return word.folded == "link" && word.range == inner && bytes[word.range.lowerBound].isASCIICapital
      && bytes.firstIndex(of: "http", in: next..<min(next + 12, bytes.count)) == nil
  }

  private var isInCapitals: Bool {
    let text = bytes.text(inner).unicodeScalars
    return text.count { $0.properties.isUppercase } > 1 && !text.contains { $0.properties.isLowercase }
  }

  private var hasSign: Bool { bytes[inner].contains { $0 == 0x2F || $0 == 0x3D || $0 == 0x40 || $0 == 0x3A } }
}

/// The words that tell whether a sentence announces something, in German and English.
enum ToComeWords {
  /// Words that invite, announce or set a deadline.
  static let toCome: WordSet = [
    "kommt", "komm", "kommen", "anmelden", "anmeldung", "anmeldungen", "anmeldeschluss", "anmeldefrist", "bewerben",
    "bewirb", "bewerbt", "bewerbung", "bewerbungsfrist", "bewerbungsschluss", "frist", "einsendeschluss", "vormerken",
    "merken", "vorverkauf", "tickets", "seid", "startet", "beginnt", "öffnet", "findet", "wird", "werden", "laden",
    "einladung", "freuen", "erinnerung", "teilnahmeschluss", "deadline", "register", "registration", "apply",
    "applications", "submit", "submissions", "join", "upcoming", "will", "starts", "begins", "opens", "reminder",
    "invitation", "invite", "save", "don", "closes", "rsvp",
  ]

  /// Words that speak of the past.
  static let past: WordSet = [
    "war", "waren", "wurde", "wurden", "worden", "hat", "hatte", "hatten", "haben", "habe", "gab", "ging", "fand",
    "fanden", "kam", "kamen", "fiel", "begann", "startete", "eröffnete", "starb", "danke", "dank", "seit", "letzten",
    "letzte", "letzter", "letztes", "vergangenen", "vergangene", "vergangener", "rückblick", "erschien", "erschienen",
    "veröffentlicht", "geboren", "gegründet", "aufzeichnung", "nachlese", "stand", "was", "were", "had", "has", "have",
    "took", "held", "happened", "went", "started", "began", "opened", "launched", "released", "published", "announced",
    "attended", "thanks", "thank", "since", "last", "past", "ago", "recap", "recording", "recordings", "born", "died",
    "founded", "presented", "joined", "met", "gathered", "visited", "gave", "did", "been", "updated", "established",
    "ended", "closed",
  ]

  /// Before a date, these say that something goes on from that day.
  static let beginnings: WordSet = [
    "ab", "from", "since", "seit", "starting", "beginning", "vom", "nach", "after",
  ]
}
